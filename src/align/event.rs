//! Whether two articles tell of one event: by the names, numbers and recurring words that they share.

use super::matches::Matches;
use super::model::{Context, Model};
use super::terms::{Node, NodeKind, Terms};

/// The signs of one event, by name, in the order of their values.
pub(super) const NAMES: &[&str] = &[
    "event_all_min",
    "event_all_max",
    "event_names_min",
    "event_names_max",
    "event_numbers_min",
    "event_numbers_max",
    "event_theme_min",
    "event_theme_max",
    "event_lead_min",
    "event_lead_max",
];

/// A text of fewer sentences has no context that could tell one event from another.
pub(super) const FEWEST_SENTENCES: usize = 3;

/// What two articles have in common as wholes.
#[derive(Clone, Debug, Default)]
pub struct Event {
    pub(super) values: [f32; 10],
    /// Which of the two texts are long enough to tell.
    pub context: Context,
    /// How likely it is that both tell of one event, 0 to 1; 0.5 where it is not known.
    pub probability: f32,
}

impl Event {
    pub(super) fn new(ours: &Terms, theirs: &Terms, matches: &Matches, model: &Model) -> Self {
        let (shorter, longer) = (ours.sentences.len().min(theirs.sentences.len()), ours.sentences.len().max(theirs.sentences.len()));
        let context = match (shorter < FEWEST_SENTENCES, longer < FEWEST_SENTENCES) {
            (false, _) => Context::Both,
            (true, false) => Context::One,
            (true, true) => Context::Neither,
        };
        let both = |keep: &dyn Fn(&Node) -> bool| {
            let (one, other) = (covered(ours, &matches.forward, keep), covered(theirs, &matches.backward, keep));
            [one.min(other), one.max(other)]
        };
        let lead = |node: &Node| node.sentences.first().is_some_and(|&first| first == 0);
        let signs = [
            both(&|_| true),
            both(&|node| node.kind == NodeKind::Name),
            both(&|node| node.kind == NodeKind::Number),
            both(&|node| node.sentences.len() > 1),
            both(&lead),
        ];
        let mut values = [0.0; 10];
        values.iter_mut().zip(signs.as_flattened()).for_each(|(value, sign)| *value = *sign);
        let probability = if context == Context::Both { model.event.probability(&values) } else { 0.5 };
        Self { values, context, probability }
    }

    /// Whether both texts are long enough to tell.
    pub fn known(&self) -> bool {
        self.context == Context::Both
    }

    /// Each sign's name with its value, 0 to 1.
    pub fn signs(&self) -> impl Iterator<Item = (&'static str, f32)> + '_ {
        NAMES.iter().copied().zip(self.values)
    }

    /// The odds that both tell of one event, as a feature of every pair: -1 to 1, 0 where it is not known.
    pub(super) fn odds(&self) -> f32 {
        let probability = self.probability.clamp(0.001, 0.999);
        if self.known() { ((probability / (1.0 - probability)).ln() / 4.0).clamp(-1.0, 1.0) } else { 0.0 }
    }
}

/// The share of the weight of some nodes that the other article covers anywhere; half where there are none.
fn covered(terms: &Terms, rows: &[Vec<(u32, f32)>], keep: &dyn Fn(&Node) -> bool) -> f32 {
    let (mut part, mut whole) = (0.0, 0.0);
    for (node, row) in terms.nodes.iter().zip(rows).filter(|(node, _)| keep(node)) {
        part += node.weight * row.first().map_or(0.0, |(_, alike)| *alike);
        whole += node.weight;
    }
    if whole > 0.0 { part / whole } else { 0.5 }
}
