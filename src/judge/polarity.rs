//! One affirms what the other denies: negation, opposites, rise against fall.
//!
//! Fires on "The court upheld the ban" / "The ban was overturned by the court" and on "did not sign" / "signed".
//! Stays silent on "keep the tax" / "put off abolishing it": an opposite of an opposite, or of another object, is no conflict.

use super::clue::{Clue, Pattern};
use super::complement::{are_complements, contrasts_groups};
use super::event::{Wording, is_told_beside, same_thing, wordings};
use super::opposition::{are_exchanged, denies_a_manner, difference, equally_real, holds_lemma, phrase, told, told_crosswise, waits};
use super::{Difference, Rule, comparison, condition, denial, leave, member, need, outcome, predication, sides, silence};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::Relation;
use crate::facts::quote::same_spelling;
use crate::judge::matching::alike;
use crate::judge::pair::{Half, Pair, Said};
use crate::judge::substitution::Substitution;
use crate::kind::Kind;
use crate::lexicon::{self, Origin, names_person, opposites, saying};
use crate::syntax::{Parsed, Tag};

pub(super) const RULE: Rule = Rule { kind: Kind::Polarity, check };

fn check(pair: &Pair<'_>, out: &mut Vec<Difference>) {
    // Who asks denies nothing, and of those left out the opposite is true.
    if pair.left.is_question()
        || pair.right.is_question()
        || are_complements(pair)
        || contrasts_groups(&pair.left)
        || contrasts_groups(&pair.right)
    {
        return;
    }
    if let Some(difference) =
        opposed_phrases(pair).or_else(|| leave::differs(pair)).or_else(|| condition::turned(pair)).or_else(|| comparison::opposed(pair))
    {
        out.push(difference);
        return;
    }
    let predications = || pair.predications().iter().find_map(|one| predication::denied_or_opposed(pair, one));
    if let Some(difference) = denial::of_deed(pair).or_else(predications) {
        out.push(difference);
        return;
    }
    out.extend(
        denial::of_thing(pair)
            .or_else(|| denial::of_one_of_two(pair))
            .or_else(|| denial::otherwise(pair))
            .or_else(|| need::differs(pair))
            .or_else(|| member::differs(pair))
            .or_else(|| sides::taken(pair))
            .or_else(|| silence::broken(pair))
            .or_else(|| outcome::opposed(pair)),
    );
    if let Some((l, r)) = opposite_word(pair) {
        out.push(difference(pair, Pattern::Opposite, Said::of(l), Said::of(r)).guessed(0.4));
    }
    let others = pair.substitutions.iter().filter(|one| one.parallel).filter_map(|one| other_word(pair, one));
    out.extend(others);
}

/// Two predicates, by their phrases, of which one ends what the other keeps up ("let lapse" / "renew"), or one denies what the other affirms,
/// of the same thing. The surest pair counts.
fn opposed_phrases(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (wordings(&pair.left), wordings(&pair.right));
    // "Launched in March, will end in December" / "began in March": what the other says is said here too.
    let is_told_too = |own: &[Wording], half: &Half<'_>, one: &Wording, other: &Wording, there: &Half<'_>| {
        let says = |near: &Wording| {
            let (one, other) = (near.active(), other.active());
            one == other || lexicon::synonyms(one, other) || lexicon::same_pole(one, other) || lexicon::same_pole(&near.phrase, other)
        };
        own.iter().any(|near| near.head != one.head && says(near) && near.is_negated(half) == other.is_negated(there))
    };
    let mut best: Option<(Difference, f32)> = None;
    for one in ours.iter().filter(|one| pair.left.parsed().tag(one.head).is_verb()) {
        for other in theirs.iter().filter(|other| pair.right.parsed().tag(other.head).is_verb()) {
            let Some(confidence) = opposition(pair, one, other) else { continue };
            if told_crosswise(pair, &one.words, &other.words)
                || is_told_too(&ours, &pair.left, one, other, &pair.right)
                || is_told_too(&theirs, &pair.right, other, one, &pair.left)
                || is_told_beside(pair, one, other)
            {
                continue;
            }
            if best.as_ref().is_none_or(|(_, surest)| confidence > *surest) {
                best = Some((between(pair, one, other, confidence), confidence));
            }
        }
    }
    best.map(|(difference, _)| difference)
}

/// How sure it is that two phrases exclude each other, if they do.
fn opposition(pair: &Pair<'_>, one: &Wording, other: &Wording) -> Option<f32> {
    let told = |one: &str, other: &str| {
        let same = one == other || lexicon::synonyms(one, other) || lexicon::same_pole(one, other);
        (lexicon::opposites(one, other), same)
    };
    let (opposition, is_same) = match told(&one.phrase, &other.phrase) {
        (None, false) if one.is_passive() || other.is_passive() => told(one.active(), other.active()),
        found => found,
    };
    let governed = pair.left.is_governed_by_negation(one.head) || pair.right.is_governed_by_negation(other.head);
    let denied = one.is_negated(&pair.left) != other.is_negated(&pair.right);
    if governed || leave::rules(&pair.left, one.head) || leave::rules(&pair.right, other.head) || !equally_real(pair, one.head, other.head)
    {
        return None;
    }
    if opposition.is_some() == denied || (opposition.is_none() && !is_same) || denied && denies_a_manner(pair, one.head, other.head) {
        return None;
    }
    // "Neither admitted nor denied it" / "did not admit it": neither of two opposites need be so.
    if opposition.is_some() && one.is_negated(&pair.left) && other.is_negated(&pair.right) {
        return None;
    }
    let same_way = || waits(pair, one.head, other.head) || are_exchanged(pair, one.head, other.head);
    if opposition.is_some() && same_way() || denied && are_other_words(pair, one, other) {
        return None;
    }
    // "The longest in the country" / "no tunnel is longer": what is denied is that another is more so.
    let is_more = |parsed: &Parsed, wording: &Wording| wording.words.iter().any(|&at| matches!(parsed.tag(at), Tag::Jjr | Tag::Rbr));
    if denied && is_more(pair.left.parsed(), one) != is_more(pair.right.parsed(), other) {
        return None;
    }
    // Opposites that only a dictionary knows are matched word by word below, where the rest of the clause has to agree.
    let known = opposition.is_none_or(|opposition| opposition.origin == Origin::News);
    let (ours, theirs) = (one.themes(&pair.left), other.themes(&pair.right));
    let shared = ours.iter().any(|&l| theirs.iter().any(|&r| same_thing(pair, l, r)));
    let most_affected = ours.first().zip(theirs.first()).is_some_and(|(&l, &r)| same_thing(pair, l, r));
    let (left, right) = (pair.left.parsed(), pair.right.parsed());
    // "Lost its home" and "gets 40,000": opposites of two objects; and what two people do is no conflict either.
    let own = |wording: &Wording, token: Option<usize>| token.filter(|token| !wording.words.contains(token));
    let objects = own(one, left.undergoer(one.head)).zip(own(other, right.undergoer(other.head)));
    // "Confirmed what the court had found": a pronoun may stand for anything.
    let told = |parsed: &Parsed, token: usize| !matches!(parsed.tag(token), Tag::Wp | Tag::Wdt | Tag::Prp | Tag::Dt);
    let other_word = |l: usize, r: usize| matches!(alike(left, l, right, r), None | Some(Likeness::Near(_)));
    let of_others = |l: usize, r: usize| told(left, l) && told(right, r) && !same_thing(pair, l, r);
    let apart = |(l, r): (usize, usize)| of_others(l, r) && alike(left, l, right, r).is_none();
    let apart_deeds = |(l, r): (usize, usize)| of_others(l, r) && other_word(l, r);
    let doers = left.doer(one.head).zip(right.doer(other.head));
    // "Went on writing letters" / "stopped going out": what is begun, kept up or ended are two deeds.
    let deeds = left.inner_clause(one.head).zip(right.inner_clause(other.head));
    if deeds.is_some_and(|(l, r)| !one.words.contains(&l) && !other.words.contains(&r) && apart_deeds((l, r))) {
        return None;
    }
    // "Hit the roof of a school" / "no one was harmed": what befalls a thing, and what befalls nobody.
    let nobody = |half: &Half<'_>, wording: &Wording| {
        let person = half.parsed().undergoer(wording.head).map(|token| half.parsed().lower(token));
        person.is_some_and(|person| matches!(person, "nobody" | "one" | "none"))
    };
    let a_thing = |half: &Half<'_>, wording: &Wording| {
        let token = half.parsed().undergoer(wording.head);
        token.is_some_and(|token| half.parsed().tag(token).is_common_noun() && !names_person(half.parsed().lower_lemma(token)))
    };
    let befall = |one: (&Half<'_>, &Wording), other: (&Half<'_>, &Wording)| nobody(one.0, one.1) && a_thing(other.0, other.1);
    if befall((&pair.left, one), (&pair.right, other)) || befall((&pair.right, other), (&pair.left, one)) {
        return None;
    }
    if objects.is_some_and(apart) || doers.is_some_and(|(l, r)| pair.named_apart(l, r)) {
        return None;
    }
    // "The permit" and "the licence", "the embankment" and "the dam": near in meaning, so perhaps the same.
    let near = |l: usize, r: usize| alike(pair.left.parsed(), l, pair.right.parsed(), r).is_some_and(|alike| alike != Likeness::Opposite);
    let told_before = || denied && ours.first().zip(theirs.first()).is_some_and(|(&l, &r)| stands_in(left, l) && stands_in(right, r));
    let akin = shared || ours.iter().any(|&l| theirs.iter().any(|&r| near(l, r))) || told_before();
    let worth = if shared { 0.4 } else { 0.15 } + if most_affected { 0.2 } else { 0.0 };
    (known && akin).then(|| worth + 0.3 * pair.common_ground())
}

/// "They would not be expelled" / "both are to be thrown out": whether whom a claim is about is told before.
fn stands_in(parsed: &Parsed, token: usize) -> bool {
    parsed.tag(token) == Tag::Prp || matches!(parsed.lower(token), "both" | "two" | "all")
}

/// Whether somebody is said not to say one thing and to say another.
fn are_other_words(pair: &Pair<'_>, one: &Wording, other: &Wording) -> bool {
    let (left, right, l, r) = (pair.left.parsed(), pair.right.parsed(), one.head, other.head);
    if saying(&one.phrase).is_none() || saying(&other.phrase).is_none() {
        return false;
    }
    let theirs: Vec<Tokens> = right.complement_clauses(r).map(|head| right.clause(head)).collect();
    let ours: Vec<Tokens> = left.complement_clauses(l).map(|head| left.clause(head)).collect();
    let inside = |clauses: &[Tokens], token: usize| clauses.iter().any(|clause| clause.holds(token));
    !pair.matching.matched().iter().any(|&(a, b, _)| inside(&ours, a) && inside(&theirs, b))
}

/// One phrase that is denied is the plainest conflict there is; two phrases that exclude each other have to be trusted less.
fn between(pair: &Pair<'_>, one: &Wording, other: &Wording, confidence: f32) -> Difference {
    let pattern = if one.phrase == other.phrase { Pattern::Negated } else { Pattern::Phrases };
    let with_negation = |half: &Half<'_>, wording: &Wording| phrase(half, wording.head).hull(wording.run());
    let (left, right) = (with_negation(&pair.left, one), with_negation(&pair.right, other));
    told(pair, pattern, left, right).weighing(Clue::Arguments, if confidence >= 0.4 { 1.0 } else { 0.3 }).guessed(confidence)
}

/// An opposite that is no predicate ("early" / "late"), on words that stand for each other.
fn opposite_word(pair: &Pair<'_>) -> Option<(usize, usize)> {
    // "Signed up" tells of no rise.
    let is_particle = |half: &Half<'_>, token| matches!(half.parsed().tag(token), Tag::Rp | Tag::In);
    let inside = |half: &Half<'_>, token: usize| {
        let parsed = half.parsed();
        // What a copula says was compared with its negation; "not quickly" is slow; and "more than" compares with something.
        let by = token.saturating_sub(1);
        let not = |at: usize| matches!(parsed.lemma(at), "not" | "n't" | "never" | "no");
        // "Not as many", "not very long".
        let lessened = matches!(parsed.lower(by), "less" | "least");
        let denied = lessened || not(by) || matches!(parsed.lemma(by), "as" | "so" | "too" | "very") && not(by.saturating_sub(1));
        let compares = matches!(parsed.tag(token), Tag::Jjr | Tag::Rbr) && half.claim.tokens.iter().any(|at| parsed.lower(at) == "than");
        let says = parsed.is_predicate(token) || parsed.copula_of(token).is_some();
        // "A 23-year-old".
        let joined = token.checked_sub(1).is_some_and(|before| parsed.form(before) == "-") || parsed.form(token + 1) == "-";
        !joined && half.claim.tokens.holds(token) && !says && !is_particle(half, token) && !denied && !compares
    };
    let matched = pair.matching.matched().iter().copied();
    let mut opposites = matched.filter(|&(l, r, alike)| alike == Likeness::Opposite && inside(&pair.left, l) && inside(&pair.right, r));
    opposites.find_map(|(l, r, _)| {
        let heads = (pair.left.hanging(l).0, pair.right.hanging(r).0);
        let same_head = matches!(heads, (Some(a), Some(b)) if pair.matching.pairs(a, b));
        let parallel = pair.substituted(Tokens::new(l, l + 1), Tokens::new(r, r + 1));
        // "A traditional rite with non-traditional touches": a word that both have was not put for its opposite.
        let comes_back =
            holds_lemma(&pair.right, pair.left.parsed().lower_lemma(l)) || holds_lemma(&pair.left, pair.right.parsed().lower_lemma(r));
        // "The losing candidate" / "the beaten candidate": what one does and what is done to one.
        let tags = (pair.left.parsed().tag(l), pair.right.parsed().tag(r));
        let converse = matches!(tags, (Tag::Vbg, Tag::Vbn) | (Tag::Vbn, Tag::Vbg));
        // "Had not acted lawfully" / "acted unlawfully".
        let denied = |half: &Half<'_>, token: usize| half.stance(half.parsed().predicate_of(token)).is_negated();
        let even = denied(&pair.left, l) == denied(&pair.right, r);
        ((same_head || parallel) && even && !converse && !comes_back && !told_crosswise(pair, &[l], &[r])).then_some((l, r))
    })
}

/// Another verb, adjective or adverb in the same place of clauses that run in parallel.
fn other_word(pair: &Pair<'_>, one: &Substitution) -> Option<Difference> {
    let telling = |half: &Half<'_>, tokens: Tokens| {
        let is_telling = |token: &usize| {
            half.parsed().tag(*token).is_verb() || matches!(half.parsed().tag(*token), Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Rb | Tag::Rbr)
        };
        tokens.iter().filter(|&token| half.parsed().carries_meaning(token)).find(is_telling)
    };
    let (l, r) = (telling(&pair.left, one.left)?, telling(&pair.right, one.right)?);
    let lemmas = (pair.left.parsed().lower_lemma(l), pair.right.parsed().lower_lemma(r));
    // What opposes is compared above, with what denies it.
    let same = same_spelling(lemmas.0, lemmas.1) || opposites(lemmas.0, lemmas.1).is_some();
    let verbs = (pair.left.parsed().tag(l).is_verb(), pair.right.parsed().tag(r).is_verb());
    // "A British climber" / "an English climber".
    let names = pair.left.reading.name_at(l).zip(pair.right.reading.name_at(r));
    let same = same || names.is_some_and(|((_, one), (_, other))| one.relation(other) != Relation::Different);
    (!same && verbs.0 == verbs.1)
        .then(|| difference(pair, Pattern::Word, Said::of(l), Said::of(r)).noting(Clue::Verbs, verbs.0).guessed(0.25))
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn names_of_one_country_are_no_other_word() {
        assert_eq!(guess(Pattern::Word, "A British climber fell to his death.", "An English climber fell to his death."), 0.0);
    }

    #[test]
    fn phrases_that_exclude_each_other() {
        let opposed = [
            ("Namibia renewed the offshore licence in May.", "Namibia let the offshore licence lapse in May."),
            ("The dam at Caddo gave way on Sunday.", "The dam at Caddo held on Sunday."),
            ("The appeal court upheld the tax bill.", "The tax bill was thrown out by the appeal court."),
            ("The proposal was accepted.", "The proposal was rejected."),
            ("The hostages were freed on Monday.", "The hostages were still held on Monday."),
            ("Universities bear the brunt of the cuts.", "Universities escape the cuts."),
        ];
        for (left, right) in opposed {
            assert!(guess(Pattern::Phrases, left, right) > 0.4, "{left} / {right}");
        }
    }

    #[test]
    fn what_nobody_plans() {
        let left = "The company has no plans to close the plant.";
        assert!(guess(Pattern::Negated, left, "The plant is to be closed.") > 0.3);
        assert!(guess(Pattern::Negated, "The company has no intention of closing the plant.", "The company will close the plant.") > 0.3);
        assert_eq!(guess(Pattern::Negated, left, "The company does not intend to close the plant."), 0.0);
    }

    #[test]
    fn what_is_kept_up_and_what_is_ended() {
        let kept = "The firm continued making pumps.";
        assert!(guess(Pattern::Phrases, kept, "The firm stopped making pumps.") > 0.1);
        assert_eq!(guess(Pattern::Phrases, kept, "The firm stopped paying bribes."), 0.0);
    }

    #[test]
    fn of_those_left_out_the_opposite_is_true() {
        let any = |left: &str, right: &str| {
            let patterns = [Pattern::Outcomes, Pattern::Phrases, Pattern::Negated, Pattern::Opposite];
            patterns.into_iter().map(|pattern| guess(pattern, left, right)).fold(0.0, f32::max)
        };
        assert!(any("Two of the patients have gone home.", "Two of the patients are still in hospital.") > 0.0);
        assert!(any("Rovers beat Town 3-1 on Saturday.", "Rovers lost 3-1 to Town on Saturday.") > 0.0);
        assert!(any("The strike has been called off.", "The strike goes ahead.") > 0.0);
        assert!(any("Okonedo won his case against the broadcaster.", "Okonedo lost his case against the broadcaster.") > 0.0);
        assert!(any("Work on the mill began on Monday.", "Work on the mill ended on Monday.") > 0.0);
        assert!(any("The union did not say that a strike was certain.", "The union said that a strike was certain.") > 0.0);
        let alike = [
            ("All but two of the patients have gone home.", "Two of the patients are still in hospital."),
            ("All firms but one confessed.", "One firm did not confess."),
            ("The party did not vote for the motion.", "The party voted against the motion."),
            ("The tunnel is the longest in the country.", "No tunnel in the country is longer."),
            ("The firm left its forecast at 0.9 percent.", "The forecast of the firm stays at 0.9 percent."),
            ("Nine out of ten applications are approved.", "One in ten applications is refused."),
            ("A jury found the builder not guilty of murder.", "The builder was cleared of murder by a jury."),
            ("He will sign a contract for two years.", "He has signed up for two years."),
            ("The judge found that the officers had not acted lawfully.", "The judge found that the officers had acted unlawfully."),
            ("The mine will not reopen until the dam is repaired.", "The mine will stay shut until the dam is repaired."),
            ("The thief, a 23-year-old roofer, confessed.", "A young roofer confessed to the theft."),
            ("Rovers beat Town 3-1 on Saturday.", "Town lost 3-1 to Rovers on Saturday."),
            ("Lorries will be kept out by a gate.", "Lorries will be shut out by a gate."),
            ("Supporters of the losing candidate protested.", "Supporters of the beaten candidate protested."),
            ("The lower dose caused fewer headaches.", "The lower dose did not cause as many headaches."),
            ("Only one dose of the serum was left in the province.", "One dose of the serum remained in the province."),
            ("Okonedo won his case against the broadcaster.", "The broadcaster has lost the case."),
            ("The ceasefire was violated by neither side.", "The ceasefire was respected by both sides."),
            ("The mill opens a year after work on it began.", "Work on the mill is to end next month."),
            ("Valko began the trilogy in prison.", "Valko finished the trilogy at a villa by the lake."),
            (
                "Three prisoners were still at large; the other two had been recaptured.",
                "Two prisoners were recaptured; the other three remain at large.",
            ),
            ("The union's head did not say that a strike was certain.", "The union's head said that his members were ready for one."),
            (
                "The buyback launched in March will finish by December.",
                "A buyback that began in March is to be finished before the year is out.",
            ),
        ];
        for (left, right) in alike {
            assert_eq!(any(left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn what_a_copula_says() {
        let patterns = [Pattern::Negated, Pattern::Opposite, Pattern::Phrases];
        let any = |left: &str, right: &str| patterns.into_iter().map(|pattern| guess(pattern, left, right)).fold(0.0, f32::max);
        let apart = [
            ("The vote is binding.", "The vote is not binding."),
            ("The offer remained on the table.", "The offer is not on the table."),
            ("The firm denied that the ship had missed a test.", "The firm admitted that the ship had missed a test."),
            ("The bridge is safe, engineers said.", "It is not safe, engineers said."),
            ("Nobody was arrested after the march.", "Two people were arrested after the march."),
            ("Redundancies could not be ruled out.", "Redundancies were ruled out."),
            ("He had argued for the merger.", "He had argued against the merger."),
            ("The quake struck 18 km north of Amara.", "The quake struck 18 km south of Amara."),
        ];
        for (left, right) in apart {
            assert!(any(left, right) > 0.2, "{left} / {right}");
        }
        let alike = [
            ("The ruling is provisional.", "The ruling is not final."),
            ("The firm sells a vaccine against shingles.", "The firm sells a vaccine for shingles."),
        ];
        for (left, right) in alike {
            assert_eq!(any(left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn a_phrase_denied() {
        assert!(guess(Pattern::Negated, "The minister did not rule out a second vote.", "The minister ruled out a second vote.") > 0.4);
    }

    #[test]
    fn what_could_have_been_denies_nothing() {
        let silent = [
            (
                "The opposition had urged him to ban the strike by decree.",
                "He had resisted calls from the opposition to outlaw the strike by decree.",
            ),
            ("It takes two years to rebuild a flock.", "A flock cannot be rebuilt in less than two years."),
            ("Sorensen was the first woman to win the cup.", "No woman before Sorensen had won the cup."),
            ("Workers get full pay until the hub reopens.", "Nobody loses pay while the hub is shut."),
            ("I was not looking for an angel. I was looking for a hinge.", "I was not looking for an angel. I was looking for a hinge."),
            ("Subsidies for diesel will not be cut.", "Diesel will go on being subsidised."),
            ("The firm left its forecast unchanged.", "The forecast stays where it was."),
            ("We did not close the ward lightly.", "The ward was closed, she said."),
            ("He did not resign of his own will.", "He was forced to resign."),
            ("The novelist won the prize.", "No older writer has ever won the prize."),
            ("Eels do not take the shortest route to the sea.", "Eels take the scenic route to the sea."),
            ("She could have asked for another route.", "She did not ask for another route."),
            ("She could not take a tow, since accepting it would have cost her the record.", "She declined the tow."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Negated, left, right).max(guess(Pattern::Phrases, left, right)), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn phrases_that_agree_or_speak_of_other_things() {
        let silent = [
            ("The appeal court upheld the tax bill.", "The tax bill was confirmed by the appeal court."),
            ("The ministry renewed the licence of the port.", "The ministry let the contract of the airline lapse."),
            ("The court did not overturn the ban.", "The ban was upheld by the court."),
            ("The baths will not be demolished.", "Plans to demolish the baths have been defeated."),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Phrases, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn a_question_denies_nothing() {
        let left = "“Does not the new dam harm the river?” asked the reader Paul Imber.";
        assert_eq!(guess(Pattern::Negated, left, "The new dam will harm the river."), 0.0);
    }
}
