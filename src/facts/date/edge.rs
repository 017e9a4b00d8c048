//! How a time bounds what is said: the words before and behind it.

use super::Edge;
use super::read::Reader;

/// More words than these never stand between a bound and its time ("by the end of the").
const MOST_BETWEEN: usize = 6;

impl Reader<'_> {
    /// "since", "until at least", "no later than" before a time, "at the latest" behind it.
    pub(super) fn edge(&self, start: usize, end: usize) -> Edge {
        // "2029 is the earliest", "by 2029 at the latest".
        if matches!(self.lower(end), "at" | "be" | "is" | "was") && self.lower(end + 1) == "the" {
            match self.lower(end + 2) {
                "earliest" | "soonest" => return Edge::NotBefore,
                "latest" => return Edge::NotAfter,
                _ => {}
            }
        }
        let before = |count: usize| start.checked_sub(count).map_or("", |before| self.lower(before));
        // "by the end of", "until late", "before mid-".
        let inner = |word: &str| {
            matches!(
                word,
                "the" | "early" | "late" | "mid" | "end" | "close" | "start" | "beginning" | "middle" | "of" | "-" | "about" | "around"
            )
        };
        let between = (1..=MOST_BETWEEN).take_while(|count| inner(before(*count))).count();
        let word = |count: usize| before(between + count);
        // "After Thursday's withdrawal": it is the withdrawal that it is after.
        // "By 2031's end" is by the end of 2031.
        let part = matches!(self.lower(end + 1), "end" | "close" | "start" | "beginning" | "middle");
        if matches!(self.lower(end), "'s" | "’s" | "'" | "’") && !part {
            return Edge::At;
        }
        match word(1) {
            "ahead" => Edge::Before,
            "to" if word(2) == "prior" => Edge::Before,
            "to" if word(2) == "up" => Edge::Until,
            "since" => Edge::Since,
            "until" | "till" | "through" if word(2) == "least" && word(3) == "at" => Edge::NotBefore,
            "until" | "till" | "through" => Edge::Until,
            "least" if word(2) == "at" && matches!(word(3), "until" | "till" | "through") => Edge::NotBefore,
            "by" => Edge::NotAfter,
            "before" if word(2) == "not" => Edge::NotBefore,
            "before" => Edge::Before,
            "after" => Edge::After,
            "than" => match (word(2), matches!(word(3), "no" | "not")) {
                ("earlier" | "sooner", true) => Edge::NotBefore,
                ("earlier" | "sooner", false) => Edge::Before,
                ("later", true) => Edge::NotAfter,
                ("later", false) => Edge::After,
                _ => Edge::At,
            },
            _ => Edge::At,
        }
    }
}
