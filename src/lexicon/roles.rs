//! Who takes which part in an event: "Acme bought Globex from Initech" and "Initech sold Globex to Acme" are one sale.

use super::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const ROLES: &str = include_str!("roles.txt");

/// A place of a clause that a participant can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The subject of an active, "by" of a passive.
    Doer,
    /// The object of an active, the subject of a passive.
    Undergoer,
    /// The indirect object, or "to".
    Recipient,
    /// The subject of a verb that has no passive, or of a copula.
    Subject,
    /// Behind that preposition.
    Preposition(&'static str),
}

/// What a verb or phrase tells of an event: which of its slots holds which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The event ("acquisition", "contest").
    pub event: &'static str,
    /// Slots with the role that stands in each; a role may stand in one of several slots.
    pub roles: Vec<(Slot, &'static str)>,
}

static FRAMES: LazyLock<FxHashMap<String, Vec<Frame>>> = LazyLock::new(|| {
    let mut frames: FxHashMap<String, Vec<Frame>> = FxHashMap::default();
    for (event, row) in rows(ROLES).filter_map(|row| row.split_once(": ")) {
        let phrase = phrase(row);
        let roles = row.split(' ').filter_map(|cell| cell.split_once('=')).map(|(slot, role)| (Slot::of(slot), role));
        frames.entry(phrase).or_default().push(Frame { event, roles: roles.collect() });
    }
    frames
});

/// The words of a row before its slots.
fn phrase(row: &str) -> String {
    row.split(' ').filter(|cell| !cell.contains('=')).collect::<Vec<_>>().join(" ")
}

impl Slot {
    fn of(name: &'static str) -> Self {
        match name {
            "doer" => Self::Doer,
            "undergoer" => Self::Undergoer,
            "recipient" => Self::Recipient,
            "subject" => Self::Subject,
            preposition => Self::Preposition(preposition),
        }
    }
}

/// The events that a lemma or phrase can tell of.
pub fn frames(phrase: &str) -> &'static [Frame] {
    FRAMES.get(phrase).map_or(&[], Vec::as_slice)
}

/// How the slots of one verb map onto those of another that tells of the same event: "buy" and "sell" give doer to "to", "from" to doer,
/// undergoer to undergoer. `None` where they tell of no event in common. A verb is a converse of itself, with every slot in its place.
pub fn converse(one: &str, other: &str) -> Option<Vec<(Slot, Slot)>> {
    let theirs = frames(other);
    let shared = frames(one).iter().find_map(|ours| theirs.iter().find(|frame| frame.event == ours.event).map(|frame| (ours, frame)));
    let (ours, theirs) = shared?;
    let pairs = ours
        .roles
        .iter()
        .flat_map(|&(slot, role)| theirs.roles.iter().filter(move |&&(_, that)| that == role).map(move |&(there, _)| (slot, there)));
    Some(pairs.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_is_tidy() {
        // One phrase may have two frames, told apart by their slots ("rents it from", "rents it to").
        let keys: Vec<_> = rows(ROLES).map(|row| (row.split_once(':').unwrap().0, phrase(row), row)).collect();
        assert!(
            keys.windows(2).all(|pair| pair[0] < pair[1]),
            "not sorted or twice: {:?}",
            keys.windows(2).find(|pair| pair[0] >= pair[1])
        );
        for row in rows(ROLES) {
            assert_eq!(row, row.to_lowercase());
            let (_, cells) = row.split_once(": ").unwrap();
            assert!(cells.contains('='), "no role: {row}");
        }
    }

    #[test]
    fn buying_is_selling_seen_from_the_other_side() {
        let map = converse("buy", "sell").unwrap();
        assert!(map.contains(&(Slot::Doer, Slot::Preposition("to"))));
        assert!(map.contains(&(Slot::Preposition("from"), Slot::Doer)));
        assert!(map.contains(&(Slot::Undergoer, Slot::Undergoer)));
        assert!(converse("beat", "lose").unwrap().contains(&(Slot::Doer, Slot::Preposition("to"))));
        assert!(converse("succeed", "take over from").unwrap().contains(&(Slot::Undergoer, Slot::Preposition("from"))));
        assert_eq!(converse("buy", "beat"), None);
    }
}
