//! What rules notice about a difference, in a form that the decision can weigh: which pattern fired, and clues for and against it.

use crate::kind::Kind;

/// The pattern behind a difference. A kind has several, and they are not equally trustworthy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// Two amounts of one thing.
    Amount,
    /// An early and a later count of one thing.
    Toll,
    /// One amount, once as a level and once as a change.
    Course,
    /// One number, measured otherwise: a day and a week, each and in all, now and before.
    Rate,
    /// Two times of one event.
    Time,
    /// Two events, told in another order.
    Order,
    /// The same deed at another distance from an event.
    Interval,
    /// Two names in one role.
    Name,
    /// One name in two spellings, one of which is likely a slip.
    Spelling,
    /// A pronoun that does not go with what the other text names there.
    Pronoun,
    /// Two common nouns in one place.
    Thing,
    /// Two kinds of one thing, wherever they stand.
    Sibling,
    /// Who did it to whom is turned round.
    Turned,
    /// Two phrases tell of one event, and somebody has another part in it.
    Parts,
    /// Two participants, each in the other's place, of deeds that may be one.
    Crossed,
    /// Another one stands in the same slot of what is done, and both articles know both.
    Doer,
    /// One person is described as two things.
    Described,
    /// One clause is negated.
    Negated,
    /// Two phrases of which one ends or denies what the other keeps up.
    Phrases,
    /// Two opposite words.
    Opposite,
    /// Two phrases of opposite poles, wherever they stand.
    Outcomes,
    /// Another verb, adjective or adverb in one place.
    Word,
    /// Two quantifiers over one thing.
    Reach,
    /// "Only" or "first" that one article leaves out.
    Limit,
    /// Two places in one order: the first, the second, one of the largest.
    Rank,
    /// Other words inside quotation marks.
    QuotedWords,
    /// Two quotations that have little in common.
    OtherQuote,
    /// The same quotation in two mouths.
    Mouth,
    /// Two rungs of the ladder of certainty.
    Rung,
    /// One tells as coming what the other tells as done.
    Coming,
    /// Two steps of one course: charged and convicted.
    Step,
    /// Two sources, one of which does not vouch.
    Vouching,
    /// One value under two bounds.
    Bound,
    /// Two sources.
    Source,
    /// A source that one article leaves out.
    Sourceless,
}

impl Pattern {
    /// All of them, in the order of the decision's features.
    pub const ALL: &'static [Self] = &[
        Self::Amount,
        Self::Toll,
        Self::Course,
        Self::Rate,
        Self::Time,
        Self::Order,
        Self::Interval,
        Self::Name,
        Self::Spelling,
        Self::Pronoun,
        Self::Thing,
        Self::Sibling,
        Self::Turned,
        Self::Parts,
        Self::Crossed,
        Self::Doer,
        Self::Described,
        Self::Negated,
        Self::Phrases,
        Self::Opposite,
        Self::Outcomes,
        Self::Word,
        Self::Reach,
        Self::Limit,
        Self::Rank,
        Self::QuotedWords,
        Self::OtherQuote,
        Self::Mouth,
        Self::Rung,
        Self::Coming,
        Self::Step,
        Self::Vouching,
        Self::Bound,
        Self::Source,
        Self::Sourceless,
    ];

    /// The kind of conflict that it is a pattern of.
    pub fn kind(self) -> Kind {
        self.traits().kind
    }

    /// Its name in the decision's data.
    pub fn key(self) -> &'static str {
        self.traits().key
    }

    /// What else is known of it.
    pub(super) fn traits(self) -> Traits {
        match self {
            Self::Amount => Traits::fact("amount", Kind::Figure),
            Self::Toll => Traits::soft("toll", Kind::Figure),
            Self::Course => Traits::hard("course", Kind::Figure),
            Self::Rate => Traits::hard("rate", Kind::Figure),
            Self::Time => Traits::fact("time", Kind::Date),
            Self::Order => Traits::hard("order", Kind::Date),
            Self::Interval => Traits::hard("interval", Kind::Date),
            Self::Name => Traits::fact("name", Kind::Name),
            Self::Spelling => Traits::soft("spelling", Kind::Name),
            Self::Pronoun => Traits::hard("pronoun", Kind::Name),
            Self::Thing => Traits::hard("thing", Kind::Name),
            Self::Sibling => Traits::hard("sibling", Kind::Name),
            Self::Turned => Traits::hard("turned", Kind::Role),
            Self::Parts => Traits::hard("parts", Kind::Role),
            Self::Crossed => Traits::hard("crossed", Kind::Role),
            Self::Doer => Traits::hard("doer", Kind::Role),
            Self::Described => Traits::hard("described", Kind::Role),
            Self::Negated => Traits::hard("negated", Kind::Polarity),
            Self::Phrases => Traits::hard("phrases", Kind::Polarity),
            Self::Opposite => Traits::hard("opposite", Kind::Polarity),
            Self::Outcomes => Traits::hard("outcomes", Kind::Polarity),
            Self::Word => Traits::hard("word", Kind::Polarity),
            Self::Reach => Traits::hard("reach", Kind::Scope),
            Self::Limit => Traits::soft("limit", Kind::Scope),
            Self::Rank => Traits::hard("rank", Kind::Scope),
            Self::QuotedWords => Traits::quoted("quoted-words"),
            Self::OtherQuote => Traits::soft("other-quote", Kind::Quote),
            Self::Mouth => Traits::quoted("mouth"),
            Self::Rung => Traits::soft("rung", Kind::Certainty),
            Self::Coming => Traits::soft("coming", Kind::Certainty),
            Self::Step => Traits::soft("step", Kind::Certainty),
            Self::Vouching => Traits::soft("vouching", Kind::Certainty),
            Self::Bound => Traits::soft("bound", Kind::Precision),
            Self::Source => Traits::soft("source", Kind::Attribution),
            Self::Sourceless => Traits::soft("sourceless", Kind::Attribution),
        }
    }
}

/// What the decision knows of a pattern before it sees a pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits {
    key: &'static str,
    kind: Kind,
    /// How many names, figures and times that stand alone the pattern itself accounts for, on either side.
    pub(super) own: usize,
    /// Whether it is judged as between texts that were written anew, however alike the two claims are.
    pub(super) is_always_retold: bool,
}

impl Traits {
    /// Two facts that exclude each other.
    const fn fact(key: &'static str, kind: Kind) -> Self {
        Self { own: 1, ..Self::hard(key, kind) }
    }

    /// Two wordings that may exclude each other.
    const fn hard(key: &'static str, kind: Kind) -> Self {
        Self { key, kind, own: 0, is_always_retold: false }
    }

    const fn soft(key: &'static str, kind: Kind) -> Self {
        Self { is_always_retold: true, ..Self::hard(key, kind) }
    }

    /// Two quotations that share their words: alike by nature, whether the texts around them were edited or written anew.
    const fn quoted(key: &'static str) -> Self {
        Self { is_always_retold: true, ..Self::hard(key, Kind::Quote) }
    }
}

/// What speaks for or against a difference; each is worth the same whichever article is named first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clue {
    /// Each is the only one of its kind that the other side lacks.
    Sole,
    /// The two stand in each other's place in clauses that run in parallel.
    Substituted,
    /// The two hang on words that stand for each other.
    SamePlace,
    /// Both stand inside the two linked claims, not only in their sentences.
    Inside,
    /// The other article says the same elsewhere, of one of the two.
    KnownOne,
    /// The same, of both.
    KnownBoth,
    /// What is measured, or over what a word ranges, agrees.
    SameMeasure,
    /// What is measured does not agree.
    OtherMeasure,
    /// Both are rough.
    Rough,
    /// Both are measured in units, not counted.
    Units,
    /// How far apart two values are, 0 to 1.
    Apart,
    /// One is merely less precise.
    Coarser,
    /// One is likely a misspelling of the other.
    Slip,
    /// People.
    Persons,
    /// Places.
    Places,
    /// The two words share a meaning.
    Synonyms,
    /// One word is the broader one.
    Broader,
    /// Two kinds of one thing.
    Siblings,
    /// The thesaurus lacks one of the words.
    Unlisted,
    /// How near the two words are by their vectors, 0 to 1.
    Cosine,
    /// The two words are verbs.
    Verbs,
    /// The news lexicon holds the two words for opposites.
    NewsOpposites,
    /// How many arguments the two predicates share, 0 to 1.
    Arguments,
    /// The predicates themselves stand for each other.
    SamePredicate,
    /// Only one of the two leaves open whether it happens.
    Open,
    /// Somebody plans, wants or promises it.
    Wanted,
    /// One of the two says "will".
    Will,
    /// What hedges is a plain word for it ("may", "probably"), not a verb that governs ("expects", "wants").
    PlainHedge,
    /// A bound that shuts ("up to", "at least"), not one that rounds ("more than", "just under").
    Ceiling,
    /// A length of time.
    Lasting,
    /// The two cannot both hold.
    Opposed,
    /// A source that alleges or guesses.
    Loose,
    /// A source with a stake.
    Interested,
    /// A source that nobody can ask.
    Anonymous,
    /// Two sources of different kinds.
    OtherKind,
    /// Two sources by name.
    Named,
    /// A number, a negation or a condition was altered.
    Grave,
    /// How strong it is was altered.
    Strength,
    /// The same digits on another scale or in another unit: "4.3 million" and "4.3 billion".
    SameDigits,
    /// Two shares that make up a whole: 62% and the other 38%.
    Complement,
    /// The same noun is qualified in another way: "net profit" and "operating profit".
    OtherQualifier,
    /// Neither sentence holds another name, figure or time that the other lacks while it has one of its own.
    Clean,
    /// What is measured, or over what a word ranges, is not the same noun.
    OtherNoun,
    /// The figures belong to the same subject.
    SameSubject,
    /// They belong to two subjects.
    OtherSubject,
    /// The same verb brings them in.
    SameVerb,
    /// They belong to other owners, places or times.
    Elsewhere,
    /// A change on one side, a level on the other.
    OtherShape,
    /// How much of it is told in phrases, which are less ambiguous than words, 0 to 1.
    Phrased,
    /// How many other facts of the two sentences have no partner, 0 to 1.
    Loners,
    /// How near the deeds are that two facts are told of, 0 to 1.
    Deed,
    /// The two deeds have nothing in common.
    OtherDeed,
    /// One is told of what happened, the other of who said so, and when.
    SaidThen,
    /// Both are told of who says something.
    Speakers,
    /// Which share of who takes part in one deed takes part in the other, 0 to 1.
    Shared,
    /// Both have one part in what is told: both do it, both stand behind one preposition.
    SamePart,
    /// They have two parts in it.
    OtherPart,
    /// One only tells which kind of thing another noun is: "the Chargers receiver".
    Qualifies,
    /// One only tells whose another thing is.
    Possesses,
    /// The position of either is held by somebody else in the other claim: 0, 1/2, 1.
    Taken,
    /// Two names of two types.
    OtherType,
    /// Two names, of one of which the type is not known.
    UnsureType,
    /// One is a name, the other a noun.
    Described,
    /// Both times hang on the day of publication, which is not known.
    Adrift,
}

impl Clue {
    /// All of them, in the order of the decision's features.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Sole, "sole"),
        (Self::Substituted, "substituted"),
        (Self::SamePlace, "same-place"),
        (Self::Inside, "inside"),
        (Self::KnownOne, "known-one"),
        (Self::KnownBoth, "known-both"),
        (Self::SameMeasure, "same-measure"),
        (Self::OtherMeasure, "other-measure"),
        (Self::Rough, "rough"),
        (Self::Units, "units"),
        (Self::Apart, "apart"),
        (Self::Coarser, "coarser"),
        (Self::Slip, "slip"),
        (Self::Persons, "persons"),
        (Self::Places, "places"),
        (Self::Synonyms, "synonyms"),
        (Self::Broader, "broader"),
        (Self::Siblings, "siblings"),
        (Self::Unlisted, "unlisted"),
        (Self::Cosine, "cosine"),
        (Self::Verbs, "verbs"),
        (Self::NewsOpposites, "news-opposites"),
        (Self::Arguments, "arguments"),
        (Self::SamePredicate, "same-predicate"),
        (Self::Open, "open"),
        (Self::Wanted, "wanted"),
        (Self::Will, "will"),
        (Self::PlainHedge, "plain-hedge"),
        (Self::Ceiling, "ceiling"),
        (Self::Lasting, "lasting"),
        (Self::Opposed, "opposed"),
        (Self::Loose, "loose"),
        (Self::Interested, "interested"),
        (Self::Anonymous, "anonymous"),
        (Self::OtherKind, "other-kind"),
        (Self::Named, "named"),
        (Self::Grave, "grave"),
        (Self::Strength, "strength"),
        (Self::SameDigits, "same-digits"),
        (Self::Complement, "complement"),
        (Self::OtherQualifier, "other-qualifier"),
        (Self::Clean, "clean"),
        (Self::OtherNoun, "other-noun"),
        (Self::SameSubject, "same-subject"),
        (Self::OtherSubject, "other-subject"),
        (Self::SameVerb, "same-verb"),
        (Self::Elsewhere, "elsewhere"),
        (Self::OtherShape, "other-shape"),
        (Self::Phrased, "phrased"),
        (Self::Loners, "loners"),
        (Self::Deed, "deed"),
        (Self::OtherDeed, "other-deed"),
        (Self::SaidThen, "said-then"),
        (Self::Speakers, "speakers"),
        (Self::Shared, "shared"),
        (Self::SamePart, "same-part"),
        (Self::OtherPart, "other-part"),
        (Self::Qualifies, "qualifies"),
        (Self::Possesses, "possesses"),
        (Self::Taken, "taken"),
        (Self::OtherType, "other-type"),
        (Self::UnsureType, "unsure-type"),
        (Self::Described, "one-described"),
        (Self::Adrift, "adrift"),
    ];
}
