//! Reviewing: a person goes through the findings, and the decisions count the next time.
//!
//! [`decisions`] keeps them in an append-only file, [`server`] shows the page that they are made on, [`export`] turns a reviewed pair into a
//! fixture; [`baseline`] knows what an earlier report found already.

pub mod baseline;
pub mod decisions;
pub mod export;
pub mod server;

pub use baseline::Baseline;
pub use decisions::{Decisions, Record};
