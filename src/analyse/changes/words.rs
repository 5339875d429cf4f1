//! Changes in words: what kind of change it is, and what a reviewer has to know of it.
//!
//! The table of `tongbao diff` and the page of changes say these, each with its own marks.

use super::{Aspect, FigureChange, FileChange};
use crate::diagnostic::Text;
use crate::say;
use crate::site::Nature;

/// What a reviewer has to know of a change beside its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The author's reason.
    Reason(String),
    /// It follows from other changes.
    Derived,
    /// A published value was changed without a reason.
    Unexplained,
    /// What is not the same beside the value; never nothing.
    Differs(Vec<Aspect>),
}

impl Remark {
    /// What it says.
    #[must_use]
    pub fn words(&self) -> Text {
        match self {
            Self::Reason(reason) => Text { zh: reason.clone(), en: reason.clone() },
            Self::Derived => say!("推算，随之变动", "derived, follows"),
            Self::Unexplained => say!("没有写修订理由", "no reason given"),
            Self::Differs(aspects) => {
                let names = || aspects.iter().map(|aspect| aspect.names());
                let zh = names().map(|(zh, _)| zh).collect::<Vec<_>>().join("、");
                Text { zh, en: names().map(|(_, en)| en).collect::<Vec<_>>().join("、") }
            }
        }
    }

    /// The word before it where no heading says what it is.
    #[must_use]
    pub fn label(&self) -> Option<&'static str> {
        match self {
            Self::Reason(_) => Some("理由"),
            Self::Differs(_) => Some("改动"),
            Self::Derived | Self::Unexplained => None,
        }
    }
}

impl FigureChange {
    /// Its kind in a word.
    #[must_use]
    pub fn word(&self) -> Text {
        match self.kind() {
            "added" => say!("新增", "added"),
            "removed" => say!("删去", "removed"),
            "value" => say!("改数", "changed"),
            _ => say!("其他", "other"),
        }
    }

    /// What is to be said of it beside its numbers, in the order of a row.
    #[must_use]
    pub fn remarks(&self) -> Vec<Remark> {
        let reason = self.new.as_ref().and_then(|figure| figure.reason.clone());
        let beside: Vec<Aspect> =
            self.aspects.iter().copied().filter(|aspect| *aspect != Aspect::Value).collect();
        let remarks = [
            reason.map(Remark::Reason),
            self.is_derived().then_some(Remark::Derived),
            self.is_unexplained().then_some(Remark::Unexplained),
            (!beside.is_empty()).then_some(Remark::Differs(beside)),
        ];
        remarks.into_iter().flatten().collect()
    }

    /// Whether it only follows from other changes: both readings are computed.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        self.figure().is_some_and(|figure| figure.nature == Nature::Derived)
    }

    /// Whether a value that had been given was changed without a word why.
    #[must_use]
    pub fn is_unexplained(&self) -> bool {
        let given = |figure: &std::sync::Arc<crate::site::Figure>| {
            figure.nature != Nature::Derived && figure.reason.is_none()
        };
        self.kind() == "value" && self.new.as_ref().is_some_and(given)
    }
}

impl FileChange {
    /// Its kind in a word.
    #[must_use]
    pub fn word(&self) -> Text {
        match self.kind {
            "added" => say!("新增", "added"),
            "removed" => say!("删去", "removed"),
            _ => say!("改动", "changed"),
        }
    }
}
