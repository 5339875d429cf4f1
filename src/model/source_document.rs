//! A source document: where figures were printed, and every numeral it prints, in order.

use std::sync::Arc;

use jiff::civil::Date;

use super::{District, Href, Period};
use crate::source::Span;

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

/// What a numeral of a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// A statistic.
    Figure,
    /// A date or a year.
    Date,
    /// Somebody's age.
    Age,
    /// Part of a name, such as “1486”.
    Label,
    /// Anything else.
    Other,
}

impl Use {
    /// The word of the source file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Age => "age",
            Self::Label => "label",
            Self::Other => "other",
        }
    }
}

/// One numeral of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Its number, counted from 1 in reading order.
    pub number: usize,
    /// As printed, artefacts of the page undone.
    pub printed: String,
    /// The section it stands in.
    pub section: Option<String>,
    /// What it is.
    pub kind: Use,
    /// Whether the page prints it doubled (`430430名`), so that a person must have looked.
    pub doubled: bool,
    /// The reviewer's remark.
    pub note: Option<String>,
    /// Where it stands in the source file.
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
    pub inventory: Vec<Numeral>,
    /// Where its title is written.
    pub span: Span,
}
