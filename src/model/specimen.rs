//! A small site built by hand, for tests that need figures but no files.

use std::sync::Arc;

use crate::model::{
    Acceptance, Amount, Bulletin, Dictionary, District, Figure, FigureIndex, Formula, Indicator, Level,
    Missing, Nature, Numeral, Page, PagePath, Period, Place, Prose, Reading, Site, SourceDate,
    SourceDocument, Status, Use,
};
use crate::source::{Source, Sources, Span};
use crate::text::number_key;

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
        let anywhere = Span::new(Sources::default().add(Source::new("content/tongnan/2020-04.md", "")), 0, 0);
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
        let district = Arc::new(district("tongnan", "潼南区", Some("500152"), anywhere));
        let source = document("tongnan-2020", anywhere);
        Self { dictionary, district, figures: Vec::new(), bulletins: Vec::new(), source, next: 1, anywhere }
    }

    /// A span that nothing else has.
    pub(crate) fn span(&mut self) -> Span {
        self.next += 1;
        Span::new(self.anywhere.source, self.next, self.next + 1)
    }

    /// Adds a printed figure, on the page of that period unless it is moved; `未公布` is a missing one.
    pub(crate) fn figure(&mut self, name: &str, period: &str, printed: &str) -> &mut Figure {
        let reading = match printed {
            "未公布" => Reading::Missing(Missing::NotPublished),
            printed => Reading::Amount(Amount::parse(printed).unwrap()),
        };
        let figure = Figure {
            indicator: Arc::clone(self.dictionary.get(name).unwrap()),
            place: Place::whole(&self.district),
            period: Period::parse(period).unwrap(),
            reading,
            nature: Nature::Actual,
            status: Status::Final,
            source: None,
            section: None,
            note: None,
            reason: None,
            basis: None,
            page: PagePath::page(&format!("tongnan/{period}")).unwrap(),
            anchor: String::new(),
            span: self.span(),
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
        let printed = printed.to_owned();
        let kind = Use::Figure;
        self.source.inventory.push(Numeral {
            number,
            printed,
            section,
            kind,
            of: Vec::new(),
            doubled: false,
            note: None,
            span,
        });
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
        let page = page(&format!("tongnan/{period}"), self.span());
        let period = Period::parse(period).unwrap();
        self.bulletins.push(Bulletin {
            page,
            district: Arc::clone(&self.district),
            as_of: period.clone(),
            period,
            kind: "月通报".to_owned(),
            as_of_inferred: false,
            published: None,
            source: None,
            accept,
            editor: None,
            review: Vec::new(),
        });
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

/// A page in a folder, with nothing on it.
pub(crate) fn page(folder: &str, span: Span) -> Page {
    Page {
        path: PagePath::page(folder).unwrap(),
        title: Vec::new(),
        summary: Vec::new(),
        body: Prose::default(),
        draft: false,
        aliases: Vec::new(),
        updates: Vec::new(),
        keywords: Vec::new(),
        order: 0,
        span,
    }
}

/// A district with a code.
pub(crate) fn district(slug: &str, name: &str, code: Option<&str>, span: Span) -> District {
    District {
        slug: slug.to_owned(),
        name: name.to_owned(),
        code: code.map(str::to_owned),
        level: Level::District,
        aliases: Vec::new(),
        valid_from: None,
        valid_to: None,
        category: None,
        order: 0,
        span,
    }
}

fn document(id: &str, span: Span) -> SourceDocument {
    SourceDocument {
        id: id.to_owned(),
        title: String::new(),
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
        span,
    }
}
