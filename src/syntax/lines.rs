//! Sorted tables searched where they lie in the binary: nothing is read before it is asked for.

use std::cmp::Ordering;

/// The line for which `order` says `Equal`; lines come in that order, behind lines of comment.
pub(super) fn find(table: &'static str, order: impl Fn(&'static str) -> Ordering) -> Option<&'static str> {
    let mut rest = table;
    while let Some((_, behind)) = rest.split_once('\n').filter(|(line, _)| line.starts_with('#')) {
        rest = behind;
    }
    while !rest.is_empty() {
        let middle = rest.as_bytes().get(..rest.len() / 2).and_then(|half| memchr::memrchr(b'\n', half)).map_or(0, |end| end + 1);
        let (before, from) = rest.split_at_checked(middle)?;
        let (line, behind) = from.split_once('\n').unwrap_or((from, ""));
        rest = match order(line) {
            Ordering::Less => behind,
            Ordering::Equal => return Some(line),
            Ordering::Greater => before,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        const TABLE: &str = "# numbers\n# and words\n1\tone\n2\ttwo\n30\tthirty\n41\tforty-one\n500\tfive hundred\n";
        let number = |line: &str| line.split_once('\t').and_then(|(number, _)| number.parse::<u32>().ok()).expect("a number");
        for wanted in 0..600 {
            let expected = TABLE.lines().skip(2).find(|line| number(line) == wanted);
            assert_eq!(find(TABLE, |line| number(line).cmp(&wanted)), expected);
        }
        assert_eq!(find("", |_| Ordering::Equal), None);
        assert_eq!(find("# nothing\n", |_| Ordering::Equal), None);
    }
}
