//! Web pages: a readability library finds the article; its paragraphs become the text.

use super::{Extracted, Known, day};
use crate::article::{BlockKind, decode};
use crate::error::{Error, Result};
use crate::span::Span;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

/// A page with more elements is no article.
const MOST_ELEMENTS: usize = 200_000;
/// A page that is nested deeper is no article; tree builders take time that grows with the square of the depth.
const DEEPEST: usize = 1_000;
/// How far up a paragraph's nature is looked for.
const HIGHEST: usize = 40;

/// The article of a page, its title first, a blank line between paragraphs.
pub(super) fn extract(name: &str, raw: &[u8], charset: Option<&str>) -> Result<Extracted> {
    let decoded = decode::decode(raw, charset.and_then(decode::by_label).or_else(|| declared(raw)))
        .ok_or_else(|| Error::input(name, "is not a web page (binary data)"))?;
    if depth(&decoded.text) > DEEPEST {
        return Err(Error::input(
            name,
            format!("is nested more than {DEEPEST} elements deep, as no article is; copy its text into a file"),
        ));
    }
    let mut known = Known { notes: decoded.note.into_iter().collect(), ..Known::default() };
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let page = Readability::new(decoded.text.as_str(), None, Some(config));
    let found = page.ok().map(|mut page| {
        let metadata = page.get_article_metadata(page.parse_json_ld());
        (metadata, page.parse().ok())
    });
    let mut content = None;
    if let Some((metadata, article)) = found {
        known.title = one_line(&metadata.title);
        known.byline = metadata.byline.as_deref().and_then(one_line);
        known.published = metadata.published_time.as_deref().and_then(day).or_else(|| time_element(&decoded.text));
        content = article.map(|article| Document::fragment(article.content));
    }
    let mut paragraphs = content.as_ref().map(paragraphs).unwrap_or_default();
    if paragraphs.is_empty() {
        known.notes.push("no article was recognised in the page; all of its text was taken".to_owned());
        paragraphs = self::paragraphs(&Document::from(decoded.text.as_str()));
    }
    if paragraphs.is_empty() {
        return Err(Error::input(name, "is a web page without text; save the page after it has loaded, or copy its text"));
    }
    known.notes.push("read from a web page: places are those of the extracted text".to_owned());
    Ok(laid_out(&paragraphs, known))
}

/// What a page says of itself, white space evened out; `None` where it says nothing.
fn one_line(value: &str) -> Option<String> {
    Some(value.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|value| !value.is_empty())
}

/// How deep elements nest that do not close by themselves.
fn depth(html: &str) -> usize {
    const NESTING: [&str; 16] =
        ["a", "article", "b", "blockquote", "div", "em", "font", "i", "main", "ol", "section", "span", "strong", "table", "ul", "u"];
    let (mut depth, mut deepest) = (0_usize, 0);
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let tag = html.get(at + 1..).unwrap_or_default();
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let end = tag.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
        let name = tag.get(..end).unwrap_or_default();
        if NESTING.iter().any(|nesting| nesting.eq_ignore_ascii_case(name)) {
            depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// The encoding that the page declares: `<meta charset="…">`.
fn declared(raw: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(raw.get(..4096).unwrap_or(raw)).to_lowercase();
    let at = head.find("charset=")?;
    let label = head.get(at + "charset=".len()..)?.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).unwrap_or(label.len());
    Encoding::for_label(label.get(..end)?.as_bytes())
}

/// The day of the page's first `<time datetime="…">`.
fn time_element(html: &str) -> Option<jiff::civil::Date> {
    let document = Document::from(html);
    let times = document.select("time[datetime]");
    times.iter().find_map(|time| time.attr("datetime").and_then(|value| day(&value)))
}

#[derive(Debug)]
struct Paragraph {
    text: String,
    kind: BlockKind,
}

/// Text nodes grouped by the block element around them.
fn paragraphs(document: &Document) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let (mut block, mut text, mut kind) = (None, String::new(), BlockKind::Body);
    for node in document.root().descendants_it() {
        if node.is_text() {
            let Some((id, its_kind)) = surroundings(&node) else { continue };
            if block != Some(id) {
                close(&mut text, kind, &mut found);
                (block, kind) = (Some(id), its_kind);
            }
            text.push_str(&node.text());
        } else if is_named(&node, &["br", "td", "th"]) && !text.trim().is_empty() {
            text.push('\n');
        }
    }
    close(&mut text, kind, &mut found);
    found
}

fn close(text: &mut String, kind: BlockKind, found: &mut Vec<Paragraph>) {
    for line in text.split('\n').filter(|_| kind != BlockKind::Table) {
        push(line, kind, found);
    }
    if kind == BlockKind::Table {
        let row = text.lines().map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\t");
        push_as_is(row, kind, found);
    }
    text.clear();
}

fn push(line: &str, kind: BlockKind, found: &mut Vec<Paragraph>) {
    push_as_is(line.split_whitespace().collect::<Vec<_>>().join(" "), kind, found);
}

fn push_as_is(text: String, kind: BlockKind, found: &mut Vec<Paragraph>) {
    if !text.is_empty() {
        found.push(Paragraph { text, kind });
    }
}

/// The block element around a text node, and what it makes of its text; `None` for what is not shown.
fn surroundings(node: &NodeRef<'_>) -> Option<(dom_query::NodeId, BlockKind)> {
    const BLOCKS: &[&str] = &[
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "blockquote",
        "figcaption",
        "tr",
        "pre",
        "section",
        "article",
        "body",
        "dd",
        "dt",
        "address",
        "aside",
        "main",
        "header",
        "footer",
        "caption",
        "figure",
    ];
    let mut nearest = None;
    let mut kind = BlockKind::Body;
    for above in node.ancestors_it(Some(HIGHEST)) {
        if is_named(&above, &["script", "style", "noscript", "template", "head", "nav", "button", "form", "svg", "iframe"]) {
            return None;
        }
        if nearest.is_none() && is_named(&above, BLOCKS) {
            nearest = Some(above.id);
        }
        if kind == BlockKind::Body {
            kind = match above.node_name().as_deref() {
                Some("li") => BlockKind::ListItem,
                Some("blockquote") => BlockKind::Quotation,
                Some("figcaption" | "caption") => BlockKind::Caption,
                Some("tr") => BlockKind::Table,
                Some(_) | None => BlockKind::Body,
            };
        }
    }
    Some((nearest.unwrap_or(node.id), kind))
}

fn is_named(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.node_name().is_some_and(|name| names.contains(&&*name))
}

/// Title and paragraphs as one text, with what each stretch is.
fn laid_out(paragraphs: &[Paragraph], mut known: Known) -> Extracted {
    let mut text = String::new();
    if let Some(title) = known.title.clone() {
        known.kinds.push((Span::new(0, title.len()), BlockKind::Headline));
        text.push_str(&title);
    }
    for paragraph in paragraphs.iter().filter(|paragraph| Some(&paragraph.text) != known.title.as_ref()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        if paragraph.kind != BlockKind::Body {
            known.kinds.push((Span::new(text.len(), text.len() + paragraph.text.len()), paragraph.kind));
        }
        text.push_str(&paragraph.text);
    }
    text.push('\n');
    Extracted { text, known }
}
