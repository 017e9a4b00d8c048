//! What was learned: logistic regressions whose weights are data (`data/weights.txt`, written by `tools/train_align.py`, which says on what
//! and with which held-out figures).

use super::{Event, Thresholds, event, features};
use std::sync::LazyLock;

/// Above this two articles are taken to tell of one event.
const ONE_EVENT: f32 = 0.5;

/// One logistic regression.
#[derive(Clone, Debug, Default)]
pub(super) struct Regression {
    bias: f32,
    weights: Vec<f32>,
}

impl Regression {
    /// How likely it is, 0 to 1.
    pub(super) fn probability(&self, values: &[f32]) -> f32 {
        let sum: f32 = values.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum();
        1.0 / (1.0 + (-(sum + self.bias)).exp())
    }

    /// What each value adds to the odds.
    pub(super) fn shares<'a>(&'a self, values: &'a [f32]) -> impl Iterator<Item = f32> + 'a {
        values.iter().zip(&self.weights).map(|(value, weight)| value * weight)
    }
}

/// All that alignment learned.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Whether two articles tell of one event.
    pub(super) event: Regression,
    /// How well two claims go together by themselves.
    pub(super) guess: Regression,
    /// Whether they are about one fact, in the light of their rivals.
    pub(super) link: Regression,
    /// The same where a text is a sentence or two: it has no rivals and no neighbours, so what counts is weighed otherwise.
    pub(super) link_alone: Regression,
    /// The lowest probabilities that are linked where both articles have context.
    thresholds: Thresholds,
    /// The same where one is a sentence or two: there is no better partner that a doubtful one could hide.
    threshold_alone: f32,
    /// The same where both are.
    threshold_both_alone: f32,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("data/weights.txt")));

impl Model {
    /// The one that comes with the program.
    pub fn embedded() -> &'static Self {
        &MODEL
    }

    /// Reads "model feature weight" lines; a feature without a line weighs nothing, and what is not such a line is passed over.
    pub fn parse(data: &str) -> Self {
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        let cells = lines.filter_map(|line| {
            let mut cells = line.split_whitespace();
            Some((cells.next()?, cells.next()?, cells.next()?.parse().ok()?))
        });
        let cells: Vec<(&str, &str, f32)> = cells.collect();
        let weight = |model: &str, name: &str| cells.iter().find(|(m, n, _)| (*m, *n) == (model, name)).map_or(0.0, |(_, _, w)| *w);
        let regression = |model: &str, names: &mut dyn Iterator<Item = &&'static str>| Regression {
            bias: weight(model, "bias"),
            weights: names.map(|name| weight(model, name)).collect(),
        };
        Self {
            event: regression("event", &mut event::NAMES.iter()),
            guess: regression("guess", &mut features::NAMES.iter().take(features::OF_PAIR)),
            link: regression("link", &mut features::NAMES.iter()),
            link_alone: regression("alone", &mut features::NAMES.iter()),
            thresholds: Thresholds {
                open: weight("link", "threshold_open"),
                one: weight("link", "threshold"),
                taken: weight("link", "threshold_taken"),
            },
            threshold_alone: weight("alone", "threshold"),
            threshold_both_alone: weight("alone", "threshold_both"),
        }
    }

    /// The same, linking two articles' claims from these confidences on.
    #[must_use]
    pub fn linking_from(self, thresholds: Thresholds) -> Self {
        Self { thresholds, ..self }
    }

    /// What decides between texts of so much context.
    pub(super) fn link(&self, context: Context) -> &Regression {
        match context {
            Context::Both => &self.link,
            Context::One | Context::Neither => &self.link_alone,
        }
    }

    /// The lowest probabilities that are linked.
    pub(super) fn thresholds(&self, event: &Event) -> Thresholds {
        match event.context {
            Context::Both if event.probability > ONE_EVENT => self.thresholds,
            // Of articles that tell of two events a doubtful partner is none, whatever others there are.
            Context::Both => Thresholds { open: self.thresholds.one, ..self.thresholds },
            Context::One => Thresholds::all(self.threshold_alone),
            Context::Neither => Thresholds::all(self.threshold_both_alone),
        }
    }
}

/// Which of the two texts have context: more than a sentence or two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Context {
    /// Two articles.
    Both,
    /// A sentence or two against an article.
    One,
    /// Two passages of a sentence or two.
    #[default]
    Neither,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_belongs_to_a_feature() {
        let lines = include_str!("data/weights.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let names = |model: &str| match model {
            "event" => event::NAMES,
            "guess" => &features::NAMES[..features::OF_PAIR],
            "link" | "alone" => features::NAMES,
            _ => &[],
        };
        let known = |line: &&str| {
            let mut cells = line.split(' ');
            let (model, name) = (cells.next().unwrap(), cells.next().unwrap());
            names(model).contains(&name) || ["bias", "threshold", "threshold_both", "threshold_open", "threshold_taken"].contains(&name)
        };
        let unknown: Vec<&str> = lines.filter(|line| !known(line)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
