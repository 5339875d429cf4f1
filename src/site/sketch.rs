//! The parts of a site for tests: each with the values it is given and nothing else, for `..` to fill in.

use std::sync::Arc;

use super::{
    Bulletin, District, Figure, Indicator, Inline, Level, Missing, Nature, Observation, Page, PagePath,
    Place, Prose, SourceDate, SourceDocument, SourceNumeral, Status, Use,
};
use crate::quantity::{Amount, Period};
use crate::text::source::{Source, Sources, Span};

/// A place in a text that nothing points at.
pub(crate) fn nowhere() -> Span {
    Span::new(Sources::default().add(Source::new("a.md", "")), 0, 0)
}

/// A text as prose.
pub(crate) fn inline(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

impl District {
    /// A district with a name, and a code where it has one.
    pub(crate) fn sketch(slug: &str, name: &str, code: Option<&str>) -> Self {
        Self {
            slug: slug.to_owned(),
            name: name.to_owned(),
            code: code.map(str::to_owned),
            level: Level::District,
            aliases: Vec::new(),
            valid_from: None,
            valid_to: None,
            category: None,
            order: 0,
            span: nowhere(),
        }
    }
}

impl Observation {
    /// What is printed; the word for a missing value is one.
    pub(crate) fn sketch(printed: &str) -> Self {
        let words = [Missing::NotPublished, Missing::NotApplicable, Missing::NotReported, Missing::Withheld];
        match words.into_iter().find(|missing| missing.name() == printed) {
            Some(missing) => Self::Missing(missing),
            None => Self::Amount(Amount::parse(printed).unwrap()),
        }
    }
}

impl Figure {
    /// An actual figure on the page of its district and period.
    pub(crate) fn sketch(indicator: &Arc<Indicator>, place: &Place, period: &str, printed: &str) -> Self {
        Self {
            indicator: Arc::clone(indicator),
            place: place.clone(),
            period: Period::parse(period).unwrap(),
            observation: Observation::sketch(printed),
            nature: Nature::Actual,
            status: Status::Final,
            source: None,
            section: None,
            note: None,
            reason: None,
            methodology: None,
            page: PagePath::page(&format!("{}/{period}", place.district.slug)).unwrap(),
            anchor: String::new(),
            span: nowhere(),
        }
    }
}

impl Page {
    /// A page in a folder, with nothing on it.
    pub(crate) fn sketch(folder: &str) -> Self {
        Self {
            path: PagePath::page(folder).unwrap(),
            title: Vec::new(),
            summary: Vec::new(),
            body: Prose::default(),
            draft: false,
            aliases: Vec::new(),
            updates: Vec::new(),
            keywords: Vec::new(),
            order: 0,
            span: nowhere(),
        }
    }
}

impl Bulletin {
    /// A bulletin of a district about a period, and as of then.
    pub(crate) fn sketch(page: Page, district: &Arc<District>, period: &str) -> Self {
        Self {
            page,
            district: Arc::clone(district),
            period: Period::parse(period).unwrap(),
            kind: "月通报".to_owned(),
            as_of: Period::parse(period).unwrap(),
            as_of_inferred: false,
            published: None,
            source: None,
            accept: Vec::new(),
            editor: None,
            review: Vec::new(),
        }
    }
}

impl SourceDocument {
    /// A source with nothing in its inventory.
    pub(crate) fn sketch(id: &str, title: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            kind: "报纸专版".to_owned(),
            district: None,
            publication: None,
            date: SourceDate::Undated { inferred: None, reason: None },
            credit: None,
            url: None,
            external: None,
            note: None,
            sections: Vec::new(),
            inventory: Vec::new(),
            span: nowhere(),
        }
    }
}

impl SourceNumeral {
    /// A numeral of a source that is a figure.
    pub(crate) fn sketch(number: usize, printed: &str) -> Self {
        Self {
            number,
            printed: printed.to_owned(),
            section: None,
            kind: Use::Figure,
            of: Vec::new(),
            doubled: false,
            note: None,
            span: nowhere(),
        }
    }
}
