//! A small site built by hand, for tests that need figures but no files.

use std::sync::Arc;

use super::sketch::nowhere;
use crate::quantity::Formula;
use crate::site::{
    Acceptance, Bulletin, Dictionary, District, Figure, FigureIndex, Indicator, Missing, Numeral, Page,
    PagePath, Place, Site, SourceDocument,
};
use crate::text::number_key;
use crate::text::source::Span;

/// Collects figures; each gets a span of its own.
pub(crate) struct Specimen {
    pub(crate) dictionary: Dictionary,
    pub(crate) district: Arc<District>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) bulletins: Vec<Bulletin>,
    pub(crate) source: SourceDocument,
    next: usize,
    anywhere: Span,
}

impl Specimen {
    /// Indicators as `名称 单位 [算式]`.
    pub(crate) fn new(indicators: &[&str]) -> Self {
        let anywhere = nowhere();
        let mut dictionary = Dictionary::default();
        for (order, line) in indicators.iter().enumerate() {
            let mut parts = line.splitn(3, ' ');
            let name = parts.next().unwrap().to_owned();
            let (unit, formula) = (parts.next().unwrap_or_default(), parts.next());
            let indicator = Arc::new(Indicator {
                equals: formula.map(|text| Formula::parse(text).unwrap()).into_iter().collect(),
                ..Indicator::sketch(&name, &format!("indicator-{order}"), unit, order, anywhere)
            });
            dictionary.indicators.push(Arc::clone(&indicator));
            dictionary.names.insert(name, indicator);
        }
        let district = Arc::new(District::sketch("tongnan", "潼南区", Some("500152")));
        let source = SourceDocument::sketch("tongnan-2020", "");
        Self { dictionary, district, figures: Vec::new(), bulletins: Vec::new(), source, next: 1, anywhere }
    }

    /// A span that nothing else has.
    pub(crate) fn span(&mut self) -> Span {
        self.next += 1;
        Span::new(self.anywhere.source, self.next, self.next + 1)
    }

    /// Adds a printed figure, on the page of that period unless it is moved; `未公布` is a missing one.
    pub(crate) fn figure(&mut self, name: &str, period: &str, printed: &str) -> &mut Figure {
        let place = Place::whole(&self.district);
        let figure = Figure {
            page: PagePath::page(&format!("tongnan/{period}")).unwrap(),
            span: self.span(),
            ..Figure::sketch(self.dictionary.get(name).unwrap(), &place, period, printed)
        };
        self.figures.push(figure);
        self.figures.last_mut().unwrap()
    }

    /// Adds a numeral to the source's inventory, once; that there is none is not printed.
    pub(crate) fn numeral(&mut self, printed: &str) {
        let same = |one: &Numeral| number_key(&one.printed) == number_key(printed);
        if printed == Missing::NotPublished.name() || self.source.inventory.iter().any(same) {
            return;
        }
        let (number, span) = (self.source.inventory.len() + 1, self.span());
        let section = Some("数说".to_owned());
        self.source.inventory.push(Numeral { section, span, ..Numeral::sketch(number, printed) });
    }

    /// Adds a bulletin that accepts contradictions, given as rule, figures and reason.
    pub(crate) fn bulletin(&mut self, period: &str, accept: &[(&str, &[&str], &str)]) -> &mut Bulletin {
        let accept = accept
            .iter()
            .map(|(rule, figures, reason)| Acceptance {
                rule: (*rule).to_owned(),
                figures: figures.iter().map(|name| (*name).to_owned()).collect(),
                reason: (*reason).to_owned(),
                span: self.span(),
            })
            .collect();
        let page = Page { span: self.span(), ..Page::sketch(&format!("tongnan/{period}")) };
        self.bulletins.push(Bulletin { accept, ..Bulletin::sketch(page, &self.district, period) });
        self.bulletins.last_mut().unwrap()
    }

    /// The site; figures without a source take the specimen's when it has an inventory.
    pub(crate) fn site(mut self) -> Site {
        let source = Arc::new(self.source);
        for figure in &mut self.figures {
            let sourced = !source.inventory.is_empty();
            figure.source = figure.source.take().or(sourced.then(|| Arc::clone(&source)));
        }
        let figures: Vec<Arc<Figure>> = self.figures.into_iter().map(Arc::new).collect();
        Site {
            index: FigureIndex::new(&figures),
            figures,
            dictionary: self.dictionary,
            districts: vec![self.district],
            bulletins: self.bulletins,
            sources: vec![source],
            ..Site::default()
        }
    }
}
