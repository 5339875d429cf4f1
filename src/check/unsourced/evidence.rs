//! The evidence for the dates, ages and names of a page: its sources, its own dates, and the periods of figures.

use std::collections::BTreeSet;

use crate::quantity::numeral::Kind;
use crate::quantity::{Moment, Period};
use crate::site::{FigureIndex, Site, SourceDate, SourceDocument};
use crate::text::number_key;

/// What one page, or all pages of a site that speak of every source, can name.
#[derive(Default)]
pub(super) struct Evidence<'a> {
    /// What is known beside this: the names that all pages use are held once.
    beside: Option<&'a Evidence<'a>>,
    /// Every date, also with some of its parts left out.
    moments: BTreeSet<Moment>,
    /// Texts that are printed or written down elsewhere, folded: labels are looked up in them.
    texts: String,
}

impl<'a> Evidence<'a> {
    /// Nothing yet beside what is known already.
    pub(super) fn beside(known: &'a Evidence<'a>) -> Self {
        Self { beside: Some(known), ..Self::default() }
    }

    /// Adds what a source prints. A date without a year is of the year of the source.
    pub(super) fn source(&mut self, source: &SourceDocument) {
        let dated = match &source.date {
            SourceDate::Dated(date) => Some(Period::Day(*date)),
            SourceDate::Undated { inferred, .. } => inferred.clone(),
        };
        let year = dated.as_ref().map(|period| period.end().year());
        dated.iter().for_each(|period| self.period(period));
        for numeral in &source.inventory {
            for moment in Moment::all(&numeral.printed) {
                self.moment(Moment { year: moment.year.or(year), ..moment });
            }
            self.text(&numeral.printed);
            numeral.note.iter().for_each(|note| self.text(note));
        }
        self.text(&source.title);
        source.sections.iter().for_each(|section| self.text(section));
        source.note.iter().for_each(|note| self.text(note));
    }

    /// Adds the names that the whole site uses: its indicators and its own headings.
    pub(super) fn names(&mut self, site: &Site) {
        for indicator in &site.dictionary.indicators {
            let optional =
                [&indicator.definition, &indicator.methodology, &indicator.guarantee].into_iter().flatten();
            [&indicator.name, &indicator.group].into_iter().chain(optional).for_each(|text| self.text(text));
        }
        site.settings.guarantees.iter().for_each(|(title, _)| self.text(title));
    }

    /// Adds the years from the first to the last figure of each series: a page may say that one of them is missing.
    pub(super) fn gaps(&mut self, index: &FigureIndex) {
        let years = index.groups().flat_map(|group| {
            let first = group.iter().map(|figure| figure.period.start().year()).min();
            let last = group.iter().map(|figure| figure.period.end().year()).max();
            first.zip(last).into_iter().flat_map(|(first, last)| first..=last)
        });
        let years: BTreeSet<i16> = years.collect();
        years.into_iter().for_each(|year| self.period(&Period::Year(year)));
    }

    pub(super) fn period(&mut self, period: &Period) {
        Moment::of(period).into_iter().for_each(|moment| self.moment(moment));
    }

    fn moment(&mut self, moment: Moment) {
        self.moments.extend(moment.coarser());
    }

    fn text(&mut self, text: &str) {
        self.texts.push_str(&number_key(text));
        self.texts.push('\n');
    }

    /// Whether a number of the page is known. What counts from now (五年后) names no date.
    pub(super) fn knows(&self, kind: Kind, text: &str) -> bool {
        match kind {
            Kind::Date => Moment::all(text).iter().all(|moment| self.has(moment)),
            Kind::Age | Kind::Label => self.says(&number_key(text)),
            Kind::Amount | Kind::Ordinal | Kind::Other => true,
        }
    }

    fn has(&self, moment: &Moment) -> bool {
        self.moments.contains(moment) || self.beside.is_some_and(|known| known.has(moment))
    }

    fn says(&self, folded: &str) -> bool {
        self.texts.contains(folded) || self.beside.is_some_and(|known| known.says(folded))
    }
}
