//! Project settings, `crosscheck.toml`: which kinds of difference count as what, which names are one, how far figures may be rounded, which
//! phrases are passed over and why.
//!
//! Settings are applied to what was judged and never to how: the same two articles give the same links with any settings, and a finding
//! that settings silence is counted, not forgotten.

use crate::claim::Reading;
use crate::compare::{Comparison, compare};
use crate::error::{Error, Result};
use crate::facts::Fact;
use crate::judge::{Difference, Evidence, Finding};
use crate::kind::{Kind, Side};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the settings file, looked for from the working folder upwards.
pub const FILE_NAME: &str = "crosscheck.toml";

/// What a kind of difference counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Always a contradiction.
    Contradiction,
    /// Never more than a discrepancy.
    Discrepancy,
    /// Not reported.
    Off,
}

/// A phrase that is passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignored {
    /// The words, in any case and with any white space between them.
    pub phrase: String,
    /// Why, for those who find it later.
    pub reason: String,
}

/// What `crosscheck.toml` says; the default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Figures that differ by no more than this percentage of the larger are the same: "2%".
    #[serde(skip_serializing_if = "Option::is_none", with = "percentage")]
    pub rounding: Option<Decimal>,
    /// What each kind of difference counts as; a kind that is not named is judged case by case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<String, Weight>,
    /// Names that are one: the full name, and what else it is called.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub aliases: BTreeMap<String, Vec<String>>,
    /// Phrases that are passed over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<Ignored>,
}

impl Settings {
    /// Reads the settings from TOML; `name` is what messages call the file.
    ///
    /// ```
    /// use crosscheck::Settings;
    ///
    /// let settings = Settings::parse("crosscheck.toml", "rounding = \"2%\"\n[kinds]\nprecision = \"off\"\n");
    /// assert!(settings.is_ok_and(|settings| settings.kinds.contains_key("precision")));
    /// assert!(Settings::parse("crosscheck.toml", "kinds.colour = \"off\"").is_err());
    /// ```
    ///
    /// # Errors
    /// [`Error::Input`] with the line where it is no TOML, or names what does not exist.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let settings: Self = toml::from_str(text).map_err(|error| Error::input(name, error.to_string().trim_end()))?;
        let known = || Kind::ALL.iter().map(|kind| kind.spec().key).collect::<Vec<_>>().join(", ");
        if let Some(unknown) = settings.kinds.keys().find(|key| Kind::from_key(key).is_none()) {
            return Err(Error::input(name, format!("[kinds]: there is no kind “{unknown}”; the kinds are {}", known())));
        }
        for ignored in &settings.ignore {
            let lacking = if plain(&ignored.phrase).is_empty() { Some("phrase") } else { None };
            let lacking = lacking.or(if ignored.reason.trim().is_empty() { Some("reason") } else { None });
            if let Some(lacking) = lacking {
                return Err(Error::input(
                    name,
                    format!("[[ignore]] “{}”: the {lacking} is empty; say what is passed over and why", ignored.phrase),
                ));
            }
        }
        Ok(settings)
    }

    /// The settings file of a folder: the nearest [`FILE_NAME`] in it or above.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
    }

    /// Reads a settings file.
    ///
    /// # Errors
    /// Where it cannot be read, and as [`Self::parse`].
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
        Self::parse(&path.display().to_string(), &text)
    }

    /// The settings as TOML.
    pub fn to_toml(&self) -> String {
        // Strings, lists and tables of strings can always be written.
        toml::to_string_pretty(self).unwrap_or_default()
    }

    /// Compares two articles under these settings.
    pub fn compare<'a>(&self, left: &'a Reading, right: &'a Reading) -> Comparison<'a> {
        let mut comparison = compare(left, right);
        if *self != Self::default() {
            self.apply(&mut comparison);
        }
        comparison
    }

    fn apply(&self, comparison: &mut Comparison<'_>) {
        let readings = [comparison.left, comparison.right];
        let phrases: Vec<Vec<String>> = self.ignore.iter().map(|ignored| plain(&ignored.phrase)).collect();
        let mut silenced = 0;
        comparison.findings.retain_mut(|finding| match finding {
            Finding::Linked { differences, .. } => {
                let before = differences.len();
                differences.retain(|difference| self.stands(difference, readings, &phrases));
                silenced += before - differences.len();
                differences.iter_mut().for_each(|difference| self.weigh(difference));
                true
            }
            Finding::Omitted { by, claim, .. } => {
                let reading = readings[by.index()];
                let words =
                    reading.claims.get(*claim).map(|claim| plain(&reading.parsed.article().original(claim.span))).unwrap_or_default();
                let passed_over = phrases.iter().any(|phrase| contains(&words, phrase));
                silenced += usize::from(passed_over);
                !passed_over
            }
        });
        comparison.silenced += silenced;
    }

    fn weigh(&self, difference: &mut Difference) {
        match self.kinds.get(difference.kind.spec().key) {
            Some(Weight::Contradiction) => difference.contradicts = true,
            Some(Weight::Discrepancy) => difference.contradicts = false,
            // What is off has been taken out before.
            Some(Weight::Off) | None => {}
        }
    }

    fn stands(&self, difference: &Difference, readings: [&Reading; 2], phrases: &[Vec<String>]) -> bool {
        let evidence = [(Side::Left, &difference.left), (Side::Right, &difference.right)];
        let words = |(side, evidence): (Side, &Option<Evidence>)| {
            evidence.as_ref().map(|evidence| plain(&readings[side.index()].parsed.article().original(evidence.span)))
        };
        let [left, right] = evidence.map(words);
        let passed_over = |words: &Option<Vec<String>>| {
            words.as_ref().is_some_and(|words| phrases.iter().any(|phrase| contains(words, phrase) || contains(phrase, words)))
        };
        let is_off = self.kinds.get(difference.kind.spec().key) == Some(&Weight::Off);
        let are_one = left.as_ref().zip(right.as_ref()).is_some_and(|(left, right)| self.are_one_name(left, right));
        !(is_off || are_one || passed_over(&left) || passed_over(&right) || self.is_rounding(difference, readings))
    }

    /// Whether two names are the same by an alias; each may stand in its fuller form ("IBM Corp").
    fn are_one_name(&self, left: &[String], right: &[String]) -> bool {
        let goes_by = |words: &[String], full: &str, others: &[String]| {
            std::iter::once(full).chain(others.iter().map(String::as_str)).any(|name| contains(words, &plain(name)))
        };
        self.aliases.iter().any(|(full, others)| goes_by(left, full, others) && goes_by(right, full, others))
    }

    fn is_rounding(&self, difference: &Difference, readings: [&Reading; 2]) -> bool {
        let Some(percent) = self.rounding else { return false };
        let fact = |side: Side, evidence: &Option<Evidence>| -> Option<&Fact> {
            let span = evidence.as_ref()?.span;
            readings[side.index()].facts.iter().find(|fact| fact.span == span && fact.figure().is_some())
        };
        let (left, right) = (fact(Side::Left, &difference.left), fact(Side::Right, &difference.right));
        let Some((one, other)) = left.and_then(Fact::figure).zip(right.and_then(Fact::figure)) else { return false };
        one.unit == other.unit && is_near(one.low, other.low, percent) && is_near(one.high, other.high, percent)
    }
}

fn is_near(one: Decimal, other: Decimal, percent: Decimal) -> bool {
    let apart = one.checked_sub(other).map(|apart| apart.abs());
    let allowed = one.abs().max(other.abs()).checked_mul(percent).and_then(|share| share.checked_div(Decimal::ONE_HUNDRED));
    apart.zip(allowed).is_some_and(|(apart, allowed)| apart <= allowed)
}

/// Words without case and marks.
fn plain(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn contains(words: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && words.windows(phrase.len()).any(|run| run == phrase)
}

/// "2%" in the file, 2 in the program.
mod percentage {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(percent: &Option<Decimal>, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&percent.map(|percent| format!("{percent}%")).unwrap_or_default())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Decimal>, D::Error> {
        let text = String::deserialize(input)?;
        let number = text.trim().strip_suffix('%').and_then(|number| number.trim().parse::<Decimal>().ok());
        let in_range = number.filter(|percent| *percent >= Decimal::ZERO && *percent < Decimal::ONE_HUNDRED);
        in_range.map(Some).ok_or_else(|| serde::de::Error::custom(format!("“{text}” is no rounding; write it as \"2%\", below 100%")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Link;
    use crate::article::{Article, ReadOptions};
    use crate::kind::Verdict;
    use crate::syntax::Depth;

    fn reading(text: &str) -> Reading {
        Reading::new(Article::read("text", text.as_bytes().to_vec(), &ReadOptions::default()).expect("text"), Depth::Full)
    }

    /// Evidence at the first place of some words.
    fn evidence(reading: &Reading, words: &str, fact: &'static str) -> Option<Evidence> {
        let raw = String::from_utf8_lossy(reading.parsed.article().raw()).into_owned();
        let start = raw.find(words).expect("its words");
        let span = reading.facts.iter().map(|one| one.span).find(|span| span.start() == start && span.end() == start + words.len());
        let span = span.unwrap_or_else(|| crate::Span::new(start, start + words.len()));
        Some(Evidence { span, fact, value: None })
    }

    /// What becomes of a contradiction of a kind between the words of two texts: what it is in the end, and how many findings were silenced.
    fn outcome(toml: &str, kind: Kind, (left, ours): (&str, &str), (right, theirs): (&str, &str)) -> (Verdict, usize) {
        let (left, right) = (reading(left), reading(right));
        let key = kind.spec().key;
        let (one, other) = (evidence(&left, ours, key), evidence(&right, theirs, key));
        let pattern = crate::judge::Pattern::ALL.iter().copied().find(|pattern| pattern.kind() == kind).expect("a pattern of each kind");
        let difference = Difference::new(pattern, true, one, other, String::new()).guessed(0.9);
        let link = Link { left: 0, right: 0, confidence: 0.9 };
        let findings = vec![Finding::Linked { link, differences: vec![difference] }];
        let mut comparison = Comparison { findings, silenced: 0, ..compare(&left, &right) };
        Settings::parse("test", toml).expect("settings").apply(&mut comparison);
        (comparison.findings[0].verdict(), comparison.silenced)
    }

    const LEFT: &str = "The coast guard rescued 140 passengers from the water.\n";
    const RIGHT: &str = "The coast guard rescued 143 passengers from the water.\n";

    #[test]
    fn a_kind_counts_as_what_the_settings_say() {
        let outcome = |toml| outcome(toml, Kind::Figure, (LEFT, "140 passengers"), (RIGHT, "143 passengers"));
        assert_eq!(outcome(""), (Verdict::Contradiction, 0));
        assert_eq!(outcome("kinds.figure = 'discrepancy'"), (Verdict::Discrepancy, 0));
        assert_eq!(outcome("kinds.figure = 'off'"), (Verdict::Agreement, 1));
        assert_eq!(outcome("kinds.date = 'off'"), (Verdict::Contradiction, 0));
    }

    #[test]
    fn figures_within_the_rounding_are_the_same() {
        let figure = |reading: &Reading| {
            let span = reading.facts.iter().find(|fact| fact.figure().is_some()).expect("a figure").span;
            reading.parsed.article().original(span).into_owned()
        };
        let (ours, theirs) = (figure(&reading(LEFT)), figure(&reading(RIGHT)));
        let outcome = |toml| outcome(toml, Kind::Figure, (LEFT, &ours), (RIGHT, &theirs));
        assert_eq!(outcome("rounding = '5%'"), (Verdict::Agreement, 1));
        assert_eq!(outcome("rounding = '1%'"), (Verdict::Contradiction, 0));
    }

    #[test]
    fn names_with_an_alias_are_one() {
        let (left, right) = ("Big Blue bought the mill.\n", "IBM Corp bought the mill.\n");
        let outcome = |toml, theirs| outcome(toml, Kind::Name, (left, "Big Blue"), (right, theirs));
        assert_eq!(outcome("", "IBM Corp"), (Verdict::Contradiction, 0));
        let toml = "[aliases]\n'International Business Machines' = ['IBM', 'Big Blue']";
        assert_eq!(outcome(toml, "IBM Corp"), (Verdict::Agreement, 1));
        assert_eq!(outcome(toml, "mill"), (Verdict::Contradiction, 0));
    }

    #[test]
    fn ignored_phrases_are_passed_over_and_counted() {
        let toml = "[[ignore]]\nphrase = 'story was updated by our reporters'\nreason = 'house style'";
        let (left, right) = (reading(&format!("{LEFT}\nThis story was updated by our\nreporters after noon.\n")), reading(LEFT));
        let omissions = |toml| {
            let comparison = Settings::parse("test", toml).expect("settings").compare(&left, &right);
            (comparison.findings.iter().filter(|finding| finding.verdict() == Verdict::Omission).count(), comparison.silenced)
        };
        assert_eq!((omissions(""), omissions(toml)), ((1, 0), (0, 1)));
        let phrase = "[[ignore]]\nphrase = '143 passengers'\nreason = 'corrected in print'";
        assert_eq!(outcome(phrase, Kind::Figure, (LEFT, "140"), (RIGHT, "143")), (Verdict::Agreement, 1));
    }

    #[test]
    fn settings_are_written_as_they_are_read() {
        let text = "rounding = \"2.5%\"\n[kinds]\nprecision = \"off\"\n[aliases]\nIBM = [\"Big Blue\"]\n[[ignore]]\nphrase = \"a b\"\nreason = \"c\"\n";
        let settings = Settings::parse("test", text).expect("settings");
        assert_eq!(Settings::parse("test", &settings.to_toml()).expect("settings"), settings);
        assert_eq!(Settings::parse("test", &Settings::default().to_toml()).expect("settings"), Settings::default());
    }

    #[test]
    fn what_does_not_exist_is_refused_with_its_place() {
        for (text, says) in [
            ("kinds.figures = 'off'", "precision"),
            ("kinds.figure = 'never'", "line 1"),
            ("colour = true", "line 1"),
            ("rounding = '2'", "2%"),
            ("[[ignore]]\nphrase = '...'\nreason = 'x'", "phrase is empty"),
            ("[[ignore]]\nphrase = 'x'", "reason"),
        ] {
            let said = Settings::parse("crosscheck.toml", text).expect_err(text).to_string();
            assert!(said.contains(says), "{said}");
        }
    }
}
