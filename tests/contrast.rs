//! The colours of the page, light and dark: every pair of text and ground that its style sheet puts together has the contrast that WCAG 2.1
//! asks for (AA: 4.5 for text, 3 for lines and signs). Computed from the custom properties, so that it holds without a browser.

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../src/report/html/page.css");

type Theme = BTreeMap<&'static str, [f64; 3]>;

/// The custom properties of the block that a selector opens.
fn theme(selector: &str) -> Theme {
    let block = STYLE.split_once(selector).and_then(|(_, rest)| rest.split_once('{')).and_then(|(_, rest)| rest.split_once('}'));
    let (block, _) = block.unwrap_or_else(|| panic!("no {selector}"));
    let colour = |property: &'static str| {
        let (name, value) = property.trim().strip_prefix("--")?.split_once(':')?;
        let digits = value.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(f64::from);
        Some((name, [channel(0)?, channel(2)?, channel(4)?]))
    };
    block.split(';').filter_map(colour).collect()
}

/// Relative luminance (WCAG 2.1).
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |channel: f64| {
        let value = channel / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(theme: &Theme, one: &str, other: &str) -> f64 {
    let of = |name: &str| luminance(*theme.get(name).unwrap_or_else(|| panic!("no colour --{name}")));
    let (one, other) = (of(one), of(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

const VERDICTS: [&str; 5] = ["contradiction", "discrepancy", "damage", "omission", "agreement"];

#[test]
fn text_and_ground_of_both_themes_have_enough_contrast() {
    let (light, dark) = (theme(":root"), theme(":root[data-theme=\"dark\"]"));
    assert_eq!(dark, theme(":root:not([data-theme=\"light\"])"), "the system's dark and the reader's dark are one");
    for (name, theme) in [("light", &light), ("dark", &dark)] {
        let mut text: Vec<(String, String)> = Vec::new();
        for ground in ["paper", "panel", "hover"] {
            text.extend(["ink", "soft"].iter().chain(&VERDICTS).map(|ink| ((*ink).to_owned(), ground.to_owned())));
        }
        for verdict in VERDICTS {
            let tint = format!("{verdict}-tint");
            text.extend([(verdict.to_owned(), tint.clone()), ("ink".to_owned(), tint.clone()), ("soft".to_owned(), tint)]);
        }
        text.extend(["mark", "lit"].map(|ground| ("ink".to_owned(), ground.to_owned())));
        for (ink, ground) in text {
            let ratio = contrast(theme, &ink, &ground);
            assert!(ratio >= 4.5, "{name}: --{ink} on --{ground} has {ratio:.2}");
        }
        for ground in ["paper", "panel"] {
            let ratio = contrast(theme, "focus", ground);
            assert!(ratio >= 3.0, "{name}: --focus on --{ground} has {ratio:.2}");
        }
    }
}
