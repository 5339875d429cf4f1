//! The page of an indicator: the dictionary's definition, its relations to others, and its figures.

use tongbao::diagnostic::{Language, Text};
use tongbao::report::{TableColumn, TerminalLayout, card, table};
use tongbao::say;
use tongbao::site::{Aggregation, Choice, Figure, Indicator, Nature, Place, Site};

/// The page of an indicator.
pub(super) fn page(site: &Site, indicator: &Indicator, layout: &TerminalLayout) -> String {
    let say = |text: Text| text.in_language(layout.language).to_owned();
    let (name, id) = (&indicator.name, &indicator.id);
    let title = say(say!("{name}（{id}）", "{name} ({id})"));
    let words = |zh, en| match layout.language {
        Language::Chinese => zh,
        Language::English => en,
    };
    let sides = [
        (words("定义", "definition"), indicator.definition.clone().unwrap_or_default()),
        (words("口径", "basis"), indicator.methodology.clone().unwrap_or_default()),
        (words("单位", "unit"), unit(indicator)),
        (words("别名", "aliases"), indicator.aliases.join("、")),
        (words("分组", "group"), indicator.group.clone()),
        (words("总表", "guarantee"), indicator.guarantee.clone().unwrap_or_default()),
        (words("好坏", "better"), {
            let (zh, en) = indicator.direction.meaning();
            words(zh, en).to_owned()
        }),
        (words("范围", "range"), range(indicator)),
        (
            words("关系", "relations"),
            relations(site, indicator).into_iter().map(say).collect::<Vec<_>>().join(words("；", "; ")),
        ),
        (
            words("累计", "cumulative"),
            if indicator.cumulative { say(say!("只增不减", "never falls")) } else { String::new() },
        ),
    ];
    let mut out = card(&title, &sides, layout);
    out.push('\n');
    out + &known(site, indicator, layout)
}

fn unit(indicator: &Indicator) -> String {
    let others = indicator.units.join("、");
    if others.is_empty() { indicator.unit.clone() } else { format!("{}（{others}）", indicator.unit) }
}

fn range(indicator: &Indicator) -> String {
    let Some(range) = indicator.range else { return String::new() };
    let end = |end: Option<rust_decimal::Decimal>| end.map(|end| end.to_string()).unwrap_or_default();
    format!("{}..{}", end(range.low), end(range.high))
}

/// The relations to other indicators, in words.
fn relations(site: &Site, indicator: &Indicator) -> Vec<Text> {
    let mut all = Vec::new();
    for formula in &indicator.equals {
        let formula = formula.to_string();
        all.push(say!("等于 {formula}", "equals {formula}"));
    }
    for parts in &indicator.parts {
        let parts = parts.join("、");
        all.push(say!("分为{parts}，加起来就是它", "is the sum of {parts}"));
    }
    if !indicator.includes.is_empty() {
        let includes = indicator.includes.join("、");
        all.push(say!("其中有{includes}，各自不超过它", "includes {includes}"));
    }
    if let Some(households) = &indicator.households {
        all.push(say!("对应的户数是{households}", "its households are {households}"));
    }
    match indicator.aggregation {
        Aggregation::Unrelated => {}
        Aggregation::Within => {
            all.push(say!("村、项目的数在全区县的数之内", "places inside a district lie within its figure"))
        }
        Aggregation::Total => all
            .push(say!("村、项目的数加起来就是全区县的数", "places inside a district add up to its figure")),
    }
    let name = &indicator.name;
    for other in &site.dictionary.indicators {
        let whole = &other.name;
        if other.parts.iter().any(|parts| parts.contains(name)) {
            all.push(say!("是{whole}的一部分", "is a part of {whole}"));
        }
        if other.includes.contains(name) {
            all.push(say!("包含在{whole}里", "is counted in {whole}"));
        }
        if other.equals.iter().any(|formula| formula.names().any(|used| used == name)) {
            all.push(say!("{whole}由它算出", "{whole} is computed from it"));
        }
        if other.households.as_ref() == Some(name) {
            all.push(say!("是{whole}的户数", "counts the households of {whole}"));
        }
    }
    all
}

/// Each place that has figures of the indicator, with its last value.
fn known(site: &Site, indicator: &Indicator, layout: &TerminalLayout) -> String {
    let mut places: Vec<&Place> = Vec::new();
    let figures: Vec<&Figure> = site
        .figures
        .iter()
        .map(AsRef::as_ref)
        .filter(|figure| figure.indicator.order == indicator.order)
        .collect();
    for figure in &figures {
        if !places.contains(&&figure.place) {
            places.push(&figure.place);
        }
    }
    let rows: Vec<Vec<String>> = places.iter().map(|place| row(site, indicator, place)).collect();
    let columns = [
        TableColumn::new(say!("地点", "place")),
        TableColumn::new(say!("期间", "periods")).spare(1),
        TableColumn::new(say!("最近", "latest")),
        TableColumn::new(say!("数值", "value")).right(),
    ];
    let name = &indicator.name;
    let closing = if rows.is_empty() {
        say!("还没有它的数据。", "there is no figure of it yet")
    } else {
        say!(
            "逐个列出，连同引用的写法：tongbao figures {name}",
            "all of them, with the roles to paste: tongbao figures {name}"
        )
    };
    let table = if rows.is_empty() { String::new() } else { table(&columns, &rows, layout) + "\n" };
    format!("{table}{}\n", closing.in_language(layout.language))
}

fn row(site: &Site, indicator: &Indicator, place: &Place) -> Vec<String> {
    let all = site.index.all(indicator, place);
    let mut periods: Vec<String> = all.iter().map(|figure| figure.period.key()).collect();
    periods.dedup();
    let latest = site.index.latest(indicator, place).or_else(|| all.last().cloned());
    let (period, printed) = latest.map_or_else(Default::default, |figure| {
        let state = match figure.nature {
            Nature::Actual => String::new(),
            nature => format!("（{}）", nature.name()),
        };
        (figure.period.key(), format!("{}{state}", figure.printed()))
    });
    vec![place.name(), periods.join("、"), period, printed]
}
