//! How far apart two stances stand: which differences an editor would want to see. One exhaustive function for each ladder.

use super::{Certainty, Force, Reach};

/// How far apart two values of one ladder stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    /// The same rung.
    Same,
    /// Another rung, but news uses the two for one another: "is expected to" and "plans to".
    Near,
    /// One tells as coming or planned what the other tells as done: a difference, if not only one of time.
    Later,
    /// Far enough apart to be worth showing, though both can be true.
    Apart,
    /// Both cannot be true.
    Opposed,
}

impl Certainty {
    /// How far apart two rungs stand, both clauses affirming or both denying the same thing.
    pub fn distance(self, other: Self) -> Distance {
        use Certainty::{Denied, Future, Likely, Planned, Possible, Stated, Unlikely};
        match (self.min(other), self.max(other)) {
            (Denied, Denied) | (Unlikely, Unlikely) | (Possible, Possible) | (Likely, Likely) => Distance::Same,
            (Planned, Planned) | (Future, Future) | (Stated, Stated) => Distance::Same,
            (Denied, Unlikely) | (Unlikely, Possible) => Distance::Near,
            // Who expects it may know of the plan; who plans it says that it will be done.
            (Likely, Planned | Future) | (Planned, Future) => Distance::Near,
            (Planned | Future, Stated) => Distance::Later,
            (Denied, Possible) | (Possible, Likely | Planned | Future | Stated) | (Likely, Stated) => Distance::Apart,
            (Denied, Likely | Planned | Future | Stated) | (Unlikely, Likely | Planned | Future | Stated) => Distance::Opposed,
            // The lower of two is never above the higher.
            (Unlikely | Possible | Likely | Planned | Future | Stated, _) => Distance::Same,
        }
    }
}

impl Force {
    /// How far apart two sources stand by how strongly they vouch; `None` is the article's own voice.
    pub fn distance(one: Option<Self>, other: Option<Self>) -> Distance {
        use Force::{Alleged, Confirmed, Said, Suggested};
        match (one, other) {
            (None, None) => Distance::Same,
            (Some(one), Some(other)) if one == other => Distance::Same,
            // What somebody says, news often tells in its own voice; what somebody alleges or guesses, it should not.
            (None, Some(Said | Confirmed)) | (Some(Said | Confirmed), None) => Distance::Near,
            (None, Some(Alleged | Suggested)) | (Some(Alleged | Suggested), None) => Distance::Apart,
            (Some(Alleged | Suggested), Some(Confirmed)) | (Some(Confirmed), Some(Alleged | Suggested)) => Distance::Apart,
            (Some(Alleged | Suggested | Said), Some(Alleged | Suggested | Said)) => Distance::Near,
            (Some(Said), Some(Confirmed)) | (Some(Confirmed), Some(Said | Confirmed)) => Distance::Near,
        }
    }
}

impl Reach {
    /// How far apart two quantifiers over one thing stand.
    pub fn distance(self, other: Self) -> Distance {
        use Reach::{All, Any, Few, First, Many, Most, None, Only, Some};
        match (self, other) {
            (All, All) | (Most, Most) | (Many, Many) | (Some, Some) | (Few, Few) => Distance::Same,
            (None, None) | (Only, Only) | (First, First) | (Any, Any) => Distance::Same,
            (Most, Many) | (Many, Most | Some) | (Some, Many | Few) | (Few, Some) => Distance::Near,
            (All, Any) | (Any, All | Some) | (Some, Any) => Distance::Near,
            (All, Most | Many | Some) | (Most | Many | Some, All) | (Most, Some) | (Some, Most) => Distance::Apart,
            (All | Most | Many, Few) | (Few, All | Most | Many) => Distance::Opposed,
            (None, All | Most | Many | Some | Few) | (All | Most | Many | Some | Few, None) => Distance::Opposed,
            (Any, Most | Many | Few) | (Most | Many | Few, Any) | (Any, None) | (None, Any) => Distance::Near,
            // "The only bidder" and "one of the bidders", "the first" and "one of the first": the limit is what the news is about.
            (Only | First, All | Most | Many | Some | Few | Any) | (All | Most | Many | Some | Few | Any, Only | First) => Distance::Apart,
            (Only | First, None) | (None, Only | First) => Distance::Opposed,
            (Only, First) | (First, Only) => Distance::Near,
        }
    }

    /// Whether it sets a limit that is missed where the other article leaves it out: "the exclusive right" and "the right".
    pub fn is_limit(self) -> bool {
        match self {
            Self::Only | Self::First => true,
            Self::All | Self::Most | Self::Many | Self::Some | Self::Few | Self::None | Self::Any => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REACHES: [Reach; 9] =
        [Reach::All, Reach::Most, Reach::Many, Reach::Some, Reach::Few, Reach::None, Reach::Only, Reach::First, Reach::Any];

    #[test]
    fn distances_are_the_same_both_ways() {
        use Certainty::{Denied, Future, Likely, Planned, Possible, Stated, Unlikely};
        let rungs = [Denied, Unlikely, Possible, Likely, Planned, Future, Stated];
        for one in rungs {
            for other in rungs {
                assert_eq!(one.distance(other), other.distance(one), "{one:?} {other:?}");
                assert_eq!(one.distance(other) == Distance::Same, one == other);
            }
        }
        for one in REACHES {
            for other in REACHES {
                assert_eq!(one.distance(other), other.distance(one), "{one:?} {other:?}");
                assert_eq!(one.distance(other) == Distance::Same, one == other);
            }
        }
        let forces = [None, Some(Force::Alleged), Some(Force::Suggested), Some(Force::Said), Some(Force::Confirmed)];
        for one in forces {
            for other in forces {
                assert_eq!(Force::distance(one, other), Force::distance(other, one), "{one:?} {other:?}");
                assert_eq!(Force::distance(one, other) == Distance::Same, one == other);
            }
        }
    }

    #[test]
    fn what_editors_want_to_see() {
        assert_eq!(Certainty::Likely.distance(Certainty::Planned), Distance::Near);
        assert_eq!(Certainty::Possible.distance(Certainty::Future), Distance::Apart);
        assert_eq!(Certainty::Stated.distance(Certainty::Denied), Distance::Opposed);
        assert_eq!(Certainty::Planned.distance(Certainty::Stated), Distance::Later);
        assert_eq!(Reach::All.distance(Reach::Most), Distance::Apart);
        assert_eq!(Reach::All.distance(Reach::None), Distance::Opposed);
        assert_eq!(Force::distance(None, Some(Force::Alleged)), Distance::Apart);
        assert_eq!(Force::distance(None, Some(Force::Said)), Distance::Near);
    }
}
