//! Markdown: a library says what is markup; the text between keeps its places in the file.

use super::Known;
use super::front_matter;
use crate::article::BlockKind;
use crate::article::edit::Edit;
use crate::span::TextRange;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A Markdown text as edits that leave its markup out, with what it says about its parts.
pub(in crate::article) struct Stripped {
    /// Ascending, over the text as it was decoded.
    pub edits: Vec<Edit>,
    /// What the front matter says.
    pub known: Known,
    /// What stretches of the decoded text are.
    pub kinds: Vec<(TextRange, BlockKind)>,
}

/// Finds the markup of a Markdown text.
pub(in crate::article) fn strip(text: &str) -> Stripped {
    let front = front_matter::length(text).unwrap_or(0);
    let known = front_matter::read(text.get(..front).unwrap_or_default());
    let body = text.get(front..).unwrap_or_default();
    let mut kept = Kept { base: front, at: 0, text, edits: Vec::new(), kinds: Vec::new(), images: 0, first_heading: true };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let (start, end) = (front + range.start, front + range.end);
        match event {
            Event::Text(words) | Event::Code(words) => kept.keep(start, end, &words),
            Event::SoftBreak => kept.replace(start, end, "\n"),
            Event::HardBreak => kept.replace(start, end, " "),
            Event::Start(Tag::Image { .. }) => kept.images += 1,
            Event::End(TagEnd::Image) => kept.images = kept.images.saturating_sub(1),
            Event::Start(tag) => kept.open(&tag, start, end),
            _ => {}
        }
    }
    kept.finish();
    Stripped { edits: kept.edits, known, kinds: kept.kinds }
}

/// What was kept so far; all between two kept stretches is markup.
struct Kept<'a> {
    base: usize,
    /// The end of the last kept stretch; 0 while nothing was kept.
    at: usize,
    text: &'a str,
    edits: Vec<Edit>,
    kinds: Vec<(TextRange, BlockKind)>,
    images: usize,
    first_heading: bool,
}

impl Kept<'_> {
    fn keep(&mut self, start: usize, end: usize, words: &str) {
        if self.images > 0 {
            return;
        }
        let source = self.text.get(start..end).unwrap_or_default();
        // A code span has its marks inside its range; an entity stands for another text.
        let inner = source.find(words).map(|offset| (start + offset, start + offset + words.len()));
        let (from, to) = inner.unwrap_or((start, end));
        self.skip_to(from);
        if inner.is_none() {
            self.edits.push(Edit::new(from, to, words.to_owned()));
        }
        self.at = to;
    }

    fn replace(&mut self, start: usize, end: usize, words: &'static str) {
        self.skip_to(start);
        self.edits.push(Edit::new(start, end, words));
        self.at = end;
    }

    /// Leaves out what stands between the last kept byte and `start`, save the line breaks that part paragraphs.
    fn skip_to(&mut self, start: usize) {
        let from = if self.at == 0 { 0 } else { self.at };
        if start <= from {
            return;
        }
        let between = self.text.get(from..start).unwrap_or_default();
        let breaks = between.bytes().filter(|&byte| byte == b'\n').count();
        let glue = match breaks {
            _ if self.at == 0 => "",
            0 if between.contains('|') => "\t",
            0 => "",
            1 => "\n",
            // Rows of a table, with the line of dashes between them.
            _ if between.contains("\n|") => "\n",
            _ => "\n\n",
        };
        if between != glue {
            self.edits.push(Edit::new(from, start, glue));
        }
    }

    fn open(&mut self, tag: &Tag<'_>, start: usize, end: usize) {
        let kind = match tag {
            Tag::Heading { .. } if std::mem::take(&mut self.first_heading) => BlockKind::Headline,
            Tag::Item => BlockKind::ListItem,
            Tag::BlockQuote(_) => BlockKind::Quotation,
            Tag::Table(_) => BlockKind::Table,
            _ => return,
        };
        self.kinds.push((TextRange::new(start, end), kind));
    }

    fn finish(&mut self) {
        let from = if self.at == 0 { self.base } else { self.at };
        if from < self.text.len() {
            self.edits.push(Edit::new(from, self.text.len(), "\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::edit::apply;

    fn plain(text: &str) -> String {
        apply(text, &strip(text).edits).0.trim_end().to_owned()
    }

    #[test]
    fn markup_is_left_out() {
        assert_eq!(
            plain(
                "---\ntitle: x\n---\n# The *tram* is late\n\nIt cost **$7.5 billion** and [more](https://example.com/a_b).\n\n- one\n- two\n"
            ),
            "The tram is late\n\nIt cost $7.5 billion and more.\n\none\ntwo"
        );
        assert_eq!(plain("A `code` &amp; an ![image](x.png) end.\nNext line."), "A code & an  end.\nNext line.");
        assert_eq!(plain("> Quoted words\n> on two lines.\n\nAfter."), "Quoted words\non two lines.\n\nAfter.");
        assert_eq!(plain("| a | b |\n|---|---|\n| 1 | 2 |\n"), "a\tb\n1\t2");
    }

    #[test]
    fn parts_are_named() {
        let text = "# Tram\n\n> Words.\n\n- item\n";
        let kinds: Vec<_> = strip(text).kinds.iter().map(|(_, kind)| *kind).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Quotation, BlockKind::ListItem]);
    }
}
