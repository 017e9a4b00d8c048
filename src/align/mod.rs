//! Which claims speak about the same fact, many to many, and which have no partner.

use crate::claim::{ClaimId, Reading};

/// Two claims about the same fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The claim of the left article.
    pub left: ClaimId,
    /// The claim of the right article.
    pub right: ClaimId,
    /// The share of links said with this confidence that hold, 0 to 1.
    pub confidence: f32,
}

/// All links between two readings.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// The links, by left claim, then right claim.
    pub links: Vec<Link>,
    /// Why the two could not be compared at all, if they could not.
    pub not_comparable: Option<String>,
    /// Why not everything was looked at, if it was not.
    pub bounded: Option<&'static str>,
}

/// Links the claims of two articles.
pub fn align(left: &Reading, right: &Reading) -> Alignment {
    let mut links = Vec::new();
    for (l, one) in left.claims.iter().enumerate() {
        for (r, other) in right.claims.iter().enumerate() {
            let score = strsim::sorensen_dice(left.parsed.text(one.tokens), right.parsed.text(other.tokens));
            if score > 0.6 {
                links.push(Link { left: l, right: r, confidence: score as f32 });
            }
        }
    }
    Alignment { links, ..Alignment::default() }
}
