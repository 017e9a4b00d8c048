//! A browser driven over WebDriver (W3C), as far as the tests need it, and the program's review page as a process.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// An agent that hands back every answer, whatever its status.
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().into()
}

/// A process that ends with its owner.
pub(crate) struct Process {
    child: Child,
    /// Kept open: a program that writes to a closed pipe would end.
    _output: BufReader<ChildStdout>,
}

impl Drop for Process {
    fn drop(&mut self) {
        // A process that is gone already needs no ending.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts a program and waits for the line of its output that `wanted` makes something of.
pub(crate) fn start<T>(command: &mut Command, wanted: impl Fn(&str) -> Option<T>) -> Option<(Process, T)> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut output = BufReader::new(child.stdout.take()?);
    let found = output.by_ref().lines().map_while(Result::ok).find_map(|line| wanted(&line));
    let process = Process { child, _output: output };
    found.map(|found| (process, found))
}

/// The review page of a pair; gives its address.
pub(crate) fn review(left: &Path, right: &Path, decisions: &Path) -> (Process, String) {
    review_of(&[left, right], decisions)
}

/// The review pages of some articles; gives the address of the first.
pub(crate) fn review_of(articles: &[&Path], decisions: &Path) -> (Process, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command
        .arg("review")
        .args(articles)
        .arg("--decisions")
        .arg(decisions)
        .args(["--reviewer", "Ann"])
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    start(&mut command, |line| line.starts_with("http://").then(|| line.to_owned())).expect("the page is served")
}

/// A headless browser with one window.
pub(crate) struct Browser {
    session: String,
    _driver: Process,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts one; `None`, with a note that is seen, where there is no browser to be driven.
    pub(crate) fn start() -> Option<Self> {
        let mut command = Command::new("chromedriver");
        let started = start(command.arg("--port=0"), |line| {
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok()
        });
        let Some((driver, port)) = started else {
            // Written past the test's capture, so that nobody takes this for a pass.
            let _ = writeln!(std::io::stderr(), "SKIPPED: no chromedriver found; see docs/review.md for how to install one");
            return None;
        };
        let profile = tempfile::tempdir().expect("a folder");
        let mut args: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ]
        .map(str::to_owned)
        .to_vec();
        args.push(format!("--user-data-dir={}", profile.path().display()));
        let wanted = json!({"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": {"args": args}}}});
        let base = format!("http://127.0.0.1:{port}");
        let answer = post(&format!("{base}/session"), &wanted);
        let session = answer["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {answer}")).to_owned();
        Some(Self { session: format!("{base}/session/{session}"), _driver: driver, _profile: profile })
    }

    fn command(&self, path: &str, body: &Value) -> Value {
        let answer = post(&format!("{}/{path}", self.session), body);
        let value = answer["value"].clone();
        assert!(value["error"].is_null(), "{path}: {value}");
        value
    }

    /// Opens an address.
    pub(crate) fn open(&self, address: &str) {
        self.command("url", &json!({"url": address}));
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.command("refresh", &json!({}));
    }

    /// What an expression comes to in the page.
    pub(crate) fn eval(&self, expression: &str) -> Value {
        self.command("execute/sync", &json!({"script": format!("return ({expression});"), "args": []}))
    }

    /// Waits until an expression holds in the page; the driver gives up after its own time.
    pub(crate) fn until(&self, expression: &str) {
        let script = format!(
            "const done = arguments[arguments.length - 1]; const look = () => ({expression}) ? done(true) : setTimeout(look, 20); look();"
        );
        self.command("execute/async", &json!({"script": script, "args": []}));
    }

    /// Presses keys, one after the other.
    pub(crate) fn press(&self, keys: &str) {
        let strokes: Vec<Value> =
            keys.chars().flat_map(|key| [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})]).collect();
        self.command("actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]}));
    }

    /// Clicks on the first element that a selector finds.
    pub(crate) fn click(&self, selector: &str) {
        let found = self.command("element", &json!({"using": "css selector", "value": selector}));
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str).expect("an element").to_owned();
        self.command(&format!("element/{id}/click"), &json!({}));
    }

    /// Makes the page `width` by `height` CSS pixels large, also below what a window may be.
    pub(crate) fn size(&self, width: u32, height: u32) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// A command of the browser's own protocol (Chrome DevTools).
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.command("goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// A picture of what the window shows, as PNG.
    pub(crate) fn picture(&self) -> Vec<u8> {
        use base64::Engine as _;
        let shot = self.devtools("Page.captureScreenshot", &json!({"format": "png"}));
        base64::engine::general_purpose::STANDARD.decode(shot["data"].as_str().expect("a picture")).expect("base64")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = agent().delete(&self.session).call();
    }
}

fn post(address: &str, body: &Value) -> Value {
    let mut answer = agent().post(address).send_json(body).expect("the driver answers");
    answer.body_mut().read_json().expect("JSON")
}
