//! A change between two editions, and what a reviewer has to know about it: the table of `tongbao diff` and the page of
//! changes say these words, each in its own layout.

use std::sync::Arc;

use crate::diagnostic::Text;
use crate::say;
use crate::site::{Figure, Nature};

/// Everything that differs.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// By district, then in the order of the dictionary, then by place and period.
    pub figures: Vec<FigureChange>,
    /// Pages of which no figure changed, by their files.
    pub wording: Vec<WordingChange>,
    /// Other files, by path.
    pub files: Vec<FileChange>,
}

/// A figure that came, went or is not what it was. At least one of the two is there.
#[derive(Debug, Clone)]
pub struct FigureChange {
    /// As it was.
    pub old: Option<Arc<Figure>>,
    /// As it is.
    pub new: Option<Arc<Figure>>,
    /// What is not the same of a figure that is in both.
    pub aspects: Vec<Aspect>,
}

/// What can differ between two observations of one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// 数值
    Value,
    /// 性质
    Nature,
    /// 状态
    Status,
    /// 来源, and the section it is printed in
    Source,
    /// 口径
    Methodology,
    /// 说明
    Note,
    /// 修订理由
    Reason,
    /// 所在页面
    Page,
}

impl Aspect {
    /// The Chinese word and the ASCII key.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Value => ("数值", "value"),
            Self::Nature => ("性质", "nature"),
            Self::Status => ("状态", "status"),
            Self::Source => ("来源", "source"),
            Self::Methodology => ("口径", "basis"),
            Self::Note => ("说明", "note"),
            Self::Reason => ("修订理由", "reason"),
            Self::Page => ("所在页面", "page"),
        }
    }
}

/// A page whose text changed and whose figures did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordingChange {
    /// Path from the root.
    pub file: String,
    /// Keys of the front matter that changed; `正文` is the text below it.
    pub parts: Vec<String>,
}

/// A file that came, went or changed and is no page with changed figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Path from the root.
    pub file: String,
    /// `added`, `removed` or `changed`.
    pub kind: &'static str,
}

impl FigureChange {
    /// The figure as it is, else as it was.
    #[must_use]
    pub fn figure(&self) -> Option<&Arc<Figure>> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// `added`, `removed`, `value`, or `details` where the value is the same.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match (&self.old, &self.new) {
            (None, _) => "added",
            (_, None) => "removed",
            _ if self.aspects.contains(&Aspect::Value) => "value",
            _ => "details",
        }
    }
}

impl Changes {
    /// Whether the two editions are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.wording.is_empty() && self.files.is_empty()
    }
}

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

    /// The remarks beside its numbers, in the order of a row.
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

    /// Whether it only follows from other changes: both observations are computed.
    #[must_use]
    pub(crate) fn is_derived(&self) -> bool {
        self.figure().is_some_and(|figure| figure.nature == Nature::Derived)
    }

    /// Whether a value that had been given was changed without a word why.
    #[must_use]
    pub fn is_unexplained(&self) -> bool {
        let given = |figure: &Arc<Figure>| figure.nature != Nature::Derived && figure.reason.is_none();
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
