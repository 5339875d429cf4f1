//! The coverage of a source, as data: the check prints it, the source's page shows it and
//! `sources/<id>/coverage.json` holds it.

use std::sync::Arc;

use crate::site::{Figure, SourceDocument, SourceNumeral, Use};

/// The fate of a numeral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumeralFate {
    /// It is these figures; never none.
    InUse(Vec<Arc<Figure>>),
    /// It is a statistic that no page gives, and the reviewer's note says why.
    Explained,
    /// It is a statistic that no page gives, and no note says why.
    Unexplained,
    /// It is no statistic: a date, an age, a part of a name.
    NoFigure,
}

impl NumeralFate {
    /// The ASCII key of templates and JSON.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::InUse(_) => "taken",
            Self::Explained => "explained",
            Self::Unexplained => "unexplained",
            Self::NoFigure => "no-figure",
        }
    }

    /// The fate of a numeral with these figures bound to it.
    pub(super) fn of(numeral: &SourceNumeral, figures: Vec<Arc<Figure>>) -> Self {
        match numeral.kind {
            _ if !figures.is_empty() => Self::InUse(figures),
            Use::Figure if numeral.note.is_some() => Self::Explained,
            Use::Figure => Self::Unexplained,
            Use::Date | Use::Age | Use::Label | Use::Other => Self::NoFigure,
        }
    }

    /// The figures that the numeral became.
    #[must_use]
    pub fn figures(&self) -> &[Arc<Figure>] {
        match self {
            Self::InUse(figures) => figures,
            _ => &[],
        }
    }
}

/// The fates of the numerals of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many figures of the site were taken from it; one that several pages restate counts for each.
    pub figures: usize,
    /// The fate of each numeral, in the order of the inventory.
    pub fates: Vec<NumeralFate>,
}

/// The coverage of a source without numerals, from which nothing was taken.
pub(in crate::check) static NOTHING: Coverage = Coverage { figures: 0, fates: Vec::new() };

impl Coverage {
    /// How many numerals are there.
    #[must_use]
    pub fn numerals(&self) -> usize {
        self.fates.len()
    }

    /// How many numerals are statistics: those that became figures or could have.
    #[must_use]
    pub fn statistics(&self) -> usize {
        self.fates.iter().filter(|fate| **fate != NumeralFate::NoFigure).count()
    }

    /// How many numerals became figures.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.fates.iter().filter(|fate| matches!(fate, NumeralFate::InUse(_))).count()
    }

    /// How many statistics were left with a reason.
    #[must_use]
    pub fn explained(&self) -> usize {
        self.fates.iter().filter(|fate| **fate == NumeralFate::Explained).count()
    }

    /// How many statistics were left without a reason.
    #[must_use]
    pub fn unexplained(&self) -> usize {
        self.fates.iter().filter(|fate| **fate == NumeralFate::Unexplained).count()
    }

    /// Each numeral of the source with its fate.
    pub fn lines<'a>(
        &'a self,
        source: &'a SourceDocument,
    ) -> impl Iterator<Item = (&'a SourceNumeral, &'a NumeralFate)> {
        source.inventory.iter().zip(&self.fates)
    }
}
