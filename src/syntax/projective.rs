//! Arcs that cross others, decoded after the parse ("what" in "what he said that he wanted").
//!
//! The moves cannot draw crossing arcs. The treebank was lifted to arcs that do not cross, and a lifted arc's label names that of its true
//! head: "dobj||ccomp" is the object of the nearest `ccomp` below the head that it hangs on (Nivre & Nilsson 2005, the scheme "head").

use super::tags::Relation;
use std::collections::VecDeque;

/// A label as the parser gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) relation: Relation,
    /// The label of the true head, where the arc was lifted.
    pub(super) lifted_from: Option<Relation>,
}

impl Label {
    pub(super) const ROOT: Self = Self { relation: Relation::Root, lifted_from: None };

    pub(super) fn from_name(name: &str) -> Self {
        match name.split_once("||") {
            Some((relation, head)) => Self { relation: Relation::from_key(relation), lifted_from: Some(Relation::from_key(head)) },
            None => Self { relation: Relation::from_key(name), lifted_from: None },
        }
    }
}

/// How many tokens are looked at for one true head: enough for any sentence, and no more than that for a file without sentences.
const REACH: usize = 2_000;

/// Moves each lifted arc to its true head; heads count from the sentence's first token, and a root is its own head.
pub(super) fn restore(heads: &mut [usize], labels: &mut [Label]) {
    if labels.iter().all(|label| label.lifted_from.is_none()) {
        return;
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); heads.len()];
    for (token, &head) in heads.iter().enumerate().filter(|(token, head)| token != *head) {
        if let Some(children) = children.get_mut(head) {
            children.push(token);
        }
    }
    for token in 0..heads.len() {
        let Some(wanted) = labels[token].lifted_from.take() else { continue };
        let Some(head) = true_head(&children, labels, token, heads[token], wanted) else { continue };
        children[heads[token]].retain(|&other| other != token);
        let at = children[head].partition_point(|&other| other < token);
        children[head].insert(at, token);
        heads[token] = head;
    }
}

/// The first token with that label below `from`, level by level and from left to right.
fn true_head(children: &[Vec<usize>], labels: &[Label], token: usize, from: usize, wanted: Relation) -> Option<usize> {
    let wanted = Label { relation: wanted, lifted_from: None };
    let mut queue = VecDeque::from([from]);
    for _ in 0..REACH {
        for &child in children.get(queue.pop_front()?)? {
            if child != token {
                if labels.get(child) == Some(&wanted) {
                    return Some(child);
                }
                queue.push_back(child);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifted_object_goes_back_to_its_verb() {
        // "what did he say that she wanted": "what" hangs on "say" and belongs to "wanted".
        let (mut heads, names) = (vec![3, 3, 3, 3, 6, 6, 3], ["dobj||ccomp", "aux", "nsubj", "ROOT", "mark", "nsubj", "ccomp"]);
        let mut labels: Vec<Label> = names.iter().map(|name| Label::from_name(name)).collect();
        restore(&mut heads, &mut labels);
        assert_eq!((heads[0], labels[0]), (6, Label { relation: Relation::Dobj, lifted_from: None }));
    }

    #[test]
    fn without_such_a_head_the_arc_stays() {
        let (mut heads, mut labels) = (vec![1, 1], vec![Label::from_name("prep||pobj"), Label::ROOT]);
        restore(&mut heads, &mut labels);
        assert_eq!((heads[0], labels[0].relation), (1, Relation::Prep));
    }
}
