//! A figure: one observation of one indicator for one place and period, from one source.

use std::sync::Arc;

use super::choice::Choice;
use super::{Indicator, PagePath, Place, SourceDocument};
use crate::quantity::{Amount, Period};
use crate::text::source::Span;

/// The value of a figure. Zero is an amount; the four kinds of missing are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Observation {
    /// A printed (or derived) amount.
    Amount(Amount),
    /// No amount, and why.
    Missing(Missing),
}

/// Why there is no amount. A fifth case, a figure that was never entered, is not in the data at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// 未公布: the source does not print it.
    NotPublished,
    /// 不适用: it makes no sense here.
    NotApplicable,
    /// 未报: it should have been reported.
    NotReported,
    /// 不公开: it is known and withheld.
    Withheld,
}

impl Choice for Missing {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("未公布", Self::NotPublished, "", "not published"),
        ("不适用", Self::NotApplicable, "", "not applicable"),
        ("未报", Self::NotReported, "", "not reported"),
        ("不公开", Self::Withheld, "", "withheld"),
    ];
}

impl Missing {
    /// The Chinese word, as an author writes and a reader sees it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.word()
    }

    /// The ASCII key of templates and JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NotPublished => "not-published",
            Self::NotApplicable => "not-applicable",
            Self::NotReported => "not-reported",
            Self::Withheld => "withheld",
        }
    }
}

/// Whether a figure is a result or a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Nature {
    /// 实绩
    #[default]
    Actual,
    /// 目标
    Target,
    /// 计划
    Plan,
    /// 推算: computed from printed figures by the dictionary.
    Derived,
}

impl Choice for Nature {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("实绩", Self::Actual, "", "result"),
        ("目标", Self::Target, "", "target"),
        ("计划", Self::Plan, "", "plan"),
    ];
}

impl Nature {
    /// Those that can be written, and what is computed.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::values().chain([Self::Derived])
    }

    /// The Chinese word.
    #[must_use]
    pub fn name(self) -> &'static str {
        if self == Self::Derived { "推算" } else { self.word() }
    }

    /// The ASCII key of the data files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Target => "target",
            Self::Plan => "plan",
            Self::Derived => "derived",
        }
    }
}

/// How settled a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// 正式
    #[default]
    Final,
    /// 初步
    Provisional,
    /// 修订
    Revised,
}

impl Choice for Status {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("正式", Self::Final, "", "final"),
        ("初步", Self::Provisional, "", "provisional"),
        ("修订", Self::Revised, "", "revised"),
    ];
}

impl Status {
    /// The Chinese word.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.word()
    }

    /// The ASCII key of the data files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Provisional => "provisional",
            Self::Revised => "revised",
        }
    }
}

/// One observation of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is measured.
    pub indicator: Arc<Indicator>,
    /// Where.
    pub place: Place,
    /// When.
    pub period: Period,
    /// The amount, or why there is none.
    pub observation: Observation,
    /// Result, target, plan or derived.
    pub nature: Nature,
    /// How settled it is.
    pub status: Status,
    /// Where it was printed; for a derived figure, where its operands were.
    pub source: Option<Arc<SourceDocument>>,
    /// The section of the source it is in.
    pub section: Option<String>,
    /// The editor's remark, plain text.
    pub note: Option<String>,
    /// Of a revised figure, why it is not what was published before; plain text, printed beside it.
    pub reason: Option<String>,
    /// 口径 of this one observation, where it is not the indicator's own.
    pub methodology: Option<String>,
    /// The page that carries it: its folder in the site, such as `tongnan/2020-04/index.html`.
    pub page: PagePath,
    /// The anchor of its row in that page's figure table, unique on the page.
    pub anchor: String,
    /// The value in the author's file.
    pub span: Span,
}

impl Figure {
    /// 口径: its own, else its indicator's.
    #[must_use]
    pub fn methodology(&self) -> Option<&str> {
        self.methodology.as_deref().or(self.indicator.methodology.as_deref())
    }

    /// The id of the document that prints it.
    #[must_use]
    pub fn source_id(&self) -> Option<&str> {
        self.source.as_ref().map(|source| source.id.as_str())
    }

    /// The amount, when there is one.
    #[must_use]
    pub fn amount(&self) -> Option<&Amount> {
        match &self.observation {
            Observation::Amount(amount) => Some(amount),
            Observation::Missing(_) => None,
        }
    }

    /// The word that an amount is marked with where it is without its row: 推算 or 初步.
    #[must_use]
    pub(crate) fn mark(&self) -> Option<&'static str> {
        let provisional = self.status == Status::Provisional;
        match self.nature {
            _ if self.amount().is_none() => None,
            Nature::Derived => Some(Nature::Derived.name()),
            _ => provisional.then(|| Status::Provisional.name()),
        }
    }

    /// What a reader sees: the amount as printed, or the word for why there is none.
    #[must_use]
    pub fn printed(&self) -> &str {
        match &self.observation {
            Observation::Amount(amount) => &amount.printed,
            Observation::Missing(missing) => missing.name(),
        }
    }
}
