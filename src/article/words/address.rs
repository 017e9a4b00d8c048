//! Web and mail addresses, which stay one token.

/// Whether the whole word is an address: "example.com/a?b", "https://example.org", "name@example.com".
pub(super) fn is_address(word: &str) -> bool {
    if !word.contains('.') {
        return false;
    }
    let rest = without_scheme(word);
    if is_host_and_path(rest) {
        return true;
    }
    let user = |at: Option<usize>| at.filter(|&at| at > 0).and_then(|at| rest.get(at + 1..)).is_some_and(is_host_and_path);
    user(rest.rfind('@')) || user(rest.find('@'))
}

fn without_scheme(word: &str) -> &str {
    match word.split_once("://") {
        Some((scheme, rest)) if scheme.chars().count() >= 2 && scheme.chars().all(|c| c.is_alphanumeric() || "_+-.".contains(c)) => rest,
        _ => word,
    }
}

fn is_host_and_path(text: &str) -> bool {
    let end = text.find(|c| !is_host_character(c) && c != '.').unwrap_or(text.len());
    let (host, mut rest) = text.split_at(end);
    if let Some(port) = rest.strip_prefix(':') {
        let digits = port.bytes().take_while(u8::is_ascii_digit).count();
        if !(2..=5).contains(&digits) {
            return false;
        }
        rest = port.get(digits..).unwrap_or_default();
    }
    (rest.is_empty() || rest.starts_with(['/', '?', '#'])) && (is_name(host) || is_number(host))
}

fn is_host_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-' || ('\u{a1}'..='\u{ffff}').contains(&c)
}

/// Labels and a top-level domain in small letters.
fn is_name(host: &str) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let is_small = |c: char| c.is_ascii_lowercase() || (!c.is_ascii() && c.is_alphabetic() && !c.is_uppercase());
    let length = top.chars().count();
    (2..=63).contains(&length) && top.chars().all(is_small) && labels.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let inner = |c: char| c != '_' && c != '-';
    label.len() <= 256 && label.chars().next().is_some_and(inner) && label.chars().next_back().is_some_and(inner)
}

/// Four numbers as of the internet protocol.
fn is_number(host: &str) -> bool {
    let number =
        |part: &str| (part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<u16>().ok()).flatten();
    let parts: Vec<Option<u16>> = host.split('.').map(number).collect();
    parts.len() == 4
        && parts.first().copied().flatten().is_some_and(|first| (1..=223).contains(&first) && first != 10 && first != 127)
        && parts.iter().all(|part| part.is_some_and(|value| value <= 255))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_addresses_from_words() {
        for word in ["example.com", "www.example.co.uk/a", "https://example.org:8080?x", "jo.bloggs@example.com", "192.0.2.44"] {
            assert!(is_address(word), "{word}");
        }
        for word in ["7.5", "U.S", "end.The", "word", "a@b", "example.com.", "1.2.3", "v1.2.3.999"] {
            assert!(!is_address(word), "{word}");
        }
    }
}
