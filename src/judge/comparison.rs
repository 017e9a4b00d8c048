//! One amount that two articles put on opposite sides of what they compare with: "40 minutes later" / "40 minutes ahead", "two seats more" /
//! "two seats fewer". Silent where what is compared has changed places too ("A is taller than B", "B is shorter than A").

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use crate::article::words::Tokens;
use crate::facts::figure::Figure;
use crate::facts::{Fact, Relation};
use crate::lexicon::{Comparative, comparative};
use crate::syntax::Tag;

/// An amount with the word behind it that compares.
struct Comparison<'a> {
    figure: &'a Figure,
    side: Comparative,
    /// The amount and the word.
    words: Tokens,
    /// What is compared.
    subject: Option<Tokens>,
    /// What it is compared with.
    with: Option<Tokens>,
    /// The word behind which that stands.
    than: Option<usize>,
}

/// The first amount on opposite sides.
pub(super) fn opposed(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (comparisons(&pair.left), comparisons(&pair.right));
    let pairs = ours.iter().flat_map(|one| theirs.iter().map(move |other| (one, other)));
    let mut turned = pairs.filter(|(one, other)| {
        let sides = one.side.axis == other.side.axis && one.side.up != other.side.up;
        let same = matches!(one.figure.relation(other.figure), Relation::Same | Relation::OtherBound);
        // "Cut by more than half" / "less than half was left".
        sides
            && same
            && !super::slot::complement(one.figure, other.figure)
            && pair.concerns(one.words, other.words)
            && !exchanged(pair, one, other)
    });
    turned.next().map(|(one, other)| {
        let (left, right) = (pair.left.words(one.words), pair.right.words(other.words));
        let why = format!("left says “{left}”, right says “{right}”: the same amount in opposite directions");
        let difference = pair.difference(Pattern::Phrases, true, one.words, other.words, why);
        pair.placed(difference, one.words, other.words)
            .weighing(Clue::Arguments, 1.0)
            .noting(Clue::SameMeasure, true)
            .guessed(if is_of_one_thing(pair, one, other) { 0.8 } else { 0.1 })
    })
}

fn comparisons<'a>(half: &Half<'a>) -> Vec<Comparison<'a>> {
    let parsed = half.parsed();
    let of = |fact: &'a crate::facts::Fact| {
        let figure = fact.figure()?;
        let end = fact.tokens.end as usize;
        // "Two more seats" and "40 minutes or so later": the word may stand inside the figure's own words, or shortly behind.
        let at = (fact.tokens.start as usize + 1..end + 2).find(|&at| at < parsed.len() && comparative(parsed.lower(at)).is_some())?;
        // "More than 40" bounds the number behind it.
        // "Just under two days" does too.
        let bounds = parsed.lower(at + 1) == "than" && at + 2 <= end || at + 1 < end && parsed.tag(at + 1) == Tag::Cd;
        let side = comparative(parsed.lower(at)).filter(|_| !bounds && half.sentence().holds(at))?;
        let with = (at + 1..at + 6).find(|&than| matches!(parsed.lower(than), "than" | "of"));
        Some(Comparison {
            figure,
            side,
            words: fact.tokens.hull(Tokens::new(at, at + 1)),
            subject: parsed.subject(parsed.predicate_of(at)).map(|subject| parsed.noun_phrase(subject)),
            with: with.and_then(|than| parsed.behind(than)).map(|object| parsed.noun_phrase(object)),
            than: with,
        })
    };
    half.near().filter_map(of).collect()
}

/// Whether what is compared and what it is compared with have changed places.
fn exchanged(pair: &Pair<'_>, one: &Comparison<'_>, other: &Comparison<'_>) -> bool {
    let meet = |l, r| meet(pair, l, r);
    // "Fewer than ten years ago" and "a decade back it was higher": the time compared with is the time told of.
    let then = |half: &Half<'_>, than: Option<usize>, there: &Half<'_>| {
        let with = than.map(|than| Tokens::new(than, than + 3))?;
        let time = half.near().find(|fact| fact.date().is_some() && fact.tokens.overlaps(with))?.date()?;
        there.near().filter_map(Fact::date).any(|date| matches!(date.relation(time), Relation::Same | Relation::Coarser)).then_some(true)
    };
    let (there, back) = (meet(one.subject, other.with), meet(one.with, other.subject));
    let there = there.filter(|met| *met).or_else(|| then(&pair.right, other.than.filter(|_| one.than.is_none()), &pair.left)).or(there);
    let back = back.filter(|met| *met).or_else(|| then(&pair.left, one.than.filter(|_| other.than.is_none()), &pair.right)).or(back);
    // "Less than it had asked for" / "had wanted more": what the one compares with is what the other compares.
    let standard = |half: &Half<'_>, own: &Comparison<'_>, there: &Half<'_>, theirs: &Comparison<'_>| {
        let verb = own.than.and_then(|than| {
            (than + 1..than + 7)
                .find(|&at| half.sentence().holds(at) && half.parsed().tag(at).is_verb() && half.parsed().carries_meaning(at))
        });
        let told = there.parsed().predicate_of(theirs.words.start as usize);
        let wants = |half: &Half<'_>, verb: usize| is_asking_price(half.parsed().lower_lemma(verb));
        verb.is_some_and(|verb| wants(half, verb) == wants(there, told) && wants(there, told)) && theirs.than.is_none()
    };
    if standard(&pair.left, one, &pair.right, other) || standard(&pair.right, other, &pair.left, one) {
        return true;
    }
    // Where one side does not say what it compares with, the half that is known decides.
    matches!((there, back), (Some(true), Some(true) | None) | (None, Some(true)))
}

/// Verbs of what somebody would have had.
fn is_asking_price(verb: &str) -> bool {
    matches!(
        verb,
        "anticipate"
            | "ask"
            | "budget"
            | "demand"
            | "expect"
            | "forecast"
            | "hope"
            | "intend"
            | "plan"
            | "promise"
            | "seek"
            | "target"
            | "want"
    )
}

/// Whether the same is compared, or with the same: of "they are two divisions below" and "Calder play two leagues higher" nobody can tell.
fn is_of_one_thing(pair: &Pair<'_>, one: &Comparison<'_>, other: &Comparison<'_>) -> bool {
    meet(pair, one.subject, other.subject) != Some(false) || meet(pair, one.with, other.with) == Some(true)
}

/// Whether two phrases share a word; `None` where either is missing.
fn meet(pair: &Pair<'_>, l: Option<Tokens>, r: Option<Tokens>) -> Option<bool> {
    l.zip(r).map(|(l, r)| pair.matching.matched().iter().any(|&(a, b, _)| l.holds(a) && r.holds(b)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn what_is_compared_with_is_compared_itself() {
        let left = "The county sold the courthouse for 1.1 million, 300,000 less than it had asked for.";
        assert_eq!(guess(Pattern::Phrases, left, "The county sold the courthouse for 1.1 million. It had wanted 300,000 more."), 0.0);
        assert_eq!(
            guess(Pattern::Phrases, "Drought cut the harvest by more than half.", "Less than half the harvest was brought in."),
            0.0
        );
    }

    #[test]
    fn the_same_amount_on_opposite_sides() {
        let apart = [
            ("The trains arrived 12 minutes later than in May.", "The trains came in 12 minutes earlier than in May."),
            ("The party won nine seats more than in 2019.", "The party won nine seats fewer than in 2019."),
            ("Prices were 4 percent higher than a year before.", "Prices were 4 percent lower than a year before."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Phrases, left, right) > 0.5, "{left} / {right}");
        }
        let of_two = ("The hosts, who are two divisions below their visitors, went through.", "Calder play two leagues higher.");
        assert!(guess(Pattern::Phrases, of_two.0, of_two.1) <= 0.1);
        let alike = [
            ("The district has about 300 fewer pupils than ten years ago.", "Ten years ago the district had around 300 more pupils."),
            ("The pill saves two days more than a dummy.", "The gain amounts to just under two days."),
            ("The tower is 12 metres taller than the mast.", "The mast is 12 metres shorter than the tower."),
            ("Prices were 4 percent higher than a year before.", "Prices were more than 4 percent higher than a year before."),
            ("The trains arrived 12 minutes later than in May.", "The trains came in with a delay of 12 minutes."),
        ];
        for (left, right) in alike {
            assert_eq!(guess(Pattern::Phrases, left, right), 0.0, "{left} / {right}");
        }
    }
}
