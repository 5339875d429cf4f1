//! Builds a small site for tests that need figures but no files.

use std::sync::Arc;

use super::nowhere;
use crate::quantity::Formula;
use crate::read::{Asset, AssetKind};
use crate::site::{
    Acceptance, Bulletin, Dictionary, District, Figure, FigureIndex, Indicator, Level, Missing, Nature, Page,
    PagePath, Place, Settings, Site, SourceDocument, SourceNumeral,
};
use crate::text::number_key;
use crate::text::source::Span;

/// The first byte of the spans of figures and numerals: the texts of tests end before it.
const FIRST_SPAN: usize = 1_000;

/// Builds a small site; each of its parts gets a span of its own.
#[derive(Clone)]
pub(crate) struct SampleSite {
    pub(crate) dictionary: Dictionary,
    /// The first is 潼南区, to which figures and bulletins are added.
    pub(crate) districts: Vec<Arc<District>>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) bulletins: Vec<Bulletin>,
    pub(crate) source: SourceDocument,
    assets: Vec<Asset>,
    references: Vec<String>,
    next: usize,
}

impl SampleSite {
    /// A site with these indicators, each given as `名称 单位 [算式]`.
    pub(crate) fn new(indicators: &[&str]) -> Self {
        let mut sample = Self {
            dictionary: Dictionary::default(),
            districts: vec![Arc::new(District::sample("tongnan", "潼南区", Some("500152")))],
            figures: Vec::new(),
            bulletins: Vec::new(),
            source: SourceDocument::sample("tongnan-2020", ""),
            assets: Vec::new(),
            references: Vec::new(),
            next: FIRST_SPAN,
        };
        for line in indicators {
            let mut parts = line.splitn(3, ' ');
            let name = parts.next().unwrap();
            let (unit, formula) = (parts.next().unwrap_or_default(), parts.next());
            let equals = formula.map(|text| Formula::parse(text).unwrap()).into_iter().collect();
            let order = sample.dictionary.indicators.len();
            let id = format!("indicator-{order}");
            sample.define(Indicator { equals, ..Indicator::new(name, &id, unit, order, nowhere()) });
        }
        sample
    }

    /// A site with three districts, the nation for comparison, two groups of indicators, pictures and an attachment.
    pub(crate) fn with_districts() -> Self {
        let mut sample = Self::new(&[]);
        for (name, unit, alias) in [
            ("贫困发生率", "%", Some("发生率")),
            ("农村贫困发生率", "%", None),
            ("建档立卡人口", "人", None),
            ("已脱贫人口", "人", None),
            ("未脱贫人口", "人", None),
            ("产业基地", "个", None),
            ("公益性岗位", "个", None),
        ] {
            let order = sample.dictionary.indicators.len();
            sample.define(Indicator {
                aliases: alias.map(str::to_owned).into_iter().collect(),
                group: if unit == "%" { "脱贫进度" } else { "产业与就业" }.to_owned(),
                ..Indicator::new(name, &format!("indicator-{order}"), unit, order, nowhere())
            });
        }
        for (slug, name, level) in [
            ("yubei", "渝北区", Level::District),
            ("banan", "巴南区", Level::District),
            ("china", "全国", Level::Nation),
        ] {
            sample.districts.push(Arc::new(District { level, ..District::sample(slug, name, None) }));
        }
        sample.references.push("全国".to_owned());
        sample.assets = vec![
            asset("tongnan/field.jpg", AssetKind::Picture { width: 800, height: 600 }),
            asset("tongnan/plan.pdf", AssetKind::Attachment),
            asset("yubei/road.png", AssetKind::Picture { width: 40, height: 30 }),
        ];
        sample
    }

    fn define(&mut self, indicator: Indicator) {
        let indicator = Arc::new(indicator);
        for name in std::iter::once(&indicator.name).chain(&indicator.aliases) {
            self.dictionary.names.insert(name.clone(), Arc::clone(&indicator));
        }
        self.dictionary.indicators.push(indicator);
    }

    /// Adds a figure of the page 潼南区 2020-04, given as `贫困发生率@2016 0.6%`; `/严寨村` adds a part, a last word the
    /// nature.
    pub(crate) fn here(self, written: &str) -> Self {
        self.written("潼南区", "tongnan/2020-04", written)
    }

    /// Adds a figure of another page of a district.
    pub(crate) fn there(self, district: &str, written: &str) -> Self {
        self.written(district, "elsewhere", written)
    }

    fn written(mut self, district: &str, page: &str, written: &str) -> Self {
        let mut words = written.split(' ');
        let (reference, printed) = (words.next().unwrap(), words.next().unwrap());
        let nature = words
            .next()
            .map_or(Nature::Actual, |word| Nature::all().find(|nature| nature.name() == word).unwrap());
        let (name, period) = reference.split_once('@').unwrap();
        let (period, part) =
            period.split_once('/').map_or((period, None), |(period, part)| (period, Some(part)));
        let district = self.districts.iter().find(|known| known.name == district).unwrap();
        let place = Place { district: Arc::clone(district), part: part.map(Arc::from) };
        let figure = self.figure(name, period, printed);
        (figure.place, figure.nature) = (place, nature);
        (figure.page, figure.anchor) = (PagePath::page(page).unwrap(), "row".to_owned());
        self
    }

    /// A span that nothing else has.
    pub(crate) fn span(&mut self) -> Span {
        self.next += 1;
        Span::new(nowhere().source, self.next, self.next + 1)
    }

    /// Adds a figure to the page of its period; `未公布` is a missing value. The caller may change it.
    pub(crate) fn figure(&mut self, name: &str, period: &str, printed: &str) -> &mut Figure {
        let place = Place::whole(&self.districts[0]);
        let figure = Figure {
            page: PagePath::page(&format!("tongnan/{period}")).unwrap(),
            span: self.span(),
            ..Figure::sample(self.dictionary.get(name).unwrap(), &place, period, printed)
        };
        self.figures.push(figure);
        self.figures.last_mut().unwrap()
    }

    /// Adds a numeral to the source's inventory, once; a missing value prints none.
    pub(crate) fn numeral(&mut self, printed: &str) {
        let same = |numeral: &SourceNumeral| number_key(&numeral.printed) == number_key(printed);
        if printed == Missing::NotPublished.name() || self.source.inventory.iter().any(same) {
            return;
        }
        let (number, span) = (self.source.inventory.len() + 1, self.span());
        let section = Some("数说".to_owned());
        self.source.inventory.push(SourceNumeral { section, span, ..SourceNumeral::sample(number, printed) });
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
        let page = Page { span: self.span(), ..Page::sample(&format!("tongnan/{period}")) };
        self.bulletins.push(Bulletin { accept, ..Bulletin::sample(page, &self.districts[0], period) });
        self.bulletins.last_mut().unwrap()
    }

    /// The site; figures without a source take the sample's when it has an inventory.
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
            districts: self.districts,
            assets: self.assets,
            settings: Settings { references: self.references, ..Settings::default() },
            bulletins: self.bulletins,
            sources: vec![source],
            ..Site::default()
        }
    }
}

fn asset(path: &str, kind: AssetKind) -> Asset {
    Asset { path: path.to_owned(), kind, bytes: Arc::from([].as_slice()) }
}
