//! What one article holds open and the other tells: the cause, who, where, when, how many, for how much, whether. Called by the rule on certainty.
//!
//! Fires on "the cause was not known" / "the fire was caused by a lorry" and on "it is unclear who leaked the memo" / "an aide leaked the memo".
//! Stays silent where the answer is itself doubted or denied, and where the two are about other matters.

use super::Difference;
use super::clue::{Clue, Pattern};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::figure::Figure;
use crate::facts::stance::Certainty;
use crate::facts::{Fact, Relation};
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair};
use crate::lexicon::{Openness, Question, openness};

/// What a claim holds open.
struct Open {
    /// The words that say so: "not known".
    words: Tokens,
    question: Question,
    /// The words of what is asked: "who [leaked the memo]", "the cause of [the fire]".
    matter: Vec<usize>,
}

/// What one claim holds open and the other tells.
pub(super) fn told(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (held_open(&pair.left), held_open(&pair.right));
    let (left, right) = match (ours, theirs) {
        (Some(open), None) => {
            let asked = Asked { pair, open: &open, asking: &pair.left, telling: &pair.right, turned: false };
            (open.words, asked.answer()?)
        }
        (None, Some(open)) => {
            let asked = Asked { pair, open: &open, asking: &pair.right, telling: &pair.left, turned: true };
            (asked.answer()?, open.words)
        }
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let (one, other) = (pair.left.words(left), pair.right.words(right));
    let why = format!("left says “{one}”, right says “{other}”: one holds open what the other tells");
    let difference = pair.difference(Pattern::Rung, false, left, right, why);
    Some(difference.noting(Clue::Opposed, true).noting(Clue::SamePredicate, true).guessed(0.6))
}

/// What a claim holds open: "it is unclear who leaked the memo", "the price was not disclosed", "no date has been set".
fn held_open(half: &Half<'_>) -> Option<Open> {
    let tokens = half.claim.tokens;
    let (at, words) = tokens.iter().find_map(|token| Some((token, opens(half, token)?)))?;
    let clause = asked(half, at).or_else(|| tokens.iter().find_map(|token| asked_at(half, token, at)));
    let (question, matter) = clause.or_else(|| named(half, at))?;
    Some(Open { words, question, matter })
}

/// The words by which a token holds something open, if it does.
fn opens(half: &Half<'_>, token: usize) -> Option<Tokens> {
    let parsed = half.parsed();
    let word = Tokens::new(token, token + 1);
    match openness(parsed.lower_lemma(token))? {
        Openness::Open => Some(word),
        Openness::Sought => {
            (half.stance(token).certainty >= Certainty::Planned && !parsed.is_predicate(token) || is_sought(half, token)).then_some(word)
        }
        // "Her name" is no naming.
        Openness::Told if parsed.tag(token).is_noun() => None,
        Openness::Told => {
            let predicate = parsed.predicate_of(token);
            // "Asked not to be named".
            if parsed
                .clause_governor(predicate)
                .is_some_and(|above| matches!(parsed.lower_lemma(above.token), "ask" | "wish" | "want" | "prefer" | "condition"))
            {
                return None;
            }
            let negations = &half.stance(predicate).negations;
            let not = negations.iter().copied().chain(parsed.negation(token)).find(|&not| not.abs_diff(token) <= 5);
            // "A date has yet to be fixed", "no date has been set".
            let yet = (token.saturating_sub(4)..token).find(|&at| parsed.lower(at) == "yet" && parsed.lower(at + 1) == "to");
            let empty = [parsed.subject(predicate), parsed.object(predicate)].into_iter().flatten();
            let empty = { empty }.find_map(|noun| parsed.emptying_word(noun).filter(|_| is_noun_of_question(half, noun)));
            let not = not.or(yet).or(empty)?;
            Some(if not.abs_diff(token) <= 6 { word.hull(Tokens::new(not, not + 1)) } else { word })
        }
        Openness::Noun(_) | Openness::Brings => None,
    }
}

/// "Is being investigated", "are trying to find out": looked for still.
fn is_sought(half: &Half<'_>, token: usize) -> bool {
    let parsed = half.parsed();
    parsed.is_predicate(token)
        && !half.stance(token).is_negated()
        && (parsed.lower(token).ends_with("ing") || parsed.auxiliaries(token).iter().any(|&at| parsed.lower(at) == "being"))
}

fn is_noun_of_question(half: &Half<'_>, noun: usize) -> bool {
    let parsed = half.parsed();
    // "No cause for concern", "no reason to believe".
    let worry = |at: usize| matches!(parsed.lower(at), "alarm" | "celebration" | "complaint" | "concern" | "optimism" | "panic" | "worry");
    let goes_on = matches!(parsed.lower(noun + 1), "to") || parsed.lower(noun + 1) == "for" && (worry(noun + 2) || worry(noun + 3));
    let goes_on = goes_on && parsed.emptying_word(noun).is_some() && question_of(half, noun) == Some(Question::Cause);
    question_of(half, noun).is_some() && !goes_on
}

/// What is asked by a noun: "the cause", "her name".
fn question_of(half: &Half<'_>, noun: usize) -> Option<Question> {
    match openness(half.parsed().lower_lemma(noun))? {
        Openness::Noun(question) => Some(question),
        Openness::Told if half.parsed().tag(noun).is_noun() && half.parsed().lower_lemma(noun) == "name" => Some(Question::Who),
        Openness::Told | Openness::Open | Openness::Sought | Openness::Brings => None,
    }
}

/// The question that hangs behind a word that holds it open: "unclear [who leaked the memo]".
fn asked(half: &Half<'_>, open: usize) -> Option<(Question, Vec<usize>)> {
    (open + 1..(half.claim.tokens.end as usize).min(open + 5)).find_map(|at| asked_at(half, at, open))
}

/// A question that begins at a token, and the words that it asks about; none of what holds it open.
fn asked_at(half: &Half<'_>, at: usize, open: usize) -> Option<(Question, Vec<usize>)> {
    let parsed = half.parsed();
    let question = match (parsed.lower(at), parsed.lower(at + 1)) {
        ("who" | "whom" | "whose", _) => Question::Who,
        ("why", _) => Question::Cause,
        ("how", "many") => Question::Many,
        ("how", "much") => Question::Much,
        ("how", _) => Question::Cause,
        ("where", _) => Question::Where,
        ("when", _) => Question::When,
        ("whether", _) => Question::Whether,
        ("what", "caused" | "made" | "led" | "sparked" | "triggered" | "started" | "had") => Question::Cause,
        _ => return None,
    };
    // "Those who fled" asks nothing.
    let noun_before = |at: usize| at.checked_sub(1).filter(|&before| half.claim.tokens.holds(before) && parsed.tag(before).is_noun());
    // Nor does "Rosalind Peake, who survived".
    let aside = at.checked_sub(1).filter(|&comma| parsed.form(comma) == ",").and_then(noun_before);
    if noun_before(at).filter(|&before| before != open).is_some() || aside.is_some() {
        return None;
    }
    let end = if at < open { open } else { half.claim.tokens.end as usize };
    let matter = (at + 1..end).filter(|&token| parsed.carries_meaning(token) && !matches!(parsed.lower(token), "many" | "much")).collect();
    Some((question, matter))
}

/// A noun for what is open, and what it is of: "the cause of [the fire]", "[the buyer's] identity".
fn named(half: &Half<'_>, open: usize) -> Option<(Question, Vec<usize>)> {
    let parsed = half.parsed();
    let near = parsed.predicate_of(open);
    let is_of =
        |noun: &usize| *noun != open && parsed.tag(*noun).is_noun() && (parsed.predicate_of(*noun) == near || noun.abs_diff(open) <= 3);
    let noun = half.claim.tokens.iter().filter(is_of).find(|&noun| is_noun_of_question(half, noun))?;
    let question = question_of(half, noun)?;
    let whole = parsed.subtree(noun);
    let behind = parsed.prepositional(near).map(|(_, object)| object).filter(|object| !whole.holds(*object));
    let matter = whole.iter().chain(behind).filter(|&token| token != noun && token != open && parsed.carries_meaning(token));
    Some((question, matter.collect()))
}

/// A claim that holds something open and one that may tell it.
struct Asked<'p, 'a> {
    pair: &'p Pair<'a>,
    open: &'p Open,
    asking: &'p Half<'a>,
    telling: &'p Half<'a>,
    /// Whether the right claim asks.
    turned: bool,
}

impl Asked<'_, '_> {
    /// The words by which the other claim tells what is held open.
    fn answer(&self) -> Option<Tokens> {
        let telling = self.telling;
        if telling.claim.tokens.iter().any(|token| opens(telling, token).is_some()) {
            return None;
        }
        let shared: Vec<usize> = self.open.matter.iter().filter_map(|&token| self.partner(token)).collect();
        let of_it = !shared.is_empty();
        let of_it_alone = of_it || self.open.matter.is_empty();
        let found = match self.open.question {
            Question::Cause => cause(telling, &shared, &|token| self.is_new(token)).filter(|_| of_it_alone),
            Question::Who => self.doer(&shared),
            Question::Where => self.place(&shared),
            Question::When => telling.facts().find(|fact| fact.date().is_some() && of_it).map(|fact| fact.tokens.start as usize),
            Question::Many => amount(telling, |figure| !figure.unit.is_money() && self.is_new_amount(figure)).filter(|_| of_it),
            Question::Much => amount(telling, |figure| figure.unit.is_money() && self.is_new_amount(figure)).filter(|_| of_it_alone),
            Question::Whether => self.deed_in_question(),
        }?;
        let fact = telling.facts().find(|fact| fact.tokens.holds(found));
        Some(fact.map_or(Tokens::new(found, found + 1), |fact| fact.tokens))
    }

    /// Whether a word of what is asked and one of what is told are the same or stand for each other.
    fn same(&self, asked: usize, told: usize) -> bool {
        let (l, r) = if self.turned { (told, asked) } else { (asked, told) };
        let (left, right) = (self.pair.left.parsed(), self.pair.right.parsed());
        let near = || alike(left, l, right, r).is_some_and(|alike| alike != Likeness::Opposite && alike.score() >= 0.5);
        self.pair.matching.pairs(l, r) && near() || left.lower_lemma(l) == right.lower_lemma(r)
    }

    fn partner(&self, asked: usize) -> Option<usize> {
        self.telling.claim.tokens.iter().find(|&told| self.same(asked, told))
    }

    /// Whether a word of what is told does not stand in what is asked.
    fn is_new(&self, told: usize) -> bool {
        !self.asking.claim.tokens.iter().any(|asked| self.same(asked, told))
    }

    /// "How many of the 1,100 files": what both sides give answers nothing.
    fn is_new_amount(&self, told: &Figure) -> bool {
        !self.asking.near().filter_map(Fact::figure).any(|asked| asked.relation(told) == Relation::Same)
    }

    /// What is asked about, told as a fact.
    fn deed(&self, shared: &[usize]) -> Option<usize> {
        shared.iter().copied().find(|&token| self.telling.parsed().is_predicate(token) && is_fact(self.telling, token))
    }

    fn doer(&self, shared: &[usize]) -> Option<usize> {
        let doer = self.deed(shared).and_then(|deed| self.telling.parsed().doer(deed));
        doer.or_else(|| named_as(self.telling)).filter(|&who| self.is_new(who) && is_somebody(self.telling, who))
    }

    fn place(&self, shared: &[usize]) -> Option<usize> {
        let parsed = self.telling.parsed();
        let placing = |mark: usize| matches!(parsed.lower(mark), "in" | "at" | "to" | "from" | "near" | "on" | "inside" | "into" | "for");
        let mut behind = parsed.prepositional(self.deed(shared)?).filter(|&(mark, _)| placing(mark)).map(|(_, object)| object);
        behind.find(|&object| self.is_new(object) && parsed.tag(object).is_noun())
    }

    /// "Whether to appeal" / "will appeal".
    fn deed_in_question(&self) -> Option<usize> {
        let asked = self.open.matter.iter().copied().find(|&asked| self.asking.parsed().asks_whether(asked))?;
        self.partner(asked).filter(|&deed| self.telling.parsed().is_predicate(deed) && is_fact(self.telling, deed))
    }
}

/// Whether a deed is told as done or as decided, and not denied.
fn is_fact(half: &Half<'_>, predicate: usize) -> bool {
    let stance = half.stance(predicate);
    !stance.is_negated() && stance.certainty >= Certainty::Planned
}

/// Whether a word names somebody, rather than "somebody".
fn is_somebody(half: &Half<'_>, who: usize) -> bool {
    let parsed = half.parsed();
    let vague = |word: &str| matches!(word, "someone" | "somebody" | "anyone" | "nobody" | "one" | "person" | "people" | "man" | "woman");
    parsed.tag(who).is_noun() && !vague(parsed.lower_lemma(who)) && parsed.emptying_word(who).is_none()
}

/// "Was named as Ada Renn", "the buyer is Halden".
fn named_as(half: &Half<'_>) -> Option<usize> {
    let parsed = half.parsed();
    let predicate = half.claim.predicate;
    let is_named = matches!(parsed.lower_lemma(predicate), "be" | "name" | "identify");
    let name = |token: &usize| parsed.tag(*token).is_name() && *token > predicate;
    is_named.then(|| half.claim.tokens.iter().find(name)).flatten()
}

fn amount(half: &Half<'_>, is_kind: impl Fn(&Figure) -> bool) -> Option<usize> {
    let fact = half.facts().find(|fact| fact.figure().is_some_and(&is_kind))?;
    Some(fact.tokens.start as usize)
}

/// The word that brings something about, or what does so: "sparked", "because", "[a candle] started".
fn cause(half: &Half<'_>, shared: &[usize], is_new: &dyn Fn(usize) -> bool) -> Option<usize> {
    let parsed = half.parsed();
    let brings = |&token: &usize| {
        let plain = matches!(parsed.lower_lemma(token), "start" | "blame");
        let caused = parsed.undergoer(token).or_else(|| parsed.prepositional(token).map(|(_, object)| object).next());
        let of_it = || caused.is_some_and(|caused| shared.contains(&caused)) || plain && parsed.lower_lemma(token) == "blame";
        (openness(parsed.lower_lemma(token)) == Some(Openness::Brings) || parsed.lower_lemma(token) == "cause")
            && is_fact(half, parsed.predicate_of(token))
            && half.stance(parsed.predicate_of(token)).certainty == Certainty::Stated
            && (!plain || of_it())
            && (parsed.doer(token).is_some() || !parsed.is_predicate(token) || parsed.is_passive(token))
    };
    let given = |&token: &usize| match parsed.lower(token) {
        "because" => true,
        "due" | "owing" | "thanks" => parsed.lower(token + 1) == "to",
        "out" => parsed.lower(token + 1) == "of" && parsed.tag(token + 2).is_noun(),
        "result" => parsed.lower(token + 1) == "of",
        _ => false,
    } && is_fact(half, parsed.predicate_of(token));
    // "Heavy snow made the roof fall in": whoever or whatever does what is asked about.
    let doer = || {
        let deed = shared.iter().copied().find(|&deed| parsed.is_predicate(deed) && is_fact(half, deed))?;
        let undergoes = parsed.undergoer(deed).is_some_and(|object| shared.contains(&object));
        parsed
            .doer(deed)
            .filter(|&doer| undergoes && is_new(doer) && parsed.tag(doer).is_noun() && half.stance(deed).certainty == Certainty::Stated)
    };
    half.claim.tokens.iter().find(brings).or_else(|| half.claim.tokens.iter().find(given)).or_else(doer)
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn a_cause_that_one_holds_open() {
        let left = "The cause of the fire was not known.";
        assert!(guess(Pattern::Rung, left, "The fire was caused by a refrigerated lorry.") > 0.5);
        assert!(guess(Pattern::Rung, "It is too early to say what caused the fire.", "A leaking pipe sparked the fire.") > 0.5);
        assert!(guess(Pattern::Rung, "It is not known why the train derailed.", "The train derailed because of a broken rail.") > 0.5);
        assert!(guess(Pattern::Rung, "The cause of the fire is being investigated.", "The fire was started by a candle.") > 0.5);
        assert_eq!(guess(Pattern::Rung, left, "What caused the fire is unclear."), 0.0);
        assert_eq!(guess(Pattern::Rung, left, "The fire destroyed a refrigerated lorry."), 0.0);
        let told = "Rosalind Peake, who survived the fire, told the jury that the guard had said nothing.";
        assert_eq!(guess(Pattern::Rung, told, "A neighbour who survived the fire told the jury that the guard had shouted."), 0.0);
    }

    #[test]
    fn what_else_one_holds_open() {
        let apart = [
            ("It is unclear who leaked the memo.", "An aide leaked the memo."),
            ("It is not clear how many people were hurt.", "Six people were hurt."),
            ("It is unclear when the bridge will reopen.", "The bridge will reopen in June."),
            ("It is unclear where the money went.", "The money went to a firm in Malta."),
            ("No date has been set for the trial.", "The trial will start on May 4."),
            ("The price of the deal was not disclosed.", "The deal is worth $40 million."),
            ("The company has not decided whether to appeal.", "The company will appeal."),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Rung, left, right) > 0.5, "{left} / {right}");
        }
        let silent = [
            ("It is unclear who leaked the memo.", "Nobody knows who leaked the memo."),
            ("It is not clear how many people were hurt.", "People were hurt."),
            ("It did not know how many of the 90 files were burnt.", "How many of the 90 files were burnt is a question it cannot answer."),
            ("The price was disclosed on Monday.", "The firm paid $40 million."),
            ("There is no cause for concern, the firm said.", "The fire was caused by a lorry."),
        ];
        for (left, right) in silent {
            assert!(guess(Pattern::Rung, left, right) < 0.5, "{left} / {right}");
        }
    }
}
