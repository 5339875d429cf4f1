//! A small site: two districts, one place to compare with, two bulletins and the page their figures come from.

use std::sync::Arc;

use crate::check::{Checked, check};
use crate::diagnostic::Diagnostics;
use crate::quantity::Period;
use crate::render::Theme;
use crate::render::pages::{Lookup, RenderContext};
use crate::site::testing::{inline, nowhere};
use crate::site::*;
use crate::text::scope::Scope;

/// Everything a render context borrows.
pub(super) struct Stage {
    pub(super) checked: Checked,
    theme: Theme,
    lookup: Lookup,
}

impl Stage {
    pub(super) fn of(site: Site) -> Self {
        let mut diagnostics = Diagnostics::default();
        let checked = check(&mut diagnostics, site);
        let checked = checked.unwrap_or_else(|| panic!("{:?}", diagnostics.sorted()));
        let lookup = Lookup::of(checked.site(), Scope::All);
        Self { theme: Theme::default(), lookup, checked }
    }

    pub(super) fn render(&self) -> RenderContext<'_> {
        RenderContext::new(&self.checked, &self.theme, &self.lookup, super::KINDS)
    }
}

pub(super) fn district(slug: &str, name: &str, code: &str) -> Arc<District> {
    Arc::new(District {
        category: Some("重点区县".to_owned()), ..District::sample(slug, name, Some(code))
    })
}

pub(super) fn indicator(order: usize, id: &str, name: &str, unit: &str) -> Arc<Indicator> {
    Arc::new(Indicator {
        direction: Direction::Lower,
        definition: Some(format!("{name}的定义。")),
        group: "脱贫进度".to_owned(),
        guarantee: Some("饮水安全".to_owned()),
        ..Indicator::new(name, id, unit, order, nowhere())
    })
}

pub(super) fn source() -> Arc<SourceDocument> {
    let printed = ["0.6%", "0.06%", "0人", "2000人", "48岁"];
    let mut inventory: Vec<SourceNumeral> =
        (1..).zip(printed).map(|(n, text)| SourceNumeral::sample(n, text)).collect();
    inventory[4].kind = Use::Age;
    let date = SourceDate::Undated {
        inferred: Period::parse("2020-04").ok(),
        reason: Some("最晚的日期。".to_owned()),
    };
    Arc::new(SourceDocument { date, inventory, ..SourceDocument::sample("tongnan-2020", "巩固成果") })
}

pub(super) fn page(path: &str, title: &str) -> Page {
    Page {
        title: inline(title),
        summary: inline(title),
        body: Prose { blocks: vec![Block::Paragraph(inline(title))] },
        keywords: vec![title.to_owned()],
        ..Page::sample(path)
    }
}

/// A figure on a page, as printed.
pub(super) fn figure(
    indicator: &Arc<Indicator>,
    district: &Arc<District>,
    period: &str,
    printed: &str,
    page: &Page,
) -> Figure {
    Figure {
        source: Some(source()),
        page: page.path.clone(),
        anchor: format!("{}-{period}", indicator.id),
        ..Figure::sample(indicator, &Place::whole(district), period, printed)
    }
}

pub(super) fn bulletin(page: Page, district: &Arc<District>, period: &str) -> Bulletin {
    Bulletin { as_of_inferred: true, source: Some(source()), ..Bulletin::sample(page, district, period) }
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
    let citation = Citation::of(&figures[1], nowhere());
    april.body.blocks.push(Block::Paragraph(vec![Inline::Figure(citation)]));
    let table = FigureTable { title: inline(name), figures: figures[1..3].to_vec(), period: None };
    april.body.blocks.push(Block::Figures(table));
    let indicators = vec![rate, left];
    let names = indicators.iter().map(|indicator| (indicator.name.clone(), Arc::clone(indicator))).collect();
    let profile = |district: &Arc<District>| Profile {
        page: page(&district.slug, &district.name),
        district: Arc::clone(district),
        source: None,
    };
    Site {
        texts: Vec::new(),
        held: Vec::new(),
        withdrawals: Vec::new(),
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
        overviews: crate::render::overviews(),
    }
}

fn settings(name: &str) -> Settings {
    Settings {
        title: name.to_owned(),
        subtitle: Some(name.to_owned()),
        publisher: name.to_owned(),
        contact: Some(name.to_owned()),
        language: Some("zh-CN".to_owned()),
        headline: vec!["贫困发生率".to_owned(), name.to_owned()],
        trend: Some("贫困发生率".to_owned()),
        guarantees: Some((name.to_owned(), vec!["吃".to_owned(), "饮水安全".to_owned()])),
        ..Settings::default()
    }
}
