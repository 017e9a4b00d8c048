//! The slot of a figure: what is measured, of whom, where and when, as words of the text; and in which of these two figures agree.
//!
//! "Revenue at Larkfield rose 8% to $1.2bn while profit fell to $96m last quarter" fills four slots: the change and the level of revenue,
//! and the level of profit. Two figures contradict each other only where no part of their slots speaks against it.

use super::measured::one_group;
use super::{Comparable, Figure, Shape, Unit};
use crate::facts::{Fact, Relation};
use crate::syntax::{Parsed, Tag};

/// A figure in its article.
#[derive(Clone, Copy, Debug)]
pub struct Bearer<'a> {
    /// The article that it stands in.
    pub parsed: &'a Parsed,
    /// All facts of that article, by place: names and dates are compared by what they mean.
    pub facts: &'a [Fact],
    /// The figure itself.
    pub figure: &'a Figure,
}

/// In which parts of their slots two figures agree: `None` where a text is silent, or where the words cannot tell ("the company" and a
/// name).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Agreement {
    /// What is measured ("revenue" and "sales" agree, "revenue" and "profit" do not).
    pub noun: Option<bool>,
    /// The verb that brings it in; another verb alone speaks against nothing.
    pub verb: Option<bool>,
    /// Who or what the clause is about.
    pub subject: Option<bool>,
    /// Whose it is: "Larkfield's revenue", "revenue at Larkfield".
    pub owner: Option<bool>,
    /// Where it holds: "40 roofs in the village".
    pub place: Option<bool>,
    /// When it holds, by what the dates are resolved to.
    pub time: Option<bool>,
    /// Whether both are changes, or both levels; multiples, ranks, scores and shares each compare with their own kind.
    pub shape: bool,
}

impl Agreement {
    /// Whether the two figures stand in the same slot: nothing speaks against it, and what is measured agrees.
    pub fn comparable(&self) -> Comparable {
        let parts = [self.owner, self.place, self.time];
        if !self.shape || self.noun == Some(false) || parts.contains(&Some(false)) {
            return Comparable::No;
        }
        match (self.noun, self.subject) {
            (Some(true), Some(false)) if self.verb != Some(true) => Comparable::Silent,
            (Some(true), _) => Comparable::Yes,
            (_, Some(false)) => Comparable::No,
            (_, Some(true)) => Comparable::Yes,
            (_, None) => Comparable::Silent,
        }
    }

    /// Whether the same amount is told of the same thing as far as the two texts say: see [`Agreement::comparable`].
    pub fn same_slot(&self) -> bool {
        self.comparable() == Comparable::Yes
    }
}

/// In which parts of their slots two figures agree.
pub fn agreement(left: Bearer<'_>, right: Bearer<'_>) -> Agreement {
    let (one, other) = (&left.figure.measured, &right.figure.measured);
    let compare = |a: Option<usize>, b: Option<usize>| a.zip(b).and_then(|(a, b)| same(left, a, right, b));
    // "profit fell to $96m" and "a profit of $96m": the subject of one is the noun of the other.
    let what = |bearer: Bearer<'_>| bearer.figure.measured.noun.or_else(|| measured_subject(bearer));
    let noun = match (&left.figure.unit, &right.figure.unit) {
        (Unit::Count(a), Unit::Count(b)) if one_group(a, b) => Some(true),
        (Unit::Count(_), Unit::Count(_)) => Some(compare(one.noun, other.noun).unwrap_or(false)),
        _ => compare(what(left), what(right)),
    };
    // Where the subject is what is measured, it says nothing of who has it.
    let free = |bearer: Bearer<'_>| bearer.figure.measured.subject.filter(|&subject| what(bearer) != Some(subject));
    let owner = compare(one.owner, other.owner).or_else(|| {
        let holder = |bearer: Bearer<'_>| bearer.figure.measured.owner.or_else(|| free(bearer).filter(|&s| bearer.parsed.tag(s).is_name()));
        if one.owner.is_some() || other.owner.is_some() { compare(holder(left), holder(right)) } else { None }
    });
    Agreement {
        noun,
        verb: one.verb.zip(other.verb).map(|(a, b)| one_group(left.parsed.lemma(a), right.parsed.lemma(b))),
        subject: compare(free(left), free(right)),
        owner,
        place: compare(one.place, other.place),
        time: compare(one.time, other.time),
        shape: family(left.figure.shape) == family(right.figure.shape),
    }
}

/// The subject, where it is itself what is measured: a common noun, of money, a percentage or a measure.
fn measured_subject(bearer: Bearer<'_>) -> Option<usize> {
    let subject = bearer.figure.measured.subject?;
    (bearer.figure.unit.is_measured() && bearer.parsed.tag(subject).is_noun() && !bearer.parsed.tag(subject).is_name()).then_some(subject)
}

/// Shapes that can say the same of one thing.
fn family(shape: Shape) -> u8 {
    match shape {
        Shape::Amount | Shape::Ratio | Shape::Rise | Shape::Fall => 0,
        Shape::Change | Shape::Multiple => 1,
        Shape::Rank => 2,
        Shape::Score => 3,
    }
}

/// Whether two words name the same: names and dates by what they mean, other nouns by the list of nouns that measure the same.
fn same(left: Bearer<'_>, a: usize, right: Bearer<'_>, b: usize) -> Option<bool> {
    let (one, other) = (fact_at(left, a), fact_at(right, b));
    let told = |relation: Relation| match relation {
        Relation::Same | Relation::Coarser | Relation::OtherBound => Some(true),
        Relation::Different => Some(false),
        Relation::Unrelated => None,
    };
    if let (Some(one), Some(other)) = (one.and_then(Fact::date), other.and_then(Fact::date)) {
        return told(one.relation(other));
    }
    if let (Some(one), Some(other)) = (one.and_then(Fact::name), other.and_then(Fact::name)) {
        return told(one.relation(other));
    }
    let named = |bearer: Bearer<'_>, token: usize| {
        bearer.parsed.tag(token).is_name() || matches!(bearer.parsed.tag(token), Tag::Prp | Tag::PrpS | Tag::Dt | Tag::Wp | Tag::Wdt)
    };
    if one_group(left.parsed.lemma(a), right.parsed.lemma(b)) {
        return Some(true);
    }
    // "the company" may well be the one that the other text names, and "it" anything.
    if named(left, a) || named(right, b) { None } else { Some(false) }
}

/// The name or the date that a token belongs to.
fn fact_at<'a>(bearer: Bearer<'a>, token: usize) -> Option<&'a Fact> {
    let near = bearer.facts.partition_point(|fact| (fact.tokens.end as usize) + 60 <= token);
    let close = bearer.facts.iter().skip(near).take_while(|fact| fact.tokens.start as usize <= token);
    close.filter(|fact| fact.name().is_some() || fact.date().is_some()).find(|fact| fact.tokens.holds(token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ReadOptions};
    use crate::syntax::Depth;

    struct Text {
        parsed: Parsed,
        facts: Vec<Fact>,
    }

    impl Text {
        fn new(text: &str) -> Self {
            let options = ReadOptions { published: "2026-04-28".parse().ok(), ..ReadOptions::default() };
            let article = Article::read("test", text.as_bytes().to_vec(), &options).expect("text");
            let parsed = Parsed::new(article, Depth::Full);
            let facts = crate::facts::extract(&parsed);
            Self { parsed, facts }
        }

        fn figures(&self) -> Vec<Bearer<'_>> {
            let bearer = |figure| Bearer { parsed: &self.parsed, facts: &self.facts, figure };
            self.facts.iter().filter_map(Fact::figure).map(bearer).collect()
        }

        /// Noun, verb, subject, owner, place and time of each figure.
        fn slots(&self) -> Vec<String> {
            let word = |token: Option<usize>| token.map_or("-", |token| self.parsed.form(token)).to_owned();
            let slot = |bearer: Bearer<'_>| {
                let m = bearer.figure.measured;
                format!("{}: {}", bearer.figure, [m.noun, m.verb, m.subject, m.owner, m.place, m.time].map(word).join(" "))
            };
            self.figures().into_iter().map(slot).collect()
        }
    }

    #[test]
    fn four_facts_of_one_sentence_are_never_mixed_up() {
        let text = Text::new("Revenue rose 8% to $1.2bn while profit fell to $96m last quarter.");
        assert_eq!(
            text.slots(),
            ["8 %: - rose Revenue - - -", "1200000000 USD: - rose Revenue - - -", "96000000 USD: - fell profit - - quarter"]
        );
        let figures = text.figures();
        let told = |a: usize, b: usize| agreement(figures[a], figures[b]).comparable();
        assert_eq!([told(0, 1), told(0, 2), told(1, 2)], [Comparable::No; 3]);
    }

    #[test]
    fn a_bare_number_said_of_a_person_is_an_age() {
        let unit = |text: &str| Text::new(text).figures()[0].figure.unit.clone();
        let age = Unit::Measure("year of age".into());
        assert_eq!([unit("The teenager is only 14."), unit("The dead man was 23.")], [age.clone(), age.clone()]);
        assert_ne!(unit("The score was 43."), age);
    }

    fn first(left: &str, right: &str) -> Comparable {
        let (one, other) = (Text::new(left), Text::new(right));
        agreement(one.figures()[0], other.figures()[0]).comparable()
    }

    #[test]
    fn the_same_slot_in_other_words() {
        for (left, right) in [
            ("Profit fell to $96m.", "The firm made a profit of $91m."),
            ("Revenue at Larkfield reached $1.2bn.", "Larkfield's revenue was $1.1bn."),
            ("The flood killed 40 people in Oslo.", "In Oslo, 44 people were killed."),
            ("The company laid off 300 workers on Monday.", "It cut 350 jobs."),
        ] {
            assert_eq!(first(left, right), Comparable::Yes, "{left} | {right}");
        }
    }

    #[test]
    fn slots_that_differ_in_one_part() {
        for (left, right) in [
            ("Profit fell to $96m.", "Revenue fell to $91m."),
            ("Larkfield's revenue was $1.2bn.", "Tessel's revenue was $1.1bn."),
            ("The storm damaged 40 roofs in the village.", "The storm damaged 900 roofs in the county."),
            ("Sales were $3m in 2024.", "Sales were $4m in 2025."),
            ("The council spent $5m on roads.", "The council employs 500 people."),
            ("Sales rose 5%.", "Sales were 5% of the total."),
        ] {
            assert_eq!(first(left, right), Comparable::No, "{left} | {right}");
        }
    }
}
