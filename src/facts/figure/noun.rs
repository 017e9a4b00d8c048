//! Counted nouns: their singular by rule, for word order alone; the parser's lemma is better where there is one.

/// The singular of a lower-case noun.
pub(super) fn singular(noun: &str) -> String {
    const IRREGULAR: [(&str, &str); 16] = [
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("mice", "mouse"),
        ("feet", "foot"),
        ("teeth", "tooth"),
        ("geese", "goose"),
        ("oxen", "ox"),
        ("lives", "life"),
        ("wives", "wife"),
        ("knives", "knife"),
        ("wolves", "wolf"),
        ("movies", "movie"),
        ("heroes", "hero"),
        ("viruses", "virus"),
        ("people", "people"),
    ];
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == noun) {
        return (*singular).to_owned();
    }
    let stem = |suffix: &str, ending: &str| noun.strip_suffix(suffix).filter(|stem| stem.len() >= 2).map(|stem| [stem, ending].concat());
    let keep = ["ss", "us", "is"].iter().any(|suffix| noun.ends_with(suffix)) || noun.len() < 4;
    if keep {
        return noun.to_owned();
    }
    let found = if noun.len() > 4 { stem("ies", "y") } else { None };
    let found = found
        .or_else(|| ["sses", "ches", "shes", "xes"].iter().find_map(|suffix| stem(suffix, suffix.strip_suffix("es").unwrap_or_default())));
    found.or_else(|| stem("s", "")).unwrap_or_else(|| noun.to_owned())
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn singulars() {
        for (plural, expected) in [
            ("workers", "worker"),
            ("people", "people"),
            ("companies", "company"),
            ("classes", "class"),
            ("women", "woman"),
            ("staff", "staff"),
        ] {
            assert_eq!(singular(plural), expected);
        }
    }
}
