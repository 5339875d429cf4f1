//! 三审三校: who read a bulletin before it was published. Names stay in the author's file and are never published.

use jiff::civil::DateTime;

use super::choice::Choice;
use crate::text::source::Span;

/// A stage of review or proof-reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 初审: the author's own department.
    First,
    /// 复审: the head of the department.
    Second,
    /// 终审: the one who answers for publication.
    Last,
    /// 一校
    FirstProof,
    /// 二校
    SecondProof,
    /// 三校
    LastProof,
}

impl Choice for Stage {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("初审", Self::First, "", "first review"),
        ("复审", Self::Second, "", "second review"),
        ("终审", Self::Last, "", "last review"),
        ("一校", Self::FirstProof, "", "first proof"),
        ("二校", Self::SecondProof, "", "second proof"),
        ("三校", Self::LastProof, "", "last proof"),
    ];
}

impl Stage {
    /// The stages of review proper, in their order.
    pub(crate) const REVIEW: [Self; 3] = [Self::First, Self::Second, Self::Last];
    /// The stages of proof-reading, in their order.
    pub(crate) const PROOF: [Self; 3] = [Self::FirstProof, Self::SecondProof, Self::LastProof];

    /// The word in the author's file.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.word()
    }
}

/// One stage that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Which.
    pub stage: Stage,
    /// By whom.
    pub by: String,
    /// When; midnight where only the day is given.
    pub at: DateTime,
    /// Where it is written.
    pub span: Span,
}
