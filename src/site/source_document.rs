//! A source document: where figures were printed, and every numeral in it, in order.

use std::sync::Arc;

use jiff::civil::Date;

use super::choice::Choice;
use super::{District, Href, Indicator, PagePath, Place};
use crate::quantity::Period;
use crate::text::source::Span;

/// When a source was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceDate {
    /// It says so itself.
    Dated(Date),
    /// It does not say; the period is inferred from its text, with the reason.
    Undated {
        /// The inferred period.
        inferred: Option<Period>,
        /// Why, in one sentence.
        reason: Option<String>,
    },
}

impl SourceDate {
    /// The period that the source speaks of when it names none: the inferred one of an undated source.
    #[must_use]
    pub fn period(&self) -> Option<&Period> {
        match self {
            Self::Dated(_) => None,
            Self::Undated { inferred, .. } => inferred.as_ref(),
        }
    }
}

/// What a numeral of a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// A statistic.
    Figure,
    /// A date or a year.
    Date,
    /// A person's age.
    Age,
    /// Part of a name, such as “1486”.
    Label,
    /// Anything else.
    Other,
}

impl Choice for Use {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("figure", Self::Figure, "数据", "a figure"),
        ("date", Self::Date, "日期", "a date"),
        ("age", Self::Age, "年龄", "an age"),
        ("label", Self::Label, "名称里的数", "part of a name"),
        ("other", Self::Other, "其他", "something else"),
    ];
}

impl Use {
    /// The word of the source file.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.word()
    }
}

/// Which figure a numeral is, by the reviewer of the inventory: the second recording of a figure, made without
/// looking at the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureClaim {
    /// What is measured.
    pub indicator: Arc<Indicator>,
    /// When; the source's own period when it is not given.
    pub period: Option<Period>,
    /// Where.
    pub place: Place,
    /// As it is written: `指标@期间/地点`.
    pub written: String,
    /// Where it is written.
    pub span: Span,
}

/// One numeral of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceNumeral {
    /// Its number, counted from 1 in reading order.
    pub number: usize,
    /// As printed, artefacts of the page undone.
    pub printed: String,
    /// The section it is in.
    pub section: Option<String>,
    /// Whether it is a statistic, and if not, what else.
    pub kind: Use,
    /// Which figures it is, where the reviewer says so. Most are one figure; a number that is printed once
    /// and read twice is two, and a restatement names the same figure again.
    pub of: Vec<FigureClaim>,
    /// Whether the page prints it doubled (`430430名`), so that a person must have looked.
    pub doubled: bool,
    /// The reviewer's remark.
    pub note: Option<String>,
    /// Where it is in the source file.
    pub span: Span,
}

/// A document that figures were taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDocument {
    /// Its id and address.
    pub id: String,
    /// Headline.
    pub title: String,
    /// 报纸专版, 公报 …
    pub kind: String,
    /// The district it is about.
    pub district: Option<Arc<District>>,
    /// The newspaper or office, when known.
    pub publication: Option<String>,
    /// When it was published.
    pub date: SourceDate,
    /// Institutions to credit.
    pub credit: Option<String>,
    /// Its address, when one is known.
    pub url: Option<Href>,
    /// For a source whose text is not held: how to find the publication.
    pub external: Option<String>,
    /// The reviewer's remark.
    pub note: Option<String>,
    /// Section titles in reading order.
    pub sections: Vec<String>,
    /// Numerals in reading order.
    pub inventory: Vec<SourceNumeral>,
    /// Where its title is written.
    pub span: Span,
}

impl SourceDocument {
    /// Whether a text can be the id of a document: one part of an address, which is a file's name too. The page of all
    /// sources has the name that a folder's page has.
    #[must_use]
    pub fn is_id(text: &str) -> bool {
        let own_page = text == PagePath::home().as_str();
        !text.is_empty() && !own_page && !text.contains('/') && PagePath::page(text).is_ok()
    }
}
