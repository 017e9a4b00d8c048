//! The words of a report: verdicts, kinds of conflict, kinds of damage. Each is written once, here; every format and `explain` reads it.

/// Which of the two articles of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The first article.
    Left,
    /// The second article.
    Right,
}

impl Side {
    /// The article's index in a report.
    pub fn index(self) -> usize {
        match self {
            Self::Left => 0,
            Self::Right => 1,
        }
    }

    /// The other article.
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// "left" or "right".
    pub fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// What a finding says, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Both cannot be true, read normally.
    Contradiction,
    /// The same fact, materially different in strength, precision, bound, attribution or scope.
    Discrepancy,
    /// A place that is broken in the text itself.
    Damage,
    /// A claim of one article that the other lacks.
    Omission,
    /// Both state the same fact.
    Agreement,
}

impl Verdict {
    /// All of them, in the order of a report.
    pub const ALL: &'static [Self] = &[Self::Contradiction, Self::Discrepancy, Self::Damage, Self::Omission, Self::Agreement];

    /// The word used in every format.
    pub fn key(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Discrepancy => "discrepancy",
            Self::Damage => "damage",
            Self::Omission => "omission",
            Self::Agreement => "agreement",
        }
    }

    /// The verdict of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verdict| verdict.key() == key)
    }
}

/// What is written once about a kind.
#[derive(Clone, Copy, Debug)]
pub struct KindSpec {
    /// The word used in every format.
    pub key: &'static str,
    /// One line for help texts and rule metadata.
    pub help: &'static str,
}

/// A kind of conflict between two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Another amount for the same thing.
    Figure,
    /// Another time, duration or order.
    Date,
    /// Another person, organisation, place or product in the same role.
    Name,
    /// The same participants in other roles.
    Role,
    /// One affirms what the other denies.
    Polarity,
    /// All against some; only, first, exclusive.
    Scope,
    /// Other words inside quotation marks, or another mouth.
    Quote,
    /// May against did; alleged against stated.
    Certainty,
    /// The same value at another precision or bound.
    Precision,
    /// Who says so differs, or was dropped or added.
    Attribution,
}

impl Kind {
    /// All of them, in the order of GOLD.md.
    pub const ALL: &'static [Self] = &[
        Self::Figure,
        Self::Date,
        Self::Name,
        Self::Role,
        Self::Polarity,
        Self::Scope,
        Self::Quote,
        Self::Certainty,
        Self::Precision,
        Self::Attribution,
    ];

    /// The one row that every format reads.
    pub fn spec(self) -> KindSpec {
        let (key, help) = match self {
            Self::Figure => ("figure", "a different amount, count, percentage or measurement for the same thing"),
            Self::Date => ("date", "a different date, time, duration or order of events"),
            Self::Name => ("name", "a different person, organisation, place or product in the same role"),
            Self::Role => ("role", "the same participants in swapped or changed roles"),
            Self::Polarity => ("polarity", "one affirms what the other denies"),
            Self::Scope => ("scope", "all against some, only, exclusive, first"),
            Self::Quote => ("quote", "words inside quotation marks differ, or stand in another mouth"),
            Self::Certainty => ("certainty", "may, could or plans against did or will; alleged against stated"),
            Self::Precision => ("precision", "the same value at another precision or bound"),
            Self::Attribution => ("attribution", "who says so differs, or was dropped or added"),
        };
        KindSpec { key, help }
    }

    /// The kind of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.spec().key == key)
    }
}

/// A kind of damage in a text. There will be more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DamageKind {
    /// A number split by a line or sentence break.
    BrokenFigure,
    /// A hard break inside a sentence.
    BrokenSentence,
    /// The text stops before the sentence ends.
    Truncated,
    /// Template fields, empty metadata.
    Leftover,
    /// An ellipsis that splices separate passages together.
    Elision,
    /// Text read in the wrong encoding.
    Mojibake,
    /// A quotation mark that never closes.
    UnclosedQuote,
    /// Characters that hide, reorder or imitate what a reader sees.
    Invisible,
    /// A weekday and a date that do not fall together.
    DateMismatch,
    /// One name in two spellings.
    NameSpelling,
    /// Two places of one article that cannot both be true.
    Inconsistency,
}

impl DamageKind {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::BrokenFigure,
        Self::BrokenSentence,
        Self::Truncated,
        Self::Leftover,
        Self::Elision,
        Self::Mojibake,
        Self::UnclosedQuote,
        Self::Invisible,
        Self::DateMismatch,
        Self::NameSpelling,
        Self::Inconsistency,
    ];

    /// The one row that every format reads.
    pub fn spec(self) -> KindSpec {
        let (key, help) = match self {
            Self::BrokenFigure => ("broken-figure", "a number split by a line or sentence break"),
            Self::BrokenSentence => ("broken-sentence", "a hard break inside a sentence"),
            Self::Truncated => ("truncated", "the text stops before the sentence ends"),
            Self::Leftover => ("leftover", "template fields or empty metadata left in the text"),
            Self::Elision => ("elision", "an ellipsis that splices separate passages together"),
            Self::Mojibake => ("mojibake", "text read in the wrong encoding"),
            Self::UnclosedQuote => ("unclosed-quote", "a quotation mark that never closes"),
            Self::Invisible => ("invisible", "characters that hide, reorder or imitate what a reader sees"),
            Self::DateMismatch => ("date-mismatch", "a weekday and a date that do not fall together"),
            Self::NameSpelling => ("name-spelling", "one name in two spellings"),
            Self::Inconsistency => ("inconsistency", "two places of one article that cannot both be true"),
        };
        KindSpec { key, help }
    }

    /// The kind of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.spec().key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        assert!(Kind::ALL.iter().all(|kind| Kind::from_key(kind.spec().key) == Some(*kind)));
        assert!(DamageKind::ALL.iter().all(|kind| DamageKind::from_key(kind.spec().key) == Some(*kind)));
        assert!(Verdict::ALL.iter().all(|verdict| Verdict::from_key(verdict.key()) == Some(*verdict)));
    }
}
