//! The review page's server. Its doors are closed: it listens on 127.0.0.1 only, answers nothing without the random token of its address,
//! refuses other hosts (against DNS rebinding) and other origins (against pages that post here), and serves one page and its decisions,
//! no file.

use super::decisions::{self, Decisions, Record};
use crate::error::{Error, Result};
use crate::kind::{Kind, Verdict};
use crate::report::html::{self, Mode};
use crate::report::{Decision, Standing, View};
use axum::Json;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

/// A page to review one comparison on.
#[derive(Clone, Debug)]
pub struct Review {
    /// What was found.
    pub view: View,
    /// Where decisions are kept.
    pub decisions: PathBuf,
    /// Who decides.
    pub reviewer: Option<String>,
}

/// A decision takes a few hundred bytes.
const MOST_BYTES: usize = 64 * 1024;
/// The longest note, in characters.
const LONGEST_NOTE: usize = 2000;

struct Door {
    review: Review,
    /// What the browser must have asked for.
    host: String,
}

/// Serves the page until the process ends. `port` 0 takes a free one; `ready` is given the page's address.
///
/// # Errors
/// Where the port is taken or no random token can be had.
pub fn serve(review: Review, port: u16, ready: impl FnOnce(&str) -> Result<()>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let busy = |error| Error::Usage(format!("cannot listen on 127.0.0.1:{port}: {error}; choose another --port"));
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(busy)?;
        let host = format!("127.0.0.1:{}", listener.local_addr()?.port());
        let token = token()?;
        ready(&format!("http://{host}/{token}/"))?;
        axum::serve(listener, router(review, host, &token)).await?;
        Ok(())
    })
}

/// 128 random bits in hexadecimal.
fn token() -> Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Error::Usage(format!("no random numbers to protect the page with: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn router(review: Review, host: String, token: &str) -> axum::Router {
    let door = Arc::new(Door { review, host });
    axum::Router::new()
        .route(&format!("/{token}/"), get(page))
        .route(&format!("/{token}/decisions"), get(state))
        .route(&format!("/{token}/decide"), post(decide))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn_with_state(door.clone(), guard))
        .with_state(door)
}

/// Lets in only what the page itself asks for, and sends everything with the headers that keep it shut.
async fn guard(State(door): State<Arc<Door>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&door.host, request.headers()) {
        Some(why) => (StatusCode::FORBIDDEN, why).into_response(),
        None => next.run(request).await,
    };
    let policy = format!("{}; frame-ancestors 'none'", html::policy(Mode::Review));
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_str(&policy).ok()),
        (header::X_CONTENT_TYPE_OPTIONS, Some(HeaderValue::from_static("nosniff"))),
        (header::X_FRAME_OPTIONS, Some(HeaderValue::from_static("DENY"))),
        (header::REFERRER_POLICY, Some(HeaderValue::from_static("no-referrer"))),
        (header::CACHE_CONTROL, Some(HeaderValue::from_static("no-store"))),
        (HeaderName::from_static("cross-origin-resource-policy"), Some(HeaderValue::from_static("same-origin"))),
    ];
    for (name, value) in fixed {
        if let Some(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// Why a request is refused, if it is.
fn refusal(host: &str, headers: &HeaderMap) -> Option<&'static str> {
    let is = |name: HeaderName, value: &str| headers.get(name).map(|found| found.as_bytes() == value.as_bytes());
    if is(header::HOST, host) != Some(true) {
        return Some("this page answers to its own address only");
    }
    if is(header::ORIGIN, &format!("http://{host}")) == Some(false) {
        return Some("this page takes requests from itself only");
    }
    // Browsers say where a request comes from; "none" is a person who typed the address.
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    (!matches!(site, None | Some(b"same-origin" | b"none"))).then_some("this page takes requests from itself only")
}

async fn page(State(door): State<Arc<Door>>) -> Response {
    match Decisions::read(&door.review.decisions) {
        Ok(decisions) => {
            let mut view = door.review.view.clone();
            decisions.mark(&mut view);
            Html(html::page(&view, Mode::Review)).into_response()
        }
        Err(error) => failed(&error),
    }
}

async fn state(State(door): State<Arc<Door>>) -> Response {
    match Decisions::read(&door.review.decisions) {
        Ok(decisions) => Json(records(&door.review.view, &decisions)).into_response(),
        Err(error) => failed(&error),
    }
}

fn failed(error: &Error) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
}

/// The decisions on the view's findings, by finding.
fn records(view: &View, decisions: &Decisions) -> Value {
    let decided = view.rows.iter().filter_map(|row| Some((row.id.clone(), record(decisions.of(&row.id)?))));
    Value::Object(decided.collect())
}

fn record(decision: &Decision) -> Value {
    let mut out = json!({"decision": decision.key(), "note": decision.note, "reviewer": decision.reviewer, "at": decision.at});
    if let Standing::Changed { verdict, kinds } = &decision.standing {
        out["verdict"] = json!(verdict.key());
        out["kinds"] = json!(kinds.iter().map(|kind| kind.spec().key).collect::<Vec<_>>());
    }
    out
}

/// A decision as the page sends it.
#[derive(Debug, Deserialize)]
struct Asked {
    finding: String,
    decision: String,
    #[serde(default)]
    verdict: Option<String>,
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    note: Option<String>,
}

async fn decide(State(door): State<Arc<Door>>, Json(asked): Json<Vec<Asked>>) -> Response {
    let review = &door.review;
    let now = decisions::now();
    let records_asked: std::result::Result<Vec<Record>, String> = asked.into_iter().map(|one| one.record(review, &now)).collect();
    let said = match records_asked {
        Ok(said) => said,
        Err(problem) => return (StatusCode::BAD_REQUEST, problem).into_response(),
    };
    let kept = decisions::append(&review.decisions, &said).and_then(|()| Decisions::read(&review.decisions));
    match kept {
        Ok(decisions) => Json(records(&review.view, &decisions)).into_response(),
        Err(error) => failed(&error),
    }
}

impl Asked {
    fn record(self, review: &Review, now: &str) -> std::result::Result<Record, String> {
        if !review.view.rows.iter().any(|row| row.id == self.finding) {
            return Err("no such finding in this comparison".to_owned());
        }
        let standing = match self.decision.as_str() {
            "reopen" => return Ok(Record { finding: self.finding, decision: None }),
            "confirm" => Standing::Confirmed,
            "dismiss" => Standing::Dismissed,
            "change" => Standing::Changed {
                verdict: self.verdict.as_deref().and_then(Verdict::from_key).ok_or("change needs a verdict")?,
                kinds: self.kinds.iter().map(|kind| Kind::from_key(kind).ok_or("no such kind")).collect::<std::result::Result<_, _>>()?,
            },
            _ => return Err("a decision is confirm, dismiss, change or reopen".to_owned()),
        };
        let note = self.note.map(|note| note.chars().take(LONGEST_NOTE).collect::<String>()).filter(|note| !note.trim().is_empty());
        let decision = Decision { standing, note, reviewer: review.reviewer.clone(), at: now.to_owned() };
        Ok(Record { finding: self.finding, decision: Some(decision) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn only_the_page_itself_is_let_in() {
        let refused = |pairs: &[(&'static str, &'static str)]| refusal("127.0.0.1:9", &headers(pairs)).is_some();
        assert!(!refused(&[("host", "127.0.0.1:9")]));
        assert!(!refused(&[("host", "127.0.0.1:9"), ("origin", "http://127.0.0.1:9"), ("sec-fetch-site", "same-origin")]));
        assert!(refused(&[]));
        assert!(refused(&[("host", "evil.example:9")]));
        assert!(refused(&[("host", "127.0.0.1:9"), ("origin", "http://evil.example")]));
        assert!(refused(&[("host", "127.0.0.1:9"), ("origin", "null")]));
        assert!(refused(&[("host", "127.0.0.1:9"), ("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn tokens_differ() {
        let (one, other) = (token().expect("random"), token().expect("random"));
        assert!(one.len() == 32 && one != other);
    }
}
