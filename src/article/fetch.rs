//! An article from the network: one page, with limits on time, size and redirects.

use crate::error::{Error, Result};
use std::time::Duration;

/// A page as it came.
#[derive(Debug)]
pub struct Fetched {
    /// Its bytes, unpacked.
    pub raw: Vec<u8>,
    /// The encoding that the server declared, by its label.
    pub charset: Option<String>,
    /// Whether the server called it HTML.
    pub html: bool,
}

/// Everything together, from the look-up of the host to the last byte.
const LONGEST: Duration = Duration::from_secs(20);
const MOST_BYTES: u64 = 20 << 20;
const MOST_REDIRECTS: u32 = 5;

/// Fetches a page by its address (`https://…` or `http://…`).
///
/// # Errors
/// [`Error::Input`] where there is no network, no such page, or the page is too large, too slow, or sends on too often.
pub fn fetch(address: &str) -> Result<Fetched> {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(LONGEST))
        .max_redirects(MOST_REDIRECTS)
        .user_agent(concat!("crosscheck/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, text/markdown, text/plain, */*;q=0.1")
        .build();
    let problem = |error: ureq::Error| Error::input(address, explained(&error));
    let mut response = config.new_agent().get(address).call().map_err(problem)?;
    let body = response.body_mut();
    let charset = body.charset().map(str::to_owned);
    let html = body.mime_type().is_some_and(|kind| matches!(kind, "text/html" | "application/xhtml+xml"));
    let raw = body.with_config().limit(MOST_BYTES).read_to_vec().map_err(problem)?;
    Ok(Fetched { raw, charset, html })
}

fn explained(error: &ureq::Error) -> String {
    match error {
        ureq::Error::StatusCode(code) => format!("the server answered {code}; open the address in a browser and save the page"),
        ureq::Error::TooManyRedirects => format!("sends on more than {MOST_REDIRECTS} times; give the address where it ends"),
        ureq::Error::Timeout(_) => format!("did not answer within {} seconds; try again or save the page", LONGEST.as_secs()),
        ureq::Error::BodyExceedsLimit(_) => format!("is larger than {} MiB; save the part to compare as text", MOST_BYTES >> 20),
        ureq::Error::HostNotFound => {
            "no such host, or no network; check the address and the connection, or save the page and name the file".to_owned()
        }
        ureq::Error::Io(error) => format!("cannot be reached ({error}); check the connection, or save the page and name the file"),
        ureq::Error::ConnectionFailed => "cannot be reached; check the connection, or save the page and name the file".to_owned(),
        other => format!("cannot be fetched ({other}); save the page and name the file"),
    }
}
