//! The report and the review page in a real browser: headless Chromium, driven over WebDriver. Where there is none, these tests say so on
//! stderr and check nothing (docs/review.md tells how a machine gets one; CI installs it).

#[allow(dead_code)]
mod driver;

use driver::{Browser, review};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

fn fixture(name: &str, file: &str) -> PathBuf {
    Path::new("fixtures").join(name).join(file)
}

/// The report of a pair, as a file.
fn report(left: &Path, right: &Path, folder: &Path) -> String {
    let file = folder.join("report.html");
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .arg("compare")
        .args([left, right])
        .arg("-o")
        .arg(&file)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    assert!(output.expect("the binary runs").status.success());
    format!("file://{}", file.display())
}

const SHOWN: &str = "document.querySelectorAll('.entry:not([hidden])').length";

#[test]
fn a_reader_finds_the_way_through_the_report() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let (left, right) = (fixture("deal-lumenta", "left.txt"), fixture("deal-lumenta", "right.txt"));
    browser.size(1280, 800);
    browser.open(&report(&left, &right, folder.path()));
    let all = browser.eval(SHOWN).as_u64().expect("a number");
    assert!(all > 5, "{all} entries");

    // The first flag is chosen, both its places are lit and in view, and a line joins them.
    assert_eq!(browser.eval("document.querySelector('.entry[aria-current]') !== null"), true);
    assert_eq!(browser.eval("new Set([...document.querySelectorAll('.c.lit')].map((c) => c.closest('.pane').id)).size"), 2);
    browser.until("document.querySelectorAll('.lines path').length === 1");
    let before = browser.eval("document.querySelector('.entry[aria-current]').id");
    browser.press("j");
    assert_ne!(browser.eval("document.querySelector('.entry[aria-current]').id"), before);
    browser.press("k");
    assert_eq!(browser.eval("document.querySelector('.entry[aria-current]').id"), before);

    // Filters: a verdict off, words, and the address keeps both over a reload.
    browser.click(".chip[data-verdict=agreement]");
    let fewer = browser.eval(SHOWN).as_u64().expect("a number");
    assert!(fewer < all, "{fewer} of {all}");
    browser.press("/");
    browser.press("zzzz");
    assert_eq!(browser.eval(SHOWN), 0);
    assert_eq!(browser.eval("document.querySelector('.nothing').hidden"), false);
    browser.reload();
    assert_eq!(browser.eval("document.querySelector('#text').value"), "zzzz");
    assert_eq!(browser.eval("document.querySelector('.chip[data-verdict=agreement]').getAttribute('aria-pressed')"), "false");

    // From a place in an article to its entry.
    browser.open(&report(&left, &right, folder.path()));
    browser.eval("document.querySelector('.c.omission').click()");
    assert_eq!(browser.eval("document.querySelector('.entry[aria-current]').dataset.verdict"), "omission");

    // Nothing runs over the edge, from a phone to a wide screen.
    for width in [400, 800, 1280, 2000] {
        browser.size(width, 800);
        let spill = browser.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert_eq!(spill, 0, "{width} pixels");
    }
}

/// Text against what is behind it, WCAG 2.1: (lighter + 0.05) / (darker + 0.05).
const POOREST_CONTRAST: &str = r#"(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  let poorest = { ratio: 99 };
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.getClientRects().length || element.closest("script, style, .visually-hidden, .skip, :disabled")) continue;
    let behind = element, back = [0, 0, 0, 0];
    while (behind && back[3] < 255) { back = rgba(getComputedStyle(behind).backgroundColor); behind = behind.parentElement; }
    if (back[3] < 255) back = [255, 255, 255, 255];
    const [one, other] = [light(rgba(getComputedStyle(element).color)), light(back)];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < poorest.ratio) poorest = { ratio, at: element.className + " " + element.textContent.slice(0, 40) };
  }
  return poorest;
})()"#;

#[test]
fn text_stands_out_from_its_ground_in_light_and_dark() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let page = report(&fixture("deal-lumenta", "left.txt"), &fixture("deal-lumenta", "right.txt"), folder.path());
    for theme in ["light", "dark"] {
        browser.open(&page);
        browser.eval(&format!(
            "(document.documentElement.dataset.theme = '{theme}', document.querySelectorAll('details').forEach((d) => d.open = true))"
        ));
        // Colours that are still on their way to the new theme are no colours of either.
        browser.eval("document.getAnimations().forEach((animation) => animation.finish())");
        let poorest: Value = browser.eval(POOREST_CONTRAST);
        assert!(poorest["ratio"].as_f64() >= Some(4.5), "{theme}: {poorest}");
    }
}

#[test]
fn hostile_text_shows_and_does_not_run() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let hostile = "Mayor <script>document.title='ran'</script> opens bridge\n\nThe mayor <img src=x onerror=\"document.title='ran'\"> opened the bridge on Monday. \
        \u{202e}Reversed\u{202c} words cost $5 million. </style></script><svg onload=document.title='ran'> javascript:alert(1)\n";
    let (left, right) = (folder.path().join("<b>left.txt"), folder.path().join("right.txt"));
    std::fs::write(&left, hostile).expect("writes");
    std::fs::write(&right, hostile.replace("$5", "$9")).expect("writes");
    browser.open(&report(&left, &right, folder.path()));
    let title = browser.eval("document.title");
    assert!(title.as_str().is_some_and(|title| title.starts_with("crosscheck: ")), "{title}");
    assert_eq!(browser.eval("document.querySelectorAll('img, .pane .text script, .pane .text svg, .pane .text b').length"), 0);
    assert_eq!(browser.eval("document.querySelectorAll('script').length"), 1);
    assert_eq!(browser.eval("document.querySelector('.pane .text').textContent.includes(\"<script>document.title='ran'</script>\")"), true);
    assert_eq!(browser.eval("/[\\u202a-\\u202e]/.test(document.documentElement.outerHTML)"), false);
    assert_eq!(browser.eval("document.querySelector('.pane .text .steering').textContent"), "U+202E");
    // Even markup that was put there by other means does not run: the policy lets only the page's own script.
    browser.eval(
        "(() => { const s = document.createElement('script'); s.textContent = \"document.title='ran'\"; document.body.append(s); })()",
    );
    assert_eq!(browser.eval("document.title"), title);
}

fn decided(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_reviewer_decides_with_keys_and_finds_the_decisions_again() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("decisions.jsonl");
    let (left, right) = (fixture("deal-lumenta", "left.txt"), fixture("deal-lumenta", "right.txt"));
    let (_server, address) = review(&left, &right, &file);
    browser.size(1280, 800);
    browser.open(&address);
    browser.until("document.querySelector('#progress-said').textContent.startsWith('0 of')");

    // One key decides and moves on; the decision is in the file at once.
    let first = browser.eval("document.querySelector('.entry[aria-current]').id");
    browser.press("d");
    browser.until("document.querySelector('#progress-said').textContent.startsWith('1 of')");
    assert_eq!(decided(&file)[0]["decision"], "dismiss");
    assert_eq!(decided(&file)[0]["reviewer"], "Ann");
    assert_ne!(browser.eval("document.querySelector('.entry[aria-current]').id"), first);
    browser.press("c");
    browser.until("document.querySelector('#progress-said').textContent.startsWith('2 of')");

    // Undo brings the item back.
    browser.press("u");
    browser.until("document.querySelector('#progress-said').textContent.startsWith('1 of')");
    assert_eq!(decided(&file).last().expect("a line")["decision"], "reopen");

    // Another verdict with kinds and a note.
    browser.press("e");
    browser.eval("(document.querySelector('#verdict').value = 'discrepancy', document.querySelectorAll('input[name=kind]').forEach((box) => box.checked = box.value === 'scope'), document.querySelector('#note').value = 'only some of it')");
    browser.click(".change button[type=submit]");
    browser.until("document.querySelector('#progress-said').textContent.startsWith('2 of')");
    let last = decided(&file).pop().expect("a line");
    assert_eq!(
        (&last["decision"], &last["verdict"], &last["kinds"][0], &last["note"]),
        (&"change".into(), &"discrepancy".into(), &"scope".into(), &"only some of it".into())
    );

    // A reload shows what the file says, and undo still knows its way.
    browser.reload();
    browser.until("document.querySelector('#progress-said').textContent.startsWith('2 of')");
    assert_eq!(browser.eval("document.querySelectorAll('.badge:not([hidden])').length"), 2);
    browser.press("u");
    browser.until("document.querySelector('#progress-said').textContent.startsWith('1 of')");

    // What a shell decides meanwhile is seen when the window comes to the front.
    let id =
        browser.eval("document.querySelector('.entry:not([data-decided])').dataset.ids.split(' ')[0]").as_str().expect("an id").to_owned();
    let shell = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["decide", &id, "--as", "confirm", "--note", "by shell", "--decisions"])
        .arg(&file)
        .output();
    assert!(shell.expect("the binary runs").status.success());
    browser.eval("window.dispatchEvent(new Event('focus'))");
    browser.until("[...document.querySelectorAll('.badge')].some((badge) => badge.textContent.includes('by shell'))");
}

/// `cargo test --test browser -- --ignored` makes the pictures of docs/images from the shipped pair.
#[test]
#[ignore = "writes docs/images"]
fn pictures() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let (left, right) = (fixture("openai-microsoft", "left.txt"), fixture("openai-microsoft", "right.txt"));
    let images = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/images");
    std::fs::create_dir_all(&images).expect("a folder");
    let page = report(&left, &right, folder.path());
    let settled = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";
    let take = |name: &str, width: u32, height: u32, theme: &str| {
        browser.size(width, height);
        browser.eval(&format!(
            "(document.documentElement.dataset.theme = '{theme}', document.querySelector('.entry[aria-current] .why').click())"
        ));
        browser.eval(settled);
        browser.eval("document.getAnimations().forEach((animation) => animation.finish())");
        std::fs::write(images.join(name), browser.picture()).expect("writes");
    };
    for (name, width, height, theme) in [
        ("report-light.png", 1280, 800, "light"),
        ("report-dark.png", 1280, 800, "dark"),
        ("report-phone.png", 400, 800, "light"),
        ("report-wide.png", 2000, 1100, "light"),
    ] {
        browser.size(width, height);
        browser.open(&page);
        take(name, width, height, theme);
    }
    let (_server, address) = review(&left, &right, &folder.path().join("decisions.jsonl"));
    browser.size(1280, 800);
    browser.open(&address);
    browser.press("cd");
    browser.until("document.querySelector('#progress-said').textContent.startsWith('2 of')");
    take("review.png", 1280, 800, "light");
}
