//! Samples of the parts of a site: each has what its test names and nothing else, to be completed with `..`.

use std::sync::Arc;

use crate::quantity::{Amount, Period};
use crate::site::{
    Bulletin, District, Figure, Indicator, Inline, Level, Missing, Nature, Observation, Page, PagePath,
    Place, Prose, SourceDate, SourceDocument, SourceNumeral, Standing, Status, Use,
};
use crate::text::source::{Source, Sources, Span};

/// A span for what no test looks up.
pub(crate) fn nowhere() -> Span {
    Span::new(Sources::default().add(Source::new("a.md", "")), 0, 0)
}

/// A text as prose.
pub(crate) fn inline(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

impl District {
    /// A district with a name, and a code where it has one.
    pub(crate) fn sample(slug: &str, name: &str, code: Option<&str>) -> Self {
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
    pub(crate) fn sample(printed: &str) -> Self {
        let words = [Missing::NotPublished, Missing::NotApplicable, Missing::NotReported, Missing::Withheld];
        match words.into_iter().find(|missing| missing.name() == printed) {
            Some(missing) => Self::Missing(missing),
            None => Self::Amount(Amount::parse(printed).unwrap()),
        }
    }
}

impl Figure {
    /// An actual figure on the page of its district and period.
    pub(crate) fn sample(indicator: &Arc<Indicator>, place: &Place, period: &str, printed: &str) -> Self {
        Self {
            indicator: Arc::clone(indicator),
            place: place.clone(),
            period: Period::parse(period).unwrap(),
            observation: Observation::sample(printed),
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
    pub(crate) fn sample(folder: &str) -> Self {
        Self {
            path: PagePath::page(folder).unwrap(),
            title: Vec::new(),
            summary: Vec::new(),
            body: Prose::default(),
            standing: Standing::default(),
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
    pub(crate) fn sample(page: Page, district: &Arc<District>, period: &str) -> Self {
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
    pub(crate) fn sample(id: &str, title: &str) -> Self {
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
    pub(crate) fn sample(number: usize, printed: &str) -> Self {
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
