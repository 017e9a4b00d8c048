//! What a reviewer said of a finding. Decided findings are marked in every format and hidden in none.

use crate::kind::{Kind, Verdict};

/// A reviewer's word on one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What becomes of the finding.
    pub standing: Standing,
    /// Why, in the reviewer's words.
    pub note: Option<String>,
    /// Who decided.
    pub reviewer: Option<String>,
    /// When, as RFC 3339 writes it.
    pub at: String,
}

/// What becomes of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is right as it is.
    Confirmed,
    /// It is none; left out of `--fail-on`, never out of sight.
    Dismissed,
    /// It is another one.
    Changed {
        /// What it comes to.
        verdict: Verdict,
        /// The kinds of conflict.
        kinds: Vec<Kind>,
    },
}

impl Decision {
    /// The word for it in every format.
    pub fn key(&self) -> &'static str {
        match self.standing {
            Standing::Confirmed => "confirm",
            Standing::Dismissed => "dismiss",
            Standing::Changed { .. } => "change",
        }
    }

    /// What a finding of a verdict counts as after it; `None` where it was dismissed.
    pub fn standing(&self, verdict: Verdict) -> Option<Verdict> {
        match &self.standing {
            Standing::Confirmed => Some(verdict),
            Standing::Dismissed => None,
            Standing::Changed { verdict, .. } => Some(*verdict),
        }
    }

    /// It in words: "dismissed by Ann: another quarter".
    pub fn in_words(&self) -> String {
        let what = match &self.standing {
            Standing::Confirmed => "confirmed".to_owned(),
            Standing::Dismissed => "dismissed".to_owned(),
            Standing::Changed { verdict, kinds } => {
                let kinds: Vec<&str> = kinds.iter().map(|kind| kind.spec().key).collect();
                let kinds = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
                format!("changed to {}{kinds}", verdict.key())
            }
        };
        let by = self.reviewer.as_ref().map(|name| format!(" by {name}")).unwrap_or_default();
        let note = self.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("{what}{by}{note}")
    }
}
