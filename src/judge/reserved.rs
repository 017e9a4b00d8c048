//! What one claim holds in reserve by any of its words and the other tells plainly, in whatever words: "is suspected of having altered the labels" /
//! "he tampered with the labels". Called by the rule on certainty where no predicate of the one stands for one of the other.

use super::Difference;
use super::as_sure::{alleges, is_duty, is_told_by_another, lacks_proof, tells_ability};
use super::clue::{Clue, Pattern};
use crate::align::Likeness;
use crate::article::words::Tokens;
use crate::facts::stance::{Certainty, Force};
use crate::judge::pair::{Half, Pair};
use crate::kind::Kind;
use crate::lexicon::{Reserve, is_allowing, is_denying, is_excluding, is_plain_hedge, reserve};
use crate::syntax::Tag;

/// Words by which a claim holds something in reserve.
struct Marker {
    class: Reserve,
    /// The words themselves.
    words: Tokens,
    /// What they are said of.
    scope: Vec<usize>,
}

/// What one of two claims holds in reserve and the other tells plainly.
pub(super) fn apart(pair: &Pair<'_>) -> Option<Difference> {
    if lacks_proof(&pair.left) && lacks_proof(&pair.right) {
        return None;
    }
    let (ours, theirs) = (markers(&pair.left, pair.left.claim.tokens), markers(&pair.right, pair.right.claim.tokens));
    let plain = |one: &Marker| one.class != Reserve::Expected;
    match (ours.iter().any(plain), theirs.iter().any(plain)) {
        (true, false) => Difference::surest(ours.iter().filter_map(|marker| told(pair, marker, &theirs, false))),
        (false, true) => Difference::surest(theirs.iter().filter_map(|marker| told(pair, marker, &ours, true))),
        (true, true) | (false, false) => None,
    }
}

/// All that a claim or its sentence holds in reserve, in order.
fn markers(half: &Half<'_>, among: Tokens) -> Vec<Marker> {
    let parsed = half.parsed();
    let words: Vec<usize> = among.iter().filter(|&token| !is_passed_over(parsed.lower(token))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&first) = words.get(at) {
        let next = words.get(at + 1..).unwrap_or_default();
        let Some((class, run, length)) = phrase(half, first, next) else {
            at += 1;
            continue;
        };
        if holds_back(half, class, run) {
            found.push(Marker { class, words: run, scope: scope(half, class, run) });
        }
        at += length;
    }
    found
}

/// The phrase of reserve that begins with a word, whose particle may stand further on ("asked Washington for help"): what it is, where, and of how
/// many words that stand together.
fn phrase(half: &Half<'_>, first: usize, next: &[usize]) -> Option<(Reserve, Tokens, usize)> {
    let parsed = half.parsed();
    let is = |token: usize, word: &str| parsed.lower_lemma(token) == word || parsed.lower(token) == word;
    let stands = |behind: usize, word: &str| behind.checked_sub(1).and_then(|at| next.get(at)).is_some_and(|&token| is(token, word));
    let of = |follows: &dyn Fn(usize, &str) -> bool| {
        reserve(parsed.lower_lemma(first), follows).or_else(|| reserve(parsed.lower(first), follows))
    };
    if let Some((class, length)) = of(&stands).filter(|&(_, length)| length > 1) {
        let last = length.checked_sub(2).and_then(|at| next.get(at)).copied().unwrap_or(first);
        return Some((class, Tokens::new(first, last + 1), length));
    }
    let hangs = |behind: usize, word: &str| {
        let takes = word == "to" && parsed.inner_clause(first).is_some_and(|inner| parsed.takes_to(inner));
        behind == 1
            && parsed.tag(first).is_verb()
            && (takes || word == "for" && parsed.lemma(first) == "ask" && parsed.prepositional(first).any(|(mark, _)| is(mark, word)))
    };
    of(&hangs).map(|(class, _)| (class, Tokens::new(first, first + 1), 1))
}

/// Adverbs and articles that may stand within a phrase: "was also thought to".
fn is_passed_over(word: &str) -> bool {
    matches!(
        word,
        "a" | "already" | "also" | "an" | "currently" | "far" | "immediately" | "now" | "so" | "still" | "the" | "then" | "widely"
    )
}

/// Whether a phrase does hold something back: not where it is denied itself ("did not ask for", "may no longer", "could not get"), nor where it is no
/// more than a thing ("the offer", "an unknown attacker", "in May").
fn holds_back(half: &Half<'_>, class: Reserve, run: Tokens) -> bool {
    let parsed = half.parsed();
    let (first, last) = (run.start as usize, run.end as usize - 1);
    let plain = matches!(parsed.lower(first), "may" | "might" | "could");
    if plain {
        let predicate = parsed.predicate_of(first);
        // "A hall that could seat 640": so much goes in.
        let holds = matches!(parsed.lemma(predicate), "seat" | "hold" | "house" | "accommodate" | "sleep" | "store" | "contain" | "fit");
        return parsed.tag(first) == Tag::Md && !holds && parsed.negations(predicate).is_empty();
    }
    // "Conditional on", "unknown" behind a copula; "an unlikely leader" is one all the same.
    let of_noun = parsed.is_attributive(first) || parsed.is_adjectival(first);
    if of_noun && (class != Reserve::Hedged || parsed.lower(first) == "unlikely") {
        return false;
    }
    // "It was by chance that he came across it".
    if parsed.lower(first) == "chance" && parsed.lower(first.saturating_sub(1)) == "by" {
        return false;
    }
    // "Is no longer under suspicion".
    if parsed.lower(first.saturating_sub(1)) == "longer" || parsed.lower(first.saturating_sub(2)) == "longer" {
        return false;
    }
    let is_thing = run.len() == 1 && parsed.tag(first).is_noun();
    // "Is considered to be settled", "considers it closed": a view, and no plan; "who examined the file": over and done.
    let of_clause = || parsed.inner_clause(first).is_some_and(|inner| parsed.tag(inner) != Tag::Vbg);
    let held = || parsed.is_passive(first) || of_clause() || parsed.has_object_complement(first);
    let is_view = parsed.lower_lemma(first) == "consider" && held();
    let is_done = is_examining(parsed.lower_lemma(first)) && parsed.tag(first) == Tag::Vbd;
    let led_by_the = first.checked_sub(1).is_some_and(|before| parsed.lower(before) == "the");
    let is_person = matches!(parsed.lower_lemma(first), "accuse" | "accused" | "suspect") && run.len() == 1 && (is_thing || led_by_the);
    // "Depends on the boat for its deliveries": what it lives by, and no condition.
    let for_something = |at: usize| parsed.prepositional(at).any(|(mark, _)| parsed.lemma(mark) == "for");
    let live_by = || for_something(first) || parsed.prepositional(first).any(|(_, object)| for_something(object));
    if parsed.lower_lemma(first) == "depend" && live_by() {
        return false;
    }
    // "Has first call on the water".
    let is_call = parsed.lower(first) == "call" && parsed.tag(first).is_noun() && parsed.lower(last) == "on";
    if is_call || class == Reserve::Sought && is_thing || is_view || is_done || is_person {
        return false;
    }
    let denies = |token: usize| matches!(parsed.lower(token), "not" | "n't" | "no" | "never" | "without" | "cannot");
    let told = run.iter().any(denies);
    let empty = |token: usize| parsed.tag(token).is_noun() && parsed.emptying_word(token).is_some();
    let denied = |token: usize| parsed.tag(token).is_verb() && !parsed.negations(token).is_empty() || empty(token);
    told || !denied(first) && !denied(last)
}

/// Verbs that leave something open while they go on.
fn is_examining(verb: &str) -> bool {
    matches!(verb, "consider" | "examine" | "explore" | "investigate" | "review" | "study")
}

/// What a phrase is said of: the clause that it stands in and those that complete it; of a noun, a participle or an infinitive, what hangs on it; of an
/// adverb beside another phrase, the words behind it; of a condition, what hangs on that.
fn scope(half: &Half<'_>, class: Reserve, run: Tokens) -> Vec<usize> {
    let parsed = half.parsed();
    let (start, last) = (run.start as usize, run.end as usize - 1);
    let end = half.claim.tokens.end as usize;
    // "Were alleged to have been": what is alleged is what hangs on that.
    let is_content = |at: &usize| parsed.tag(*at).is_verb() && parsed.lemma(*at) != "be";
    let first = if parsed.lemma(start) == "be" { run.iter().find(is_content).unwrap_or(start) } else { start };
    let predicate = parsed.predicate_of(first);
    let is_aside = matches!(parsed.tag(last), Tag::Rb | Tag::Rbr | Tag::Rbs) && !parsed.adverbs(predicate).contains(&last);
    let below = parsed.marked_clause(first).filter(|_| run.len() == 1);
    let is_noun = parsed.tag(first).is_noun() && class != Reserve::Sought;
    let mut tokens: Vec<usize> = if class == Reserve::Conditional {
        let above = parsed.clause_above(predicate).filter(|_| below.is_some());
        parsed.clause_tokens(above.unwrap_or(predicate))
    } else if let Some(below) = below {
        parsed.subtree(below).iter().collect()
    } else if is_aside {
        (last + 1..end).take_while(|&at| !parsed.tag(at).is_punctuation()).collect()
    } else if parsed.is_attributive(first) {
        parsed.hanging(first).0.map_or_else(Vec::new, |noun| qualified(half, noun))
    } else if is_noun || parsed.tag(first).is_verb() && predicate != first {
        parsed.subtree(first).iter().collect()
    } else {
        let inner = std::iter::successors(Some(predicate), |&at| parsed.inner_clause(at)).take(MOST_CLAUSES);
        inner.flat_map(|clause| parsed.clause_tokens(clause)).chain(parsed.subtree(last).iter()).collect()
    };
    tokens.retain(|&token| half.claim.tokens.holds(token) && !run.holds(token));
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// What an adjective hedges with its noun: "a potential [successor to the mayor]"; behind a copula the whole clause ("the probable cause is …").
fn qualified(half: &Half<'_>, noun: usize) -> Vec<usize> {
    let parsed = half.parsed();
    let predicate = parsed.predicate_of(noun);
    if parsed.lemma(predicate) == "be" { parsed.clause_tokens(predicate) } else { parsed.subtree(noun).iter().collect() }
}

/// So many clauses, each completing the one above, belong to what is held in reserve.
const MOST_CLAUSES: usize = 4;

/// What a marker holds in reserve, told by the other claim.
fn told(pair: &Pair<'_>, marker: &Marker, others: &[Marker], turned: bool) -> Option<Difference> {
    let (asking, telling) = if turned { (&pair.right, &pair.left) } else { (&pair.left, &pair.right) };
    if marker.class == Reserve::Expected || marker.class == Reserve::Sought && !others.is_empty() || !tells(telling) {
        return None;
    }
    // Cut off from its claim, the other sentence holds back as much.
    let words = marker.words.iter().map(|token| asking.parsed().lower_lemma(token));
    let said_there = |word: &str| telling.sentence().iter().any(|at| telling.parsed().lower_lemma(at) == word);
    if { words }.all(said_there) {
        return None;
    }
    if asking.parsed().lower(marker.words.start as usize) == "could" && tells_ability(telling) {
        return None;
    }
    // "Pending more tests" / "until the results are known", "if confirmed" / "should it be confirmed".
    let pending = marker.words.iter().any(|at| asking.parsed().lower(at) == "pending");
    let waits = |at: usize| match telling.parsed().lower(at) {
        "after" | "before" | "until" => pending,
        "if" | "once" | "should" | "unless" => true,
        _ => false,
    };
    if marker.class == Reserve::Conditional && telling.sentence().iter().any(waits) {
        return None;
    }
    // "Has yet to make a profit" / "has never been profitable".
    let never = |at: usize| matches!(telling.parsed().lower(at), "never" | "not" | "no");
    if marker.words.iter().any(|at| asking.parsed().lower(at) == "yet") && telling.sentence().iter().any(never) {
        return None;
    }
    // "Is investigating" / "an investigation is under way", "the accusations" / "the allegations": held back there by a word of the same meaning.
    let partner = |token: usize| if turned { pair.matching.left_of(token) } else { pair.matching.right_of(token) };
    let is_partner = |token: usize, at: usize| {
        let (l, r) = if turned { (at, token) } else { (token, at) };
        pair.matching
            .matched()
            .iter()
            .any(|&(a, b, alike)| (a, b) == (l, r) && matches!(alike, Likeness::Same | Likeness::Derived | Likeness::Synonym))
    };
    let held = |token: usize| asking.parsed().carries_meaning(token) && partner(token).is_some_and(|at| is_partner(token, at));
    if marker.words.iter().any(held) || holds_elsewhere(telling) {
        return None;
    }
    // "May withdraw life support" / "is allowed to": leave, and no guess.
    if asking.parsed().lower(marker.words.start as usize) == "may"
        && telling.claim.tokens.iter().any(|token| is_allowing(telling.parsed().lower_lemma(token)))
    {
        return None;
    }
    let shared = shared(pair, marker, (asking, telling), turned);
    // "Is accused of it" / "denies the charges": who denies is accused.
    let denies = |deed: usize| is_denying(telling.parsed().lower_lemma(deed));
    let deed = told_by(telling, &shared).filter(|&deed| !is_excluding(telling.parsed().lower(deed)) && !denies(deed))?;
    let stance = telling.stance(deed);
    let charged = marker.words.iter().any(|token| alleges(asking, token));
    if telling.is_wished(deed) || charged && is_told_by_another(telling, deed, stance) {
        return None;
    }
    // "Has yet to sign" / "has not signed".
    let yet_to = marker.words.iter().any(|token| asking.parsed().lower(token) == "yet");
    let denied = (marker.class == Reserve::Sought || yet_to) && stance.is_negated();
    let compared = shared.iter().any(|&(asked, told)| was_compared(asking, asked, telling, told));
    if stance.certainty < Certainty::Planned || is_duty(telling, stance) || denied || compared || is_own_belief(asking, marker, telling) {
        return None;
    }
    if shared.len() < FEWEST && pair.containment() < MOST_COMES_BACK && !is_one_matter(asking, marker, telling, &shared) {
        return None;
    }
    Some(difference(pair, marker, (asking, deed), shared.len(), turned))
}

/// Whether the sentence of a claim holds anything in reserve.
pub(super) fn holds_back_in_sentence(half: &Half<'_>) -> bool {
    markers(half, half.sentence()).iter().any(|marker| marker.class == Reserve::Hedged || marker.class == Reserve::Open)
}

/// Whether the sentence of a claim holds something in reserve beside it: what was cut off may be what the other claim is about.
fn holds_elsewhere(half: &Half<'_>) -> bool {
    markers(half, half.sentence()).iter().any(|marker| marker.class != Reserve::Expected && !half.holds(marker.words))
}

/// So many words of what is held in reserve come back in what is told, or a good share of one claim does.
const FEWEST: usize = 2;
const MOST_COMES_BACK: f32 = 0.34;

/// "Is considering an appeal" / "an appeal has been lodged": what is asked for or weighed on one side is what is done or had on the other.
fn is_one_matter(asking: &Half<'_>, marker: &Marker, telling: &Half<'_>, shared: &[(usize, usize)]) -> bool {
    let verb = marker.words.start as usize;
    let (ours, theirs) = (asking.parsed(), telling.parsed());
    let asked_for = |asked: usize| ours.undergoer(verb) == Some(asked) || ours.prepositional(verb).any(|(_, object)| object == asked);
    let done =
        |told: usize| theirs.undergoer(theirs.predicate_of(told)) == Some(told) || theirs.subject(theirs.predicate_of(told)) == Some(told);
    shared.iter().any(|&(asked, told)| asked_for(asked) && done(told))
}

fn difference(pair: &Pair<'_>, marker: &Marker, (asking, deed): (&Half<'_>, usize), shared: usize, turned: bool) -> Difference {
    let told = Tokens::new(deed, deed + 1);
    let (left, right) = if turned { (told, marker.words) } else { (marker.words, told) };
    let (one, other) = (pair.left.words(left), pair.right.words(right));
    let why = format!("left says “{one}”, right says “{other}”: not equally certain");
    let key = Kind::Certainty.spec().key;
    let evidence = (pair.left.evidence(left, key), pair.right.evidence(right, key));
    let hedge = marker.words.iter().any(|token| is_plain_hedge(asking.parsed().lower(token)));
    Difference::new(Pattern::Rung, false, Some(evidence.0), Some(evidence.1), why)
        .noting(Clue::Open, !matches!(marker.class, Reserve::Sought | Reserve::Conditional))
        .noting(Clue::Opposed, marker.class == Reserve::Open)
        .noting(Clue::PlainHedge, hedge)
        .noting(Clue::Wanted, marker.class == Reserve::Sought)
        .weighing(Clue::Arguments, shared.min(2) as f32 / 2.0)
        .guessed(0.08 + 0.06 * shared.min(4) as f32 + 0.2 * pair.containment())
}

/// Whether a claim tells plainly, by itself: no guess, no charge, no condition.
fn tells(half: &Half<'_>) -> bool {
    let stance = &half.claim.stance;
    let vouches = stance.attribution.as_ref().is_none_or(|said| matches!(said.force, Force::Said | Force::Confirmed));
    // "Hopes to be invited" tells of no invitation.
    let hopes = half.claim.tokens.iter().any(|at| matches!(half.parsed().lower(at), "hope" | "hopes" | "hoped" | "hoping" | "hopeful"));
    stance.certainty >= Certainty::Planned && stance.condition.is_none() && vouches && !hopes
}

/// The words that a marker is said of and that the other claim has too, each beside its partner: no times, and not who says it.
fn shared(pair: &Pair<'_>, marker: &Marker, (asking, telling): (&Half<'_>, &Half<'_>), turned: bool) -> Vec<(usize, usize)> {
    let is_same = |alike: Likeness| alike != Likeness::Opposite && alike.score() >= 0.5;
    let speaks = |half: &Half<'_>, token: usize| {
        let said = half.claim.stance.attribution.as_ref();
        said.is_some_and(|said| said.verb == token || said.speaker.is_some_and(|speaker| speaker.holds(token)))
    };
    let is_time = |half: &Half<'_>, token: usize| half.near().any(|fact| fact.tokens.holds(token) && fact.date().is_some());
    let asks = marker.words.iter().find_map(|token| asking.parsed().doer(token));
    let counts = |&(asked, told): &(usize, usize)| {
        let tag = asking.parsed().tag(asked);
        marker.scope.contains(&asked)
            && telling.claim.tokens.holds(told)
            && (tag.is_noun() || tag.is_verb() || tag == Tag::Cd)
            && asking.parsed().carries_meaning(asked)
            && !speaks(asking, asked)
            && !speaks(telling, told)
            && !is_time(asking, asked)
            && asks != Some(asked)
    };
    let turn = |&(l, r, _): &(usize, usize, Likeness)| if turned { (r, l) } else { (l, r) };
    let all: Vec<(usize, usize)> = pair.matching.matched().iter().filter(|&&(.., alike)| is_same(alike)).map(turn).filter(counts).collect();
    // "5G masts" is one thing.
    let is_part = |asked: usize| all.iter().any(|&(head, _)| head != asked && asking.parsed().is_joined_to(asked, head));
    all.iter().copied().filter(|&(asked, _)| !is_part(asked)).collect()
}

/// The predicate by which a claim tells what is shared: its own, where any of the words hangs on that.
fn told_by(half: &Half<'_>, shared: &[(usize, usize)]) -> Option<usize> {
    let of = |told: usize| half.parsed().predicate_of(told);
    let own = shared.iter().map(|&(_, told)| of(told)).find(|&predicate| predicate == half.claim.predicate);
    own.or_else(|| shared.first().map(|&(_, told)| of(told)))
}

/// Whether two words are predicates whose rungs were compared: what was found the same there is the same.
fn was_compared(asking: &Half<'_>, asked: usize, telling: &Half<'_>, told: usize) -> bool {
    asking.parsed().is_predicate(asked) && telling.parsed().is_predicate(told) && asking.stance(asked).certainty < Certainty::Stated
}

/// Somebody "believes that investors assume the worst" / "investors assume the worst", he says: what one says is what one believes.
fn is_own_belief(asking: &Half<'_>, marker: &Marker, telling: &Half<'_>) -> bool {
    let believes = |token: usize| {
        matches!(asking.parsed().lower_lemma(token), "believe" | "think" | "fear") && asking.parsed().subject(token).is_some()
    };
    marker.words.iter().any(|token| believes(token) && !asking.parsed().is_passive(token)) && telling.claim.stance.attribution.is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::guess;
    use super::*;

    #[test]
    fn what_one_holds_in_reserve_the_other_tells_in_other_words() {
        let apart = [
            ("The clerk is suspected of having copied the keys of the vault.", "The clerk duplicated the keys to the vault."),
            ("The museum is in talks to buy the Renn collection.", "The Renn collection now belongs to the museum."),
            ("The council is looking into whether the bridge met the fire rules.", "The bridge breached the fire rules."),
            ("It was too early to tell whether the brakes of the tram had played a part.", "The tram was derailed by its brakes."),
            ("The choir called for a new concert hall on the quay.", "A new concert hall is being built on the quay."),
            ("The sale of the ferry hinges on a permit from the coastguard.", "The ferry has been sold with a permit from the coastguard."),
            ("The brewery is considering an appeal.", "An appeal has been lodged by the brewery."),
            ("Inspectors do not rule out a leak from the boiler.", "The blast came from a leak in the boiler."),
            (
                "The claim of the hackers to hold the files of 4,000 patients could not be verified.",
                "The hackers hold the records of 4,000 patients.",
            ),
            (
                "The harbour board asked the ministry for a loan of two million crowns.",
                "The harbour board received a loan of two million crowns from the ministry.",
            ),
        ];
        for (left, right) in apart {
            assert!(guess(Pattern::Rung, left, right) > 0.1, "{left} / {right}");
            assert!(guess(Pattern::Rung, right, left) > 0.1, "{right} / {left}");
        }
    }

    #[test]
    fn what_holds_nothing_back() {
        let silent = [
            ("The museum bought the Renn collection in May.", "The Renn collection now belongs to the museum."),
            ("The prisoner may no longer use the library of the jail.", "The library of the jail is closed to the prisoner."),
            ("The union accepted the offer of the railway.", "The railway won the backing of the union."),
            ("The driver could not reach the brake of the tram.", "The brake of the tram was out of the driver's reach."),
            (
                "The clerk is suspected of having copied the keys of the vault.",
                "The clerk is believed to have duplicated the keys to the vault.",
            ),
            ("The harbour board asked the ministry for a loan.", "The harbour board is seeking a loan from the ministry."),
            ("The mill was a hall of 640 seats before the war.", "The mill, a hall before the war, could seat 640."),
            ("Dransfield has asked for an invitation to the unveiling.", "Dransfield hopes to be invited to the unveiling."),
            ("The choir did not ask for a new concert hall.", "The choir is content with its concert hall."),
            ("The minister has not signed the order.", "The minister has yet to sign the order."),
            ("An unknown man robbed the bank in Ferry Street.", "The bank in Ferry Street was held up by a stranger."),
            ("The mayor has first call on the water of the well.", "The water of the well goes to the mayor first."),
            ("It is not impossible that the skipper will play in the final.", "The skipper could still be fit for the final."),
            ("The demand for houses in the valley has fallen.", "Fewer people are buying houses in the valley."),
            (
                "The committee, which examined the file, cleared the surgeon of the charge.",
                "The surgeon was found by the committee to have done nothing wrong.",
            ),
        ];
        for (left, right) in silent {
            assert_eq!(guess(Pattern::Rung, left, right), 0.0, "{left} / {right}");
        }
    }

    #[test]
    fn what_somebody_lives_by_is_no_condition() {
        let left = "The only supermarket receives four deliveries a week by ferry.";
        assert_eq!(guess(Pattern::Rung, left, "The supermarket depends on the ferry for its four weekly deliveries."), 0.0);
    }
}
