//! Reviewing: a person goes through the findings, and the decisions count the next time.
//!
//! [`decisions`] keeps them in an append-only file, [`server`] shows the page that they are made on, [`export`] turns a reviewed pair into a
//! fixture.

pub mod decisions;
pub mod export;
pub mod server;

pub use decisions::{Decisions, Record};
