//! A small site: two districts, one place to compare with, two bulletins and the page their figures come from.

use std::sync::Arc;

use crate::check::{Checked, check};
use crate::diagnostic::Report;
use crate::model::*;
use crate::render::Theme;
use crate::render::view::{Lookup, Scene};
use crate::source::{Scope, Source, Span};

/// Everything a scene borrows.
pub(super) struct Stage {
    pub(super) checked: Checked,
    theme: Theme,
    lookup: Lookup,
}

impl Stage {
    pub(super) fn of(site: Site) -> Self {
        let mut report = Report::default();
        let checked = check(&mut report, site);
        let checked = checked.unwrap_or_else(|| panic!("{:?}", report.sorted()));
        let lookup = Lookup::of(checked.site(), Scope::All);
        Self { theme: Theme::default(), lookup, checked }
    }

    pub(super) fn scene(&self) -> Scene<'_> {
        Scene::new(&self.checked, &self.theme, &self.lookup)
    }
}

/// The place of everything here; nothing points at it.
fn span() -> Span {
    Span::new(Report::default().sources.add(Source::new("a.md", "")), 0, 0)
}

pub(super) fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

pub(super) fn district(slug: &str, name: &str, code: &str) -> Arc<District> {
    Arc::new(District {
        slug: slug.to_owned(),
        name: name.to_owned(),
        code: Some(code.to_owned()),
        level: Level::District,
        aliases: Vec::new(),
        valid_from: None,
        valid_to: None,
        category: Some("重点区县".to_owned()),
        order: 0,
        span: span(),
    })
}

pub(super) fn indicator(order: usize, id: &str, name: &str, unit: &str) -> Arc<Indicator> {
    Arc::new(Indicator {
        better: Better::Lower,
        definition: Some(format!("{name}的定义。")),
        group: "脱贫进度".to_owned(),
        guarantee: Some("饮水安全".to_owned()),
        ..Indicator::sketch(name, id, unit, order, span())
    })
}

pub(super) fn source() -> Arc<SourceDocument> {
    let numeral = |(at, printed): (usize, &&str)| Numeral {
        number: at + 1,
        printed: (*printed).to_owned(),
        section: None,
        kind: Use::Figure,
        of: Vec::new(),
        doubled: false,
        note: None,
        span: span(),
    };
    let printed = ["0.6%", "0.06%", "0人", "2000人", "48岁"];
    let mut inventory: Vec<Numeral> = printed.iter().enumerate().map(numeral).collect();
    inventory[4].kind = Use::Age;
    Arc::new(SourceDocument {
        id: "tongnan-2020".to_owned(),
        title: "巩固成果".to_owned(),
        kind: "报纸专版".to_owned(),
        district: None,
        publication: None,
        date: SourceDate::Undated {
            inferred: Period::parse("2020-04").ok(),
            reason: Some("最晚的日期。".to_owned()),
        },
        credit: None,
        url: None,
        external: None,
        note: None,
        sections: Vec::new(),
        inventory,
        span: span(),
    })
}

pub(super) fn page(path: &str, title: &str) -> Page {
    Page {
        path: PagePath::page(path).unwrap(),
        title: text(title),
        summary: text(title),
        body: Prose { blocks: vec![Block::Paragraph(text(title))] },
        draft: false,
        aliases: Vec::new(),
        updates: Vec::new(),
        keywords: vec![title.to_owned()],
        order: 0,
        span: span(),
    }
}

/// A figure on a page, as printed; the word of a missing one stands for it.
pub(super) fn figure(
    indicator: &Arc<Indicator>,
    district: &Arc<District>,
    period: &str,
    printed: &str,
    page: &Page,
) -> Figure {
    let reading = Amount::parse(printed).map_or(Reading::Missing(Missing::NotPublished), Reading::Amount);
    Figure {
        indicator: Arc::clone(indicator),
        place: Place::whole(district),
        period: Period::parse(period).unwrap(),
        reading,
        nature: Nature::Actual,
        status: Status::Final,
        source: Some(source()),
        section: None,
        note: None,
        reason: None,
        basis: None,
        page: page.path.clone(),
        anchor: format!("{}-{period}", indicator.id),
        span: span(),
    }
}

pub(super) fn bulletin(page: Page, district: &Arc<District>, period: &str) -> Bulletin {
    Bulletin {
        page,
        district: Arc::clone(district),
        period: Period::parse(period).unwrap(),
        kind: "月通报".to_owned(),
        as_of: Period::parse(period).unwrap(),
        as_of_inferred: true,
        published: None,
        source: Some(source()),
        accept: Vec::new(),
        editor: None,
        review: Vec::new(),
    }
}

/// The site, with `name` for everything that has a name.
pub(super) fn site(name: &str) -> Site {
    let [tongnan, yubei] = [district("tongnan", name, "500152"), district("yubei", "渝北区", "500112")];
    let rate = indicator(0, "poverty-rate", "贫困发生率", "%");
    let left = indicator(1, "persons-left", name, "人");
    let [march, april] = [page("tongnan/2020-03", name), page("tongnan/2020-04", name)];
    let mut target = figure(&left, &tongnan, "2020", "2000人", &april);
    target.nature = Nature::Target;
    target.note = Some(name.to_owned());
    let figures: Vec<Arc<Figure>> = vec![
        figure(&rate, &tongnan, "2020-03", "0.6%", &march),
        figure(&rate, &tongnan, "2020-04", "0.06%", &april),
        figure(&left, &tongnan, "2020-04", "0人", &april),
        target,
        figure(&rate, &yubei, "2020-04", "未公布", &page("yubei", name)),
    ]
    .into_iter()
    .map(Arc::new)
    .collect();
    let mut april = april;
    let citation = Citation { figure: Arc::clone(&figures[1]), span: span(), typed: None };
    april.body.blocks.push(Block::Paragraph(vec![Inline::Figure(citation)]));
    let table = FigureTable { title: text(name), figures: figures[1..3].to_vec(), period: None };
    april.body.blocks.push(Block::Figures(table));
    let indicators = vec![rate, left];
    let names = indicators.iter().map(|one| (one.name.clone(), Arc::clone(one))).collect();
    let profile = |district: &Arc<District>| Profile {
        page: page(&district.slug, &district.name),
        district: Arc::clone(district),
        source: None,
    };
    Site {
        settings: settings(name),
        dictionary: Dictionary { indicators, names },
        profiles: vec![profile(&tongnan), profile(&yubei)],
        bulletins: vec![bulletin(march, &tongnan, "2020-03"), bulletin(april, &tongnan, "2020-04")],
        districts: vec![tongnan, yubei],
        pages: vec![page("about", name)],
        sources: vec![source()],
        index: FigureIndex::new(&figures),
        figures,
        assets: Vec::new(),
        theme: Vec::new(),
    }
}

fn settings(name: &str) -> Settings {
    Settings {
        title: name.to_owned(),
        subtitle: Some(name.to_owned()),
        publisher: name.to_owned(),
        contact: Some(name.to_owned()),
        language: "zh-CN".to_owned(),
        headline: vec!["贫困发生率".to_owned(), name.to_owned()],
        trend: Some("贫困发生率".to_owned()),
        guarantees: Some((name.to_owned(), vec!["吃".to_owned(), "饮水安全".to_owned()])),
        ..Settings::default()
    }
}
