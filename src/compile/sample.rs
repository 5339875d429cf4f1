//! A small site for tests: three districts, a nation to compare with, and the figures a test puts in.

use std::sync::Arc;

use super::scope::Scope;
use crate::quantity::{Period, Units};
use crate::read::{Asset, AssetKind};
use crate::site::{
    Dictionary, District, Figure, FigureIndex, FigureTextIndex, Indicator, Level, Nature, PagePath, Place,
    Terms,
};
use crate::text::source::{Source, SourceId, Sources, Span};

/// Everything a scope borrows.
pub(crate) struct Sample {
    dictionary: Dictionary,
    districts: Vec<Arc<District>>,
    all: Vec<Arc<Figure>>,
    index: FigureIndex,
    here: Vec<Arc<Figure>>,
    figure_texts: FigureTextIndex,
    units: Units,
    terms: Terms,
    page: PagePath,
    assets: Vec<Asset>,
    references: Vec<String>,
    /// The page's district and period; a test may take them away.
    pub(crate) home: Option<Place>,
    /// See `home`.
    pub(crate) period: Option<Period>,
    /// The folder of the page.
    pub(crate) folder: &'static str,
}

impl Sample {
    /// The page 潼南区 2020-04 without figures.
    pub(crate) fn new() -> Self {
        let districts = [
            ("tongnan", "潼南区", Level::District),
            ("yubei", "渝北区", Level::District),
            ("banan", "巴南区", Level::District),
            ("china", "全国", Level::Nation),
        ];
        let districts: Vec<_> = districts.into_iter().map(district).collect();
        let mut sample = Self {
            dictionary: Dictionary::default(),
            home: districts.first().map(Place::whole),
            districts,
            all: Vec::new(),
            index: FigureIndex::default(),
            here: Vec::new(),
            figure_texts: FigureTextIndex::default(),
            units: Units::default(),
            terms: Terms::with(&[]),
            page: PagePath::page("tongnan/2020-04").unwrap(),
            assets: vec![
                asset("tongnan/field.jpg", AssetKind::Picture { width: 800, height: 600 }),
                asset("tongnan/plan.pdf", AssetKind::Attachment),
                asset("yubei/road.png", AssetKind::Picture { width: 40, height: 30 }),
            ],
            references: vec!["全国".to_owned()],
            period: Some(Period::Month(2020, 4)),
            folder: "tongnan",
        };
        for (name, unit, alias) in [
            ("贫困发生率", "%", "发生率"),
            ("农村贫困发生率", "%", ""),
            ("建档立卡人口", "人", ""),
            ("已脱贫人口", "人", ""),
            ("未脱贫人口", "人", ""),
            ("产业基地", "个", ""),
            ("公益性岗位", "个", ""),
        ] {
            sample.indicator(name, unit, alias);
        }
        sample
    }

    fn indicator(&mut self, name: &str, unit: &str, alias: &str) {
        let order = self.dictionary.indicators.len();
        let indicator = Arc::new(Indicator {
            aliases: vec![alias.to_owned()],
            group: if unit == "%" { "脱贫进度" } else { "产业与就业" }.to_owned(),
            ..Indicator::sketch(name, &format!("indicator-{order}"), unit, order, span(0, 0))
        });
        self.dictionary.indicators.push(Arc::clone(&indicator));
        for name in [name, alias].into_iter().filter(|name| !name.is_empty()) {
            self.dictionary.names.insert(name.to_owned(), Arc::clone(&indicator));
        }
    }

    /// A figure of this page, written `贫困发生率@2016 0.6%`, with `/严寨村` for a part and a nature or
    /// 未公布 at the end.
    pub(crate) fn here(mut self, written: &str) -> Self {
        let figure = Arc::new(self.figure(written, "潼南区", "tongnan/2020-04"));
        self.here.push(Arc::clone(&figure));
        self.figure_texts = FigureTextIndex::of(&self.here);
        self.add(figure);
        self
    }

    /// A figure of another page of a district.
    pub(crate) fn there(mut self, district: &str, written: &str) -> Self {
        let figure = Arc::new(self.figure(written, district, "elsewhere"));
        self.add(figure);
        self
    }

    fn add(&mut self, figure: Arc<Figure>) {
        self.all.push(figure);
        self.index = FigureIndex::new(&self.all);
    }

    fn figure(&self, written: &str, district: &str, page: &str) -> Figure {
        let mut words = written.split(' ');
        let (what, printed) = (words.next().unwrap(), words.next().unwrap());
        let nature = match words.next() {
            Some("目标") => Nature::Target,
            Some("计划") => Nature::Plan,
            Some("推算") => Nature::Derived,
            _ => Nature::Actual,
        };
        let (name, when) = what.split_once('@').unwrap();
        let (when, part) = when.split_once('/').map_or((when, None), |(when, part)| (when, Some(part)));
        let district = self.districts.iter().find(|known| known.name == district).unwrap();
        let at = 1_000 + self.all.len() * 10;
        let place = Place { district: Arc::clone(district), part: part.map(Arc::from) };
        Figure {
            nature,
            page: PagePath::page(page).unwrap(),
            anchor: "row".to_owned(),
            span: span(at, at + 5),
            ..Figure::sketch(self.dictionary.get(name).unwrap(), &place, when, printed)
        }
    }

    /// What prose of the page can see.
    pub(crate) fn scope(&self) -> Scope<'_> {
        Scope {
            dictionary: &self.dictionary,
            districts: &self.districts,
            index: &self.index,
            figures: &self.here,
            figure_texts: &self.figure_texts,
            units: &self.units,
            terms: &self.terms,
            home: self.home.clone(),
            period: self.period.clone(),
            page: &self.page,
            folder: self.folder,
            assets: &self.assets,
            references: &self.references,
        }
    }
}

/// A span in the one source of a test.
pub(crate) fn span(start: usize, end: usize) -> Span {
    Span::new(source(), start, end)
}

fn source() -> SourceId {
    Sources::default().add(Source::new("tongnan/2020-04.md", ""))
}

fn district((slug, name, level): (&str, &str, Level)) -> Arc<District> {
    Arc::new(District { level, ..District::sketch(slug, name, None) })
}

fn asset(path: &str, kind: AssetKind) -> Asset {
    Asset { path: path.to_owned(), kind, bytes: Arc::from([].as_slice()) }
}
