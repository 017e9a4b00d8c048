//! From which age or number on a rule holds: "nobody over 55 has to" / "those over 50 are exempt". Called by the rule on figures, since two bounds may
//! both be true of one amount, and cannot both be the bound that a rule sets.

use super::Difference;
use super::clue::{Clue, Pattern};
use super::pair::{Half, Pair};
use super::scope::is_related;
use crate::article::words::Tokens;
use crate::facts::date::small_number;

/// A bound that is put on people.
#[derive(Clone, Copy, Debug)]
struct Threshold {
    is_lower: bool,
    number: i32,
    words: Tokens,
}

/// Two bounds on one side that are put on people by one rule.
pub(super) fn differs(pair: &Pair<'_>) -> Option<Difference> {
    let (ours, theirs) = (all(&pair.left), all(&pair.right));
    let told = |one: &Threshold, others: &[Threshold]| others.iter().any(|other| other.number == one.number);
    let alone = ours.iter().filter(|one| !told(one, &theirs));
    let mut pairs = alone.flat_map(|one| theirs.iter().filter(|other| !told(other, &ours)).map(move |other| (one, other)));
    let (one, other) = pairs.find(|(one, other)| one.is_lower == other.is_lower && is_related(pair))?;
    let why = format!("left says {}, right says {}: the bound of one rule", pair.left.words(one.words), pair.right.words(other.words));
    let difference = pair.difference(Pattern::Amount, true, one.words, other.words, why);
    Some(pair.placed(difference, one.words, other.words).noting(Clue::Inside, true).guessed(0.1 + 0.4 * pair.containment()))
}

fn all(half: &Half<'_>) -> Vec<Threshold> {
    half.claim.tokens.iter().filter_map(|at| of(half, at)).collect()
}

/// "Residents over 65", "those aged under 18", "nobody older than 55".
fn of(half: &Half<'_>, at: usize) -> Option<Threshold> {
    let parsed = half.parsed();
    let (is_lower, number) = match (parsed.lower(at), parsed.lower(at + 1)) {
        ("over" | "above", _) => (true, at + 1),
        ("under" | "below", _) => (false, at + 1),
        ("older", "than") => (true, at + 2),
        ("younger", "than") => (false, at + 2),
        _ => return None,
    };
    let told = small_number(parsed.lower(number)).filter(|_| half.claim.tokens.holds(number))?;
    let who = at.checked_sub(1)?;
    let end = parsed.lower(number + 1);
    // "Over 50 people" counts, "over 50 percent" measures.
    let bare = !parsed.tag(number + 1).is_noun() && !matches!(end, "%" | "per" | "percent" | "years");
    (is_people(parsed.lower(who)) && bare).then(|| Threshold { is_lower, number: told, words: Tokens::new(at, number + 1) })
}

/// Words for people of whom an age may be told right behind.
fn is_people(word: &str) -> bool {
    let anybody =
        matches!(word, "all" | "anybody" | "anyone" | "everybody" | "everyone" | "nobody" | "one" | "people" | "person" | "those");
    let aged = matches!(word, "age" | "aged" | "boys" | "children" | "girls" | "men" | "players" | "pupils" | "students" | "women");
    let counted = matches!(
        word,
        "adults" | "citizens" | "customers" | "drivers" | "employees" | "members" | "parents" | "passengers" | "patients" | "pensioners"
    );
    anybody || aged || counted || matches!(word, "residents" | "smokers" | "staff" | "tenants" | "users" | "voters" | "workers")
}

#[cfg(test)]
mod tests {
    use super::super::clue::Pattern;
    use super::super::testing::guess;

    #[test]
    fn the_bound_of_a_rule() {
        let rule = "Nobody over 55 has to do night shifts.";
        assert!(guess(Pattern::Amount, rule, "Those over 50 are exempt from night shifts.") > 0.2);
        assert_eq!(guess(Pattern::Amount, rule, "Those aged over 55 are exempt from night shifts."), 0.0);
        assert_eq!(guess(Pattern::Amount, rule, "More than 50 nurses do night shifts."), 0.0);
    }
}
