//! Articles in every format and encoding that is read, and from a server that the test starts.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn crosscheck(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck")).args(args).output().expect("the binary runs")
}

fn inspected(args: &[&str]) -> Value {
    let output = crosscheck(&[&["inspect", "--format", "json"], args].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn message(args: &[&str]) -> String {
    let output = crosscheck(&[&["inspect"], args].concat());
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn file(folder: &Path, name: &str, content: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("writes");
    path.display().to_string()
}

fn sentences(said: &Value) -> Vec<&str> {
    said["sentences"].as_array().expect("sentences").iter().filter_map(|sentence| sentence["text"].as_str()).collect()
}

/// A saved page with all that surrounds an article.
const PAGE: &str = r#"<!DOCTYPE html><html><head><meta charset="utf-8"><title>Harbour reopens after storm | The Example</title>
<meta property="og:title" content="Harbour reopens after storm">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour reopens after storm",
"datePublished":"2026-03-10T08:00:00Z","author":{"@type":"Person","name":"Jane Doe"}}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport news from the region</a></li></ul></nav>
<main><article><h1>Harbour reopens after storm</h1>
<p>The harbour of Example Bay reopened on Monday after a storm that had kept it closed for three days, the port authority said in a statement.</p>
<p>Ships worth <b>$7.5&nbsp;billion</b> were waiting outside, &ldquo;more than ever before,&rdquo; said its director, who had spent the night at the pier.</p>
<figure><img src="x.jpg"><figcaption>The harbour on Sunday, seen from the pier.</figcaption></figure>
<blockquote><p>Nobody could leave, and nobody could come in for three long days.</p></blockquote>
<p>The storm had damaged two cranes and a wall, and repairs are expected to take until the summer, according to the authority's engineers.</p>
<ul><li>Two cranes were damaged in the storm.</li><li>One wall fell into the harbour basin.</li></ul>
</article></main><footer><p>Copyright. All rights reserved.</p></footer></body></html>"#;

#[test]
fn a_saved_page_gives_its_article_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = inspected(&[&file(folder.path(), "page.html", PAGE.as_bytes())]);
    let text = said["article"]["text"].as_str().expect("the extracted text");
    assert!(text.contains("“more than ever before,” said its director") && text.contains("Two cranes were damaged"), "{text}");
    assert!(!text.contains("Sport news") && !text.contains("All rights"), "{text}");
    assert_eq!(said["article"]["title"], "Harbour reopens after storm");
    assert_eq!((&said["article"]["published"], &said["article"]["byline"]), (&Value::from("2026-03-10"), &Value::from("Jane Doe")));
    for sentence in said["sentences"].as_array().expect("sentences") {
        let at = |key: &str| usize::try_from(sentence[key].as_u64().expect("a number")).expect("fits");
        assert_eq!(text.get(at("start")..at("end")), sentence["text"].as_str());
    }
    assert!(said["facts"].as_array().expect("facts").iter().any(|fact| fact["value"] == "7500000000 USD"), "{}", said["facts"]);
}

#[test]
fn what_is_no_article_is_still_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = inspected(&[&file(folder.path(), "short.html", b"<p>The dam broke.</p><p>Nobody was hurt.</p>")]);
    assert_eq!(sentences(&said), ["The dam broke.", "Nobody was hurt."]);
    let nested = format!("{}The dam broke.{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
    assert!(message(&[&file(folder.path(), "deep.html", nested.as_bytes())]).contains("elements deep"));
    assert!(message(&[&file(folder.path(), "empty.html", b"<html><body><img></body></html>")]).contains("without text"));
}

#[test]
fn markdown_keeps_its_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "---\ntitle: Late trams\ndate: 2026-03-10\n---\n# Late trams\n\nThe tram cost **$7.5 billion** and [a bus](https://example.com/a_b) less.\n\n> It is late.\n";
    let path = file(folder.path(), "a.md", text.as_bytes());
    let said = inspected(&[&path]);
    assert_eq!(said["article"]["published"], "2026-03-10");
    assert_eq!(
        sentences(&said),
        ["Late trams", "The tram cost **$7.5 billion** and [a bus](https://example.com/a_b) less.", "It is late."]
    );
    let as_text = inspected(&[&path, "--from", "text"]);
    assert!(sentences(&as_text).iter().any(|sentence| sentence.starts_with("# Late")), "{as_text}");
}

#[test]
fn encodings_are_recognised() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = inspected(&[&file(folder.path(), "a.txt", b"The mayor said \x93no\x94 to \xa35 million on Monday.")]);
    assert_eq!(said["article"]["encoding"], "windows-1252");
    let page = b"<html><head><meta charset=\"iso-8859-2\"></head><body><p>Pan \xa3ukasz said no to it on Monday.</p></body></html>";
    let said = inspected(&[&file(folder.path(), "b.html", page)]);
    assert_eq!(sentences(&said), ["Pan Łukasz said no to it on Monday."]);
}

#[test]
fn misread_characters_are_one_record_with_every_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let said =
        inspected(&[&file(folder.path(), "a.txt", "The firmâ€™s boss paid Â£12 for the firmâ€™s p\u{430}id \u{202e}lunch.".as_bytes())]);
    let kinds: Vec<_> = said["damage"].as_array().expect("damage").iter().map(|damage| damage["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds, ["mojibake", "invisible"]);
    assert_eq!(said["damage"][0]["places"].as_array().map(Vec::len), Some(2), "{}", said["damage"]);
    assert_eq!(said["damage"][1]["places"].as_array().map(Vec::len), Some(1), "{}", said["damage"]);
}

#[cfg(not(feature = "docx"))]
#[test]
fn a_word_document_needs_its_feature() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(message(&[&file(folder.path(), "a.docx", b"PK\x03\x04")]).contains("--features docx"));
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_pdf_needs_its_feature() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(message(&[&file(folder.path(), "a.pdf", b"%PDF-1.7")]).contains("--features pdf"));
}

#[test]
fn standard_input_takes_a_format() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["inspect", "-", "--format", "json", "--from", "html"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    child.stdin.take().expect("a pipe").write_all(b"<p>The dam broke.</p>").expect("input is read");
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(sentences(&serde_json::from_slice(&output.stdout).expect("JSON")), ["The dam broke."]);
}

/// A server that answers by path until the test ends.
#[cfg(feature = "url")]
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream));
        }
    });
    address
}

#[cfg(feature = "url")]
fn answer(mut stream: TcpStream) {
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    while reader.read_line(&mut request).is_ok_and(|length| length > 2) {}
    let path = request.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let number = path.rsplit('/').next().and_then(|last| last.parse::<u32>().ok());
    let head = match (path.as_str(), number) {
        ("/page", _) => format!("200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{PAGE}", PAGE.len()),
        ("/large", _) => format!("200 OK\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n", 30 << 20),
        (hop, Some(0)) if hop.starts_with("/hop/") => "302 Found\r\nLocation: /page\r\nContent-Length: 0\r\n\r\n".to_owned(),
        (hop, Some(number)) if hop.starts_with("/hop/") => {
            format!("302 Found\r\nLocation: /hop/{}\r\nContent-Length: 0\r\n\r\n", number - 1)
        }
        _ => "404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
    };
    // One answer a connection, and said so: a client that kept the connection would find it reset.
    let head = head.replacen("\r\n", "\r\nConnection: close\r\n", 1);
    let _ = write!(stream, "HTTP/1.1 {head}");
    if path == "/large" {
        let block = [b'a'; 1 << 16];
        while stream.write_all(&block).is_ok() {}
    }
}

#[cfg(feature = "url")]
#[test]
fn an_address_is_an_article_too() {
    let server = server();
    for path in ["/page", "/hop/4"] {
        assert_eq!(inspected(&[&format!("{server}{path}")])["article"]["title"], "Harbour reopens after storm", "{path}");
    }
}

#[cfg(feature = "url")]
#[test]
fn what_cannot_be_fetched_is_explained() {
    let server = server();
    for (path, words) in [("/missing", "answered 404"), ("/hop/9", "more than 5 times"), ("/large", "larger than 20 MiB")] {
        let said = message(&[&format!("{server}{path}")]);
        assert!(said.contains(words) && said.contains(path), "{said}");
    }
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("an address");
    assert!(message(&[&format!("http://{closed}/")]).contains("save the page"), "a closed port");
}
