//! The review page's server. Its doors are closed: it listens on 127.0.0.1 only, answers nothing without the random token of its address,
//! refuses other hosts (against DNS rebinding) and other origins (against pages that post here), and serves one page a pair of articles and
//! its decisions, no file.

use super::decisions::{self, Decisions, Record};
use crate::error::{Error, Result};
use crate::kind::{Kind, Verdict};
use crate::report::html::{self, Mode};
use crate::report::{Decision, Standing, View};
use axum::Json;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

/// The pages to review comparisons on.
#[derive(Clone, Debug)]
pub struct Review {
    /// What was found, a page a pair; of more than one each page leads to the others.
    pub pages: Vec<Page>,
    /// Where decisions are kept.
    pub decisions: PathBuf,
    /// Who decides.
    pub reviewer: Option<String>,
}

/// One pair of articles.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its part of the address: letters, digits and "-" only. Not used where it is the only page.
    pub name: String,
    /// What was found.
    pub view: View,
}

/// A decision takes a few hundred bytes.
const MOST_BYTES: usize = 64 * 1024;
/// The longest note, in characters.
const LONGEST_NOTE: usize = 2000;

/// One page of a review, with all that it needs.
struct Room {
    review: Arc<Review>,
    /// Which page.
    at: usize,
}

impl Room {
    fn view(&self) -> Option<&View> {
        self.review.pages.get(self.at).map(|page| &page.view)
    }
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
    let review = Arc::new(review);
    let single = review.pages.len() == 1;
    let mut doors = axum::Router::new();
    for (at, one) in review.pages.iter().enumerate() {
        let base = if single { format!("/{token}") } else { format!("/{token}/{}", one.name) };
        let room = axum::Router::new()
            .route(&format!("{base}/"), get(page))
            .route(&format!("{base}/decisions"), get(state))
            .route(&format!("{base}/decide"), post(decide))
            .with_state(Arc::new(Room { review: review.clone(), at }));
        doors = doors.merge(room);
    }
    if let (false, Some(first)) = (single, review.pages.first()) {
        let address = format!("/{token}/{}/", first.name);
        doors = doors.route(&format!("/{token}/"), get(async move || Redirect::to(&address)));
    }
    doors.layer(DefaultBodyLimit::max(MOST_BYTES)).layer(middleware::from_fn_with_state(Arc::<str>::from(host), guard))
}

/// Lets in only what the page itself asks for, and sends everything with the headers that keep it shut.
async fn guard(State(host): State<Arc<str>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&host, request.headers()) {
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

async fn page(State(room): State<Arc<Room>>) -> Response {
    let (Some(view), review) = (room.view(), &room.review) else { return StatusCode::NOT_FOUND.into_response() };
    match Decisions::read(&review.decisions) {
        Ok(decisions) => {
            let mut view = view.clone();
            decisions.mark(&mut view);
            let others: Vec<html::Other> = if review.pages.len() > 1 {
                review.pages.iter().enumerate().map(|(at, other)| link(other, at == room.at, &decisions)).collect()
            } else {
                Vec::new()
            };
            Html(html::review(&view, &others)).into_response()
        }
        Err(error) => failed(&error),
    }
}

/// A page as the other pages name it.
fn link(page: &Page, is_current: bool, decisions: &Decisions) -> html::Other {
    let flags = || page.view.rows.iter().filter(|row| matches!(row.verdict, Verdict::Contradiction | Verdict::Discrepancy));
    html::Other {
        href: format!("../{}/", page.name),
        title: page.view.articles.iter().map(|article| article.file_name().into_owned()).collect::<Vec<_>>().join(" / "),
        is_current,
        flags: flags().count(),
        open: flags().filter(|row| decisions.of(&row.id).is_none()).count(),
    }
}

async fn state(State(room): State<Arc<Room>>) -> Response {
    match (room.view(), Decisions::read(&room.review.decisions)) {
        (Some(view), Ok(decisions)) => Json(records(view, &decisions)).into_response(),
        (None, _) => StatusCode::NOT_FOUND.into_response(),
        (_, Err(error)) => failed(&error),
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

async fn decide(State(room): State<Arc<Room>>, Json(asked): Json<Vec<Asked>>) -> Response {
    let (Some(view), review) = (room.view(), &room.review) else { return StatusCode::NOT_FOUND.into_response() };
    let now = decisions::now();
    let records_asked: std::result::Result<Vec<Record>, String> =
        asked.into_iter().map(|one| one.record(view, review.reviewer.as_ref(), &now)).collect();
    let said = match records_asked {
        Ok(said) => said,
        Err(problem) => return (StatusCode::BAD_REQUEST, problem).into_response(),
    };
    let kept = decisions::append(&review.decisions, &said).and_then(|()| Decisions::read(&review.decisions));
    match kept {
        Ok(decisions) => Json(records(view, &decisions)).into_response(),
        Err(error) => failed(&error),
    }
}

impl Asked {
    fn record(self, view: &View, reviewer: Option<&String>, now: &str) -> std::result::Result<Record, String> {
        if !view.rows.iter().any(|row| row.id == self.finding) {
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
        let decision = Decision { standing, note, reviewer: reviewer.cloned(), at: now.to_owned() };
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
