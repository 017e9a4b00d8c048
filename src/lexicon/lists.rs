//! Plain lists of words, one question each.

use super::rows;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A list of lemmas in lower case, and the question whether a word is on it.
macro_rules! lists {
    ($($(#[$doc:meta])* $question:ident: $words:ident = $file:literal, such as $example:literal and not $other:literal;)+) => {
        $(
            static $words: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| rows(include_str!($file)).collect());

            $(#[$doc])*
            pub fn $question(word: &str) -> bool {
                $words.contains(word)
            }
        )+

        #[cfg(test)]
        mod tests {
            use super::super::tests::assert_tidy;
            use super::*;

            #[test]
            fn lists_are_tidy() {
                $(
                    assert_tidy(include_str!($file), |row| row);
                    assert!($question($example) && !$question($other));
                )+
            }
        }
    };
}

lists! {
    /// Whether a noun names somebody's will, at which another deed is done.
    is_behest: BEHESTS = "behests.txt", such as "request" and not "cost";
    /// Whether "in" or "at" behind a word brings in an organisation.
    is_joining: JOINING = "joining.txt", such as "stake" and not "land";
    /// Whether what a word governs is wished or asked for.
    is_wishing: WISHING = "wishing.txt", such as "urge" and not "plan";
    /// Whether a word tells that something is somebody's estimate or opinion.
    is_estimating: ESTIMATING = "estimating.txt", such as "reckon" and not "count";
    /// Whether a word tells what may or can be.
    is_allowing: ALLOWING = "allowing.txt", such as "entitle" and not "pay";
    /// Whether a word tells that something is still asked, or left unsaid.
    is_asking: ASKING = "asking.txt", such as "examine" and not "say";
    /// Whether a deed takes sides by "for" or "against".
    is_siding: SIDING = "siding.txt", such as "vote" and not "sell";
    /// Whether a verb denies that there is what it is about.
    is_denying: DENYING = "denying.txt", such as "refute" and not "admit";
    /// Whether a word hedges and does nothing else.
    is_plain_hedge: PLAIN_HEDGES = "plain_hedges.txt", such as "may" and not "could";
    /// Whether a word names a charge or an opinion as one.
    is_charging: CHARGING = "charging.txt", such as "accusation" and not "claim";
    /// Whether a noun may stand for an organisation that was named.
    is_generic_organisation: GENERIC_ORGANISATIONS = "generic_organisations.txt", such as "firm" and not "ministry";
    /// Whether a noun may stand for any other of its sort.
    is_generic: GENERIC_NOUNS = "generic_nouns.txt", such as "incident" and not "attack";
    /// Whether what a word governs is hoped for, tried or weighed, and not decided.
    is_hoping: HOPING = "hoping.txt", such as "want" and not "plan";
    /// Whether a verb's "up to" tells where something goes.
    is_moving: MOVING = "moving.txt", such as "climb" and not "pay";
    /// Whether what a word counts is counted anew while a story runs.
    is_toll: TOLLS = "tolls.txt", such as "dead" and not "seat";
    /// Whether "over" behind a word tells what it is about.
    is_disputing: DISPUTING = "disputing.txt", such as "row" and not "pay";
    /// Whether a word tells that nobody or nothing else counts.
    is_excluding: EXCLUDING = "excluding.txt", such as "sole" and not "many";
    /// Whether a bare noun behind "by" names how it was done, and nobody who did it.
    is_means: MEANS = "means.txt", such as "letter" and not "minister";
    /// Whether a noun behind "by" tells by how much.
    is_measure_of_difference: MEASURES_OF_DIFFERENCE = "measures_of_difference.txt", such as "margin" and not "council";
    /// Whether a given name is one of men alone.
    is_mans_name: MENS_NAMES = "given_names_of_men.txt", such as "martin" and not "robin";
    /// Whether a given name is one of women alone.
    is_womans_name: WOMENS_NAMES = "given_names_of_women.txt", such as "selma" and not "robin";
    /// Whether a word tells that a value is the most or the least, so that a figure beside it is a bound.
    is_limiting: LIMITING = "limiting.txt", such as "ceiling" and not "roof";
}
