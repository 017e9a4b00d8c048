//! Whose child is whose, how far each token's phrase reaches, and which clause each token belongs to: computed once for an article, so that
//! no question costs more than the answer is long.

use super::{Relation, Tag, Word};
use crate::article::words::Tokens;

/// The shape of all trees of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    /// Where each token's children begin in `children`.
    starts: Vec<u32>,
    /// All children, token by token, ascending.
    children: Vec<u32>,
    /// For each token the run that holds it and all below it.
    extents: Vec<Tokens>,
    /// For each token the predicate whose clause it belongs to.
    owners: Vec<u32>,
}

impl Tree {
    pub(super) fn new(words: &[Word]) -> Self {
        let (starts, children) = children(words);
        let mut tree = Self { starts, children, extents: Vec::new(), owners: Vec::new() };
        let order = tree.heads_first(words);
        tree.extents = extents(words, &order);
        tree.owners = tree.owners(words, &order);
        tree
    }

    #[inline]
    pub(super) fn children(&self, token: usize) -> &[u32] {
        let bounds = self.starts.get(token).copied().zip(self.starts.get(token + 1).copied());
        bounds.and_then(|(start, end)| self.children.get(start as usize..end as usize)).unwrap_or_default()
    }

    #[inline]
    pub(super) fn extent(&self, token: usize) -> Tokens {
        self.extents.get(token).copied().unwrap_or(Tokens::new(token, token + 1))
    }

    /// The predicate of the clause that a token belongs to.
    #[inline]
    pub(super) fn owner(&self, token: usize) -> usize {
        self.owners.get(token).map_or(token, |&owner| owner as usize)
    }

    /// All tokens, heads before their children. Tokens of a circle, which no parse should hold, are left out.
    fn heads_first(&self, words: &[Word]) -> Vec<u32> {
        let mut order: Vec<u32> = Vec::with_capacity(words.len());
        order.extend((0_u32..).zip(words).filter(|(at, word)| word.head == *at).map(|(at, _)| at));
        let mut next = 0;
        while let Some(&token) = order.get(next) {
            order.extend_from_slice(self.children(token as usize));
            next += 1;
        }
        order
    }

    fn owners(&self, words: &[Word], order: &[u32]) -> Vec<u32> {
        let mut owners: Vec<u32> = (0_u32..).take(words.len()).collect();
        for &token in order {
            let at = token as usize;
            let Some(word) = words.get(at) else { continue };
            if word.head != token && !self.states_something(words, at) {
                let above = owners.get(word.head as usize).copied().unwrap_or(token);
                if let Some(owner) = owners.get_mut(at) {
                    *owner = above;
                }
            }
        }
        owners
    }

    /// Whether a token heads a clause that states something of its own: roots, and of what hangs on other words the finite clauses and
    /// the participles; not infinitives ("plans to buy"), which say what the word above them is about.
    fn states_something(&self, words: &[Word], token: usize) -> bool {
        let Some(word) = words.get(token) else { return false };
        match word.relation {
            Relation::Root | Relation::Parataxis => true,
            Relation::Relcl | Relation::Ccomp | Relation::Advcl => self.is_clausal(words, token) && !self.is_infinitive(words, token),
            Relation::Acl => matches!(word.tag, Tag::Vbn | Tag::Vbg),
            Relation::Conj => {
                let above = word.head as usize;
                self.is_clausal(words, token) && self.is_clausal(words, above) && !self.is_part_of_infinitive(words, token, above)
            }
            _ => false,
        }
    }

    /// Whether a token is a verb, or has a subject or auxiliary as a verb has.
    pub(super) fn is_clausal(&self, words: &[Word], token: usize) -> bool {
        let is = |word: &Word| word.tag.is_verb() || word.tag == Tag::Md;
        words.get(token).is_some_and(is)
            || self.children(token).iter().filter_map(|&child| words.get(child as usize)).any(|child| {
                use Relation::{Aux, Auxpass, Csubj, Nsubj, Nsubjpass};
                matches!(child.relation, Nsubj | Nsubjpass | Csubj | Aux | Auxpass)
            })
    }

    /// "to buy", without a subject of its own.
    pub(super) fn is_infinitive(&self, words: &[Word], token: usize) -> bool {
        let children = || self.children(token).iter().filter_map(|&child| words.get(child as usize));
        words.get(token).is_some_and(|word| word.tag == Tag::Vb)
            && !children().any(|child| child.tag == Tag::Md || matches!(child.relation, Relation::Nsubj | Relation::Nsubjpass))
            && words.get(token).is_some_and(|word| word.relation != Relation::Root)
    }

    /// The second verb of "to buy and sell".
    fn is_part_of_infinitive(&self, words: &[Word], token: usize, above: usize) -> bool {
        self.is_infinitive(words, token) && self.is_infinitive(words, above)
    }
}

fn children(words: &[Word]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; words.len() + 1];
    let arcs = || (0_u32..).zip(words).filter(|(at, word)| word.head != *at && (word.head as usize) < words.len());
    for (_, word) in arcs() {
        if let Some(count) = starts.get_mut(word.head as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    starts.iter_mut().for_each(|start| {
        sum += *start;
        *start = sum;
    });
    let (mut free, mut children) = (starts.clone(), vec![0_u32; sum as usize]);
    for (at, word) in arcs() {
        if let Some(place) = free.get_mut(word.head as usize) {
            if let Some(child) = children.get_mut(*place as usize) {
                *child = at;
            }
            *place += 1;
        }
    }
    (starts, children)
}

fn extents(words: &[Word], order: &[u32]) -> Vec<Tokens> {
    let mut extents: Vec<Tokens> = (0..words.len()).map(|at| Tokens::new(at, at + 1)).collect();
    for &token in order.iter().rev() {
        let Some(own) = extents.get(token as usize).copied() else { continue };
        let head = words.get(token as usize).map(|word| word.head as usize);
        if let Some(above) = head.and_then(|head| extents.get_mut(head)) {
            *above = above.hull(own);
        }
    }
    extents
}
