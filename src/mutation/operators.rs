//! The edits: one operator each, either breaking one kind of fact or keeping the meaning.

use super::Edit;
use crate::article::words::Tokens;
use crate::claim::Reading;
use crate::facts::{Fact, Relation};
use crate::kind::Kind;
use crate::span::Span;
use crate::syntax::Tag;

/// A way to edit one place of an article.
#[derive(Debug)]
pub struct Operator {
    /// For the table.
    pub name: &'static str,
    /// The kind of conflict that it makes; `None` where the edited article still says the same.
    pub breaks: Option<Kind>,
    /// All places of an article where it applies, in order.
    pub edits: fn(&Reading) -> Vec<Edit>,
}

/// All operators: those that break something first.
pub const OPERATORS: &[Operator] = &[
    Operator { name: "a digit changed", breaks: Some(Kind::Figure), edits: digit_changed },
    Operator { name: "million for billion", breaks: Some(Kind::Figure), edits: magnitude_changed },
    Operator { name: "a unit changed", breaks: Some(Kind::Figure), edits: unit_changed },
    Operator { name: "a weekday or month moved", breaks: Some(Kind::Date), edits: date_moved },
    Operator { name: "a name replaced", breaks: Some(Kind::Name), edits: name_replaced },
    Operator { name: "subject and object swapped", breaks: Some(Kind::Role), edits: roles_swapped },
    Operator { name: "a “not” added", breaks: Some(Kind::Polarity), edits: negation_added },
    Operator { name: "a “not” dropped", breaks: Some(Kind::Polarity), edits: negation_dropped },
    Operator { name: "a verb turned round", breaks: Some(Kind::Polarity), edits: opposite_verb },
    Operator { name: "all for some", breaks: Some(Kind::Scope), edits: quantifier_changed },
    Operator { name: "a limit dropped (“only”)", breaks: Some(Kind::Scope), edits: limit_dropped },
    Operator { name: "a bound dropped (“up to”)", breaks: Some(Kind::Precision), edits: bound_dropped },
    Operator { name: "“may” for “will”", breaks: Some(Kind::Certainty), edits: hedge_changed },
    Operator { name: "a negation put into a quotation", breaks: Some(Kind::Quote), edits: quote_negated },
    Operator { name: "the speaker replaced", breaks: Some(Kind::Attribution), edits: speaker_replaced },
    Operator { name: "number spelled out", breaks: None, edits: number_spelled },
    Operator { name: "billion as million", breaks: None, edits: magnitude_converted },
    Operator { name: "per cent sign for word", breaks: None, edits: percent_sign },
    Operator { name: "day and month exchanged", breaks: None, edits: date_order },
    Operator { name: "another verb of saying", breaks: None, edits: saying_varied },
    Operator { name: "contraction", breaks: None, edits: contracted },
    Operator { name: "another word for it", breaks: None, edits: synonym },
];

/// A token's place, edited.
fn at(reading: &Reading, token: usize, replacement: impl Into<String>) -> Edit {
    Edit { span: reading.parsed.span(Tokens::new(token, token + 1)), replacement: replacement.into() }
}

/// All tokens of stating sentences.
fn stating(reading: &Reading) -> impl Iterator<Item = usize> + '_ {
    reading.claims.iter().flat_map(|claim| claim.tokens.iter())
}

/// Edits of single words by a table; capitals are kept.
fn by_table(reading: &Reading, table: &[(&str, &str)]) -> Vec<Edit> {
    let replaced = |token: usize| {
        let form = reading.parsed.form(token);
        let (_, to) = table.iter().find(|(from, _)| form.eq_ignore_ascii_case(from))?;
        Some(at(reading, token, like(form, to)))
    };
    stating(reading).filter_map(replaced).collect()
}

/// The word with a capital where the model has one.
fn like(model: &str, word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if model.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

fn digit_changed(reading: &Reading) -> Vec<Edit> {
    let figures = reading.facts.iter().filter(|fact| fact.figure().is_some());
    figures.filter_map(|fact| first_digit(reading, fact)).collect()
}

/// The first digit of a figure, raised by three (round the clock, never to zero): far enough not to pass for rounding.
fn first_digit(reading: &Reading, fact: &Fact) -> Option<Edit> {
    let raw = fact.span.slice(reading.parsed.article().raw());
    let place = raw.iter().position(|byte| (b'1'..=b'9').contains(byte))?;
    let digit = raw.get(place)? - b'0';
    let start = fact.span.start() + place;
    Some(Edit { span: Span::new(start, start + 1), replacement: char::from(b'1' + (digit + 2) % 9).to_string() })
}

fn magnitude_changed(reading: &Reading) -> Vec<Edit> {
    by_table(reading, &[("million", "billion"), ("billion", "million"), ("thousand", "million")])
}

fn unit_changed(reading: &Reading) -> Vec<Edit> {
    let table = [
        ("kilometres", "metres"),
        ("kilometers", "meters"),
        ("km", "m"),
        ("miles", "kilometres"),
        ("hours", "days"),
        ("days", "weeks"),
        ("weeks", "months"),
        ("months", "years"),
        ("years", "months"),
        ("minutes", "hours"),
        ("tonnes", "kilograms"),
        ("dollars", "euros"),
        ("pounds", "dollars"),
        ("euros", "pounds"),
    ];
    by_table(reading, &table)
}

fn date_moved(reading: &Reading) -> Vec<Edit> {
    let table = [
        ("Monday", "Wednesday"),
        ("Tuesday", "Thursday"),
        ("Wednesday", "Friday"),
        ("Thursday", "Saturday"),
        ("Friday", "Sunday"),
        ("Saturday", "Monday"),
        ("Sunday", "Tuesday"),
        ("January", "March"),
        ("February", "April"),
        ("March", "June"),
        ("April", "July"),
        ("May", "August"),
        ("June", "September"),
        ("July", "October"),
        ("August", "November"),
        ("September", "December"),
        ("October", "January"),
        ("November", "February"),
        ("December", "April"),
    ];
    by_table(reading, &table).into_iter().filter(|edit| !edit.replacement.starts_with(char::is_lowercase)).collect()
}

/// Each person, organisation or place becomes the next other one of its type in the article... that its own sentence does not name.
fn name_replaced(reading: &Reading) -> Vec<Edit> {
    let names: Vec<(&Fact, &crate::facts::name::Name)> = reading.facts.iter().filter_map(|fact| Some((fact, fact.name()?))).collect();
    let mut edits = Vec::new();
    for (place, &(fact, name)) in names.iter().enumerate() {
        let sentence = reading.parsed.sentence(reading.parsed.sentence_of(fact.tokens.start as usize));
        let named_here = |other: &crate::facts::name::Name| {
            names.iter().any(|(near, near_name)| sentence.contains(near.tokens) && near_name.relation(other) == Relation::Same)
        };
        let fits = |other: &&(&Fact, &crate::facts::name::Name)| {
            other.1.kind == name.kind && !other.1.description && other.1.relation(name) == Relation::Different && !named_here(other.1)
        };
        if let (false, Some((other, _))) = (name.description, names.iter().cycle().skip(place).take(names.len()).find(fits)) {
            edits.push(Edit { span: fact.span, replacement: original(reading, other.tokens) });
        }
    }
    edits
}

fn original(reading: &Reading, tokens: Tokens) -> String {
    reading.parsed.article().original(reading.parsed.span(tokens)).into_owned()
}

/// "Acme bought Globex" becomes "Globex bought Acme", where both are names.
fn roles_swapped(reading: &Reading) -> Vec<Edit> {
    let swapped = |claim: &crate::claim::Claim| {
        let (doer, undergoer) = (reading.parsed.doer(claim.predicate)?, reading.parsed.undergoer(claim.predicate)?);
        let (one, other) = (reading.name_at(doer)?.0, reading.name_at(undergoer)?.0);
        let (first, second) = if one.span < other.span { (one, other) } else { (other, one) };
        if first.span.overlaps(second.span) {
            return None;
        }
        let between = Span::new(first.span.end(), second.span.start());
        let article = reading.parsed.article();
        let replacement = format!("{}{}{}", original(reading, second.tokens), article.original(between), original(reading, first.tokens));
        Some(Edit { span: first.span.hull(second.span), replacement })
    };
    reading.claims.iter().filter_map(swapped).collect()
}

/// "is", "was", "will", "can" and their like get a "not".
fn negation_added(reading: &Reading) -> Vec<Edit> {
    let parsed = &reading.parsed;
    let added = |claim: &crate::claim::Claim| {
        let first = parsed
            .auxiliaries(claim.predicate)
            .into_iter()
            .next()
            .or_else(|| (parsed.lemma(claim.predicate) == "be" && parsed.tag(claim.predicate).is_verb()).then_some(claim.predicate))?;
        let plain =
            matches!(parsed.form(first), "is" | "are" | "was" | "were" | "will" | "has" | "have" | "had" | "would" | "could" | "should");
        (plain && claim.stance.negations.is_empty()).then(|| at(reading, first, format!("{} not", parsed.form(first))))
    };
    reading.claims.iter().filter_map(added).collect()
}

fn negation_dropped(reading: &Reading) -> Vec<Edit> {
    let parsed = &reading.parsed;
    let is_not = |&token: &usize| parsed.form(token) == "not" && token > 0 && !matches!(parsed.form(token + 1), "only" | "just" | "merely");
    stating(reading).filter(is_not).map(|token| at(reading, token, "")).collect()
}

fn opposite_verb(reading: &Reading) -> Vec<Edit> {
    let table = [
        ("rose", "fell"),
        ("fell", "rose"),
        ("increased", "decreased"),
        ("decreased", "increased"),
        ("approved", "rejected"),
        ("rejected", "approved"),
        ("accepted", "refused"),
        ("won", "lost"),
        ("lost", "won"),
        ("opened", "closed"),
        ("closed", "opened"),
        ("began", "ended"),
        ("ended", "began"),
        ("arrived", "left"),
        ("supported", "opposed"),
        ("opposed", "supported"),
        ("confirmed", "denied"),
        ("denied", "confirmed"),
        ("allowed", "barred"),
        ("passed", "failed"),
    ];
    let verbs = |edit: &Edit| {
        let token = reading
            .parsed
            .sentences()
            .flat_map(|(_, tokens)| tokens.iter())
            .find(|&t| reading.parsed.span(Tokens::new(t, t + 1)) == edit.span);
        token.is_some_and(|token| reading.parsed.tag(token).is_verb())
    };
    by_table(reading, &table).into_iter().filter(verbs).collect()
}

fn quantifier_changed(reading: &Reading) -> Vec<Edit> {
    by_table(reading, &[("all", "some"), ("every", "hardly any"), ("most", "few"), ("none", "all"), ("both", "neither"), ("many", "few")])
}

fn limit_dropped(reading: &Reading) -> Vec<Edit> {
    by_table(reading, &[("only", ""), ("exclusive", ""), ("exclusively", ""), ("sole", ""), ("solely", "")])
}

fn bound_dropped(reading: &Reading) -> Vec<Edit> {
    let parsed = &reading.parsed;
    let two = [("up", "to"), ("at", "least"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("at", "most")];
    let bounds = |token: usize| {
        let next = token + 1;
        let found = two.iter().any(|(a, b)| parsed.form(token) == *a && parsed.form(next) == *b);
        (found && parsed.tag(next + 1) == Tag::Cd)
            .then(|| Edit { span: parsed.span(Tokens::new(token, next + 1)), replacement: String::new() })
    };
    stating(reading).filter_map(bounds).collect()
}

fn hedge_changed(reading: &Reading) -> Vec<Edit> {
    by_table(reading, &[("may", "will"), ("might", "will"), ("could", "will"), ("will", "may"), ("probably", "certainly")])
        .into_iter()
        .filter(|edit| edit.replacement.starts_with(char::is_lowercase))
        .collect()
}

fn quote_negated(reading: &Reading) -> Vec<Edit> {
    let parsed = &reading.parsed;
    let quoted = |token: &usize| reading.facts.iter().any(|fact| fact.quote().is_some() && fact.tokens.holds(*token));
    let plain = |token: &usize| matches!(parsed.form(*token), "is" | "are" | "was" | "were" | "will" | "would" | "could" | "should");
    let free = |token: &usize| !matches!(parsed.form(*token + 1), "not" | "n't" | "n’t");
    stating(reading)
        .filter(plain)
        .filter(free)
        .filter(quoted)
        .map(|token| at(reading, token, format!("{} not", parsed.form(token))))
        .collect()
}

/// Who says it becomes another person or organisation of the same article.
fn speaker_replaced(reading: &Reading) -> Vec<Edit> {
    let replaced = |claim: &crate::claim::Claim| {
        let speaker = claim.stance.attribution.as_ref()?.speaker?;
        let (fact, name) = speaker.iter().find_map(|token| reading.name_at(token))?;
        let fits = |other: &&Fact| {
            other.name().is_some_and(|other| other.kind == name.kind && !other.description && other.relation(name) == Relation::Different)
        };
        let other = reading.facts.iter().find(fits)?;
        Some(Edit { span: fact.span, replacement: original(reading, other.tokens) })
    };
    reading.claims.iter().filter_map(replaced).collect()
}

fn number_spelled(reading: &Reading) -> Vec<Edit> {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let figures = reading.facts.iter().filter(|fact| fact.figure().is_some()).flat_map(|fact| fact.tokens.iter());
    let spelled = |token: usize| {
        let form = reading.parsed.form(token);
        let number: usize = form.parse().ok()?;
        if let Some(word) = number.checked_sub(2).and_then(|at| words.get(at)) {
            return Some(at(reading, token, *word));
        }
        words.iter().position(|word| *word == form).map(|index| at(reading, token, (index + 2).to_string()))
    };
    figures.filter_map(spelled).collect()
}

/// "$1.2 billion" becomes "$1,200 million"; "12 billion" becomes "12,000 million".
fn magnitude_converted(reading: &Reading) -> Vec<Edit> {
    let parsed = &reading.parsed;
    let converted = |token: usize| {
        let number = token.checked_sub(1)?;
        if parsed.form(token) != "billion" || !parsed.form(number).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return None;
        }
        let value: rust_decimal::Decimal = parsed.form(number).parse().ok()?;
        let millions = (value * rust_decimal::Decimal::from(1000)).normalize();
        Some(Edit { span: parsed.span(Tokens::new(number, token + 1)), replacement: format!("{millions} million") })
    };
    stating(reading).filter_map(converted).collect()
}

fn percent_sign(reading: &Reading) -> Vec<Edit> {
    by_table(reading, &[("%", " per cent"), ("percent", "per cent")])
}

/// "March 10" becomes "10 March".
fn date_order(reading: &Reading) -> Vec<Edit> {
    let parsed = &reading.parsed;
    let exchanged = |fact: &Fact| {
        let (first, second) = (fact.tokens.start as usize, fact.tokens.start as usize + 1);
        let is_day = parsed.form(second).parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
        let is_month = parsed.form(first).len() >= 3 && parsed.form(first).starts_with(char::is_uppercase) && parsed.tag(first).is_name();
        (fact.tokens.len() == 2 && fact.date().is_some() && is_day && is_month)
            .then(|| Edit { span: fact.span, replacement: format!("{} {}", parsed.form(second), parsed.form(first)) })
    };
    reading.facts.iter().filter_map(exchanged).collect()
}

fn saying_varied(reading: &Reading) -> Vec<Edit> {
    by_table(reading, &[("said", "stated"), ("says", "states"), ("told", "informed")])
}

fn contracted(reading: &Reading) -> Vec<Edit> {
    let parsed = &reading.parsed;
    let shortened = |token: usize| {
        let form = match (parsed.form(token), parsed.form(token + 1)) {
            ("did", "not") => "didn’t",
            ("is", "not") => "isn’t",
            ("was", "not") => "wasn’t",
            ("has", "not") => "hasn’t",
            ("had", "not") => "hadn’t",
            ("would", "not") => "wouldn’t",
            ("will", "not") => "won’t",
            ("do", "not") => "don’t",
            ("does", "not") => "doesn’t",
            ("were", "not") => "weren’t",
            _ => return None,
        };
        Some(Edit { span: parsed.span(Tokens::new(token, token + 2)), replacement: form.to_owned() })
    };
    stating(reading).filter_map(shortened).collect()
}

fn synonym(reading: &Reading) -> Vec<Edit> {
    let table = [
        ("bought", "purchased"),
        ("buy", "purchase"),
        ("started", "began"),
        ("began", "started"),
        ("big", "large"),
        ("film", "movie"),
        ("doctors", "physicians"),
        ("company", "firm"),
        ("firm", "company"),
        ("near", "close to"),
        ("nearly", "almost"),
        ("almost", "nearly"),
        ("about", "around"),
        ("help", "assist"),
        ("show", "demonstrate"),
        ("showed", "demonstrated"),
        ("people", "persons"),
        ("children", "kids"),
        ("sued", "filed suit against"),
    ];
    by_table(reading, &table)
}
