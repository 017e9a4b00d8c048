//! The report and the review page in a real browser: headless Chromium, driven over WebDriver. Where there is none, these tests say so on
//! stderr and check nothing (docs/review.md tells how a machine gets one; CI installs it).

#[allow(dead_code)]
mod driver;

use driver::{Browser, review, review_of};
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

/// Asserts that all text can be read, by WCAG AA.
fn assert_contrast(browser: &Browser, what: &str) {
    // Colours that are still on their way to another theme are no colours of either.
    browser.eval("document.getAnimations().forEach((animation) => animation.finish())");
    let poorest: Value = browser.eval(POOREST_CONTRAST);
    assert!(poorest["ratio"].as_f64() >= Some(4.5), "{what}: {poorest}");
}

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
        assert_contrast(&browser, theme);
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

/// What a screen reader is told: every control has a name, every landmark its own.
const UNNAMED: &str = r#"[...document.querySelectorAll("button, select, input, a[href], [tabindex], nav, section, [role]")].filter((element) => {
  if (element.closest("[hidden], [aria-hidden=true]") || element.matches("[role=presentation]")) return false;
  const labelled = element.getAttribute("aria-label") || (element.id && document.querySelector(`label[for="${element.id}"]`)) || element.closest("label");
  return !labelled && !element.textContent.trim() && element.getAttribute("role") !== "status" && !element.title;
}).map((element) => element.outerHTML.slice(0, 80))"#;

#[test]
fn a_keyboard_and_a_screen_reader_get_through_the_report() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    browser.size(1280, 800);
    browser.open(&report(&fixture("deal-lumenta", "left.txt"), &fixture("deal-lumenta", "right.txt"), folder.path()));
    assert_eq!(browser.eval(UNNAMED), Value::Array(Vec::new()));
    // What the browser itself hands to a screen reader.
    let tree = browser.devtools("Accessibility.getFullAXTree", &serde_json::json!({}));
    let nodes = tree["nodes"].as_array().expect("nodes");
    let named = |role: &str| -> Vec<String> {
        let of_role = nodes.iter().filter(|node| node["role"]["value"] == role && node["ignored"] != true);
        of_role.map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned()).collect()
    };
    for role in ["button", "link", "combobox", "searchbox", "region"] {
        let names = named(role);
        assert!(role == "searchbox" || !names.is_empty(), "no {role}");
        assert!(names.iter().all(|name| !name.trim().is_empty()), "a {role} without a name: {names:?}");
    }
    let regions = named("region");
    assert!(
        ["Findings", "left article: ", "right article: "].iter().all(|name| regions.iter().any(|own| own.starts_with(name))),
        "{regions:?}"
    );
    assert_eq!(named("main").len(), 1);
    assert!(named("heading").len() > 3);
    // The focus goes from the way past the list, through filters and findings, to the articles, as the eye does.
    browser.eval("document.activeElement.blur()");
    let mut order: Vec<String> = Vec::new();
    for _ in 0..80 {
        browser.press("\u{E004}");
        let at = browser.eval(
            "['.skip', '.theme', '.chip', '#kind', '#text', '.entry', '#article-0', '#article-1'].find((one) => document.activeElement.closest(one)) || ''",
        );
        let at = at.as_str().unwrap_or_default().to_owned();
        if order.last() != Some(&at) {
            order.push(at);
        }
    }
    let place = |one: &str| order.iter().position(|at| at == one).unwrap_or_else(|| panic!("{one} is never reached: {order:?}"));
    assert!(place(".skip") < place(".chip") && place(".chip") < place("#kind") && place("#kind") < place("#text"), "{order:?}");
    assert!(place("#text") < place(".entry") && place(".entry") < place("#article-0"), "{order:?}");
    // What changes is said.
    assert_eq!(browser.eval("document.querySelector('#said').getAttribute('aria-live')"), "polite");
    browser.click(".chip[data-verdict=agreement]");
    browser.until("/entries/.test(document.querySelector('#said').textContent)");
    // Words of an article are reached by Enter as by a click.
    browser.eval("document.querySelector('.c[tabindex]').focus()");
    browser.press("\u{E007}");
    assert_eq!(browser.eval("document.querySelector('.entry[aria-current]') !== null"), true);
}

#[test]
fn on_paper_both_articles_and_all_flags_are_there_without_controls() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    browser.open(&report(&fixture("deal-lumenta", "left.txt"), &fixture("deal-lumenta", "right.txt"), folder.path()));
    browser.eval("document.documentElement.dataset.theme = 'dark'");
    browser.devtools("Emulation.setEmulatedMedia", &serde_json::json!({"media": "print"}));
    for gone in [".filters", ".theme", ".lines", ".skip"] {
        assert_eq!(browser.eval(&format!("document.querySelector('{gone}').getClientRects().length")), 0, "{gone}");
    }
    // Nothing is cut off by a frame that scrolls, and what was folded away is printed too.
    let cut = "[...document.querySelectorAll('.list, .pane, main, body')].filter((box) => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== 'visible').map((box) => box.className)";
    assert_eq!(browser.eval(cut), Value::Array(Vec::new()));
    browser.eval("window.dispatchEvent(new Event('beforeprint'))");
    assert_eq!(browser.eval("document.querySelectorAll('.entry:not([hidden])').length === [...document.querySelectorAll('.entry')].filter((one) => one.getClientRects().length).length"), true);
    // Ink on paper, whatever the screen had: contrast holds for both themes.
    assert_contrast(&browser, "print");
    assert_eq!(browser.eval("getComputedStyle(document.documentElement).backgroundColor"), "rgb(255, 255, 255)");
    let sheet = browser.devtools("Page.printToPDF", &serde_json::json!({"printBackground": true}));
    use base64::Engine as _;
    let pdf = base64::engine::general_purpose::STANDARD.decode(sheet["data"].as_str().expect("a document")).expect("base64");
    assert!(pdf.starts_with(b"%PDF") && pdf.windows(11).filter(|words| *words == b"/Type /Page").count() >= 3, "the list and two articles");
    browser.eval("window.dispatchEvent(new Event('afterprint'))");
}

/// Three articles about one ferry; the third gives another figure.
fn three(folder: &Path) -> [PathBuf; 3] {
    let texts = [
        (
            "a.txt",
            "Ferry sinks off Corvale\n\nThe ferry Meridian sank off Corvale on Sunday night. The coast guard rescued 140 passengers from \
             the water. The captain, Lena Ostrow, was taken to hospital.\n",
        ),
        (
            "b.txt",
            "Meridian ferry goes down\n\nThe Meridian ferry sank off Corvale on Sunday night. The coast guard rescued 140 passengers from \
             the sea. The owner had painted the ferry in May.\n",
        ),
        (
            "c.txt",
            "Corvale ferry sinks\n\nThe ferry Meridian sank off Corvale on Sunday night. The coast guard rescued 190 passengers from the \
             water.\n",
        ),
    ];
    texts.map(|(name, text)| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("writes");
        path
    })
}

#[test]
fn many_articles_have_a_table_of_facts_that_leads_to_their_words() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let articles = three(folder.path());
    let file = folder.path().join("many.html");
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck")).arg("compare").args(&articles).arg("-o").arg(&file).output();
    assert!(output.expect("the binary runs").status.success());
    browser.size(1280, 800);
    browser.open(&format!("file://{}", file.display()));
    let seen = |selector: &str| browser.eval(&format!("document.querySelector('{selector}').getClientRects().length > 0"));
    assert_eq!((seen(".facts"), seen(".panes")), (true.into(), false.into()));
    let row = "[...document.querySelectorAll('.facts tr.contradiction td')].map((cell) => cell.textContent.trim())";
    assert_eq!(browser.eval(row), serde_json::json!(["140", "140", "190 alone"]));
    browser.click(".facts tr.contradiction td a");
    assert_eq!((seen(".facts"), seen(".panes")), (false.into(), true.into()));
    assert_eq!(browser.eval("document.querySelectorAll('.pane').length"), 3);
    assert_eq!(browser.eval("new Set([...document.querySelectorAll('.c.lit')].map((c) => c.closest('.pane').id)).size"), 3);
    browser.until("document.querySelectorAll('.lines path').length === 2");
    for width in [400, 1280, 2000] {
        browser.size(width, 800);
        for switch in [true, false] {
            let spill = browser.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert_eq!(spill, 0, "{width} pixels, {switch}");
            browser.eval("document.querySelector('.switch').click()");
        }
    }
    for theme in ["light", "dark"] {
        browser.eval(&format!("(document.documentElement.dataset.theme = '{theme}', document.body.classList.add('show-facts'))"));
        assert_contrast(&browser, theme);
    }
}

#[test]
fn many_articles_are_decided_pair_by_pair() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("decisions.jsonl");
    let [a, b, c] = three(folder.path());
    let (_server, address) = review_of(&[&a, &b, &c], &file);
    browser.size(1280, 800);
    browser.open(&address);
    browser.until("document.querySelector('#progress-said').textContent.startsWith('0 of')");
    assert_eq!(browser.eval("document.querySelector('.pairs a[aria-current]').textContent.startsWith('a.txt / b.txt')"), true);
    browser.click(".pairs a:nth-child(2)");
    browser.until("location.pathname.endsWith('/1-3/') && document.querySelector('.entry[aria-current]')");
    browser.until("document.querySelector('#progress-said').textContent.startsWith('0 of')");
    browser.press("d");
    browser.until("document.querySelector('#progress-said').textContent.startsWith('1 of')");
    assert_eq!(decided(&file).len(), 1);
    browser.reload();
    browser.until("document.querySelector('.pairs a[aria-current] .count').textContent.includes('0 open')");
    // Undo belongs to the pair: on another page there is nothing to undo.
    browser.click(".pairs a:nth-child(3)");
    browser.until("location.pathname.endsWith('/2-3/') && document.querySelector('[data-do=undo]').disabled");
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

    // The table as a terminal shows it.
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .arg("compare")
        .args([&left, &right])
        .args(["--color", "always", "--width", "110", "--show", "contradictions,discrepancies,damage"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the binary runs");
    let table = String::from_utf8(output.stdout).expect("UTF-8");
    let drawn = folder.path().join("table.html");
    std::fs::write(&drawn, anstyle_svg::Term::new().render_html(&table)).expect("writes");
    browser.size(1010, 900);
    browser.open(&format!("file://{}", drawn.display()));
    let height = browser.eval("Math.ceil(document.documentElement.scrollHeight)").as_u64().and_then(|height| u32::try_from(height).ok());
    browser.size(1010, height.expect("a height"));
    browser.eval(settled);
    std::fs::write(images.join("table.png"), browser.picture()).expect("writes");
}
