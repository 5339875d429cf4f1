//! Directives, from YAML to what is drawn.

use super::{ChartIds, Fence, lower};
use crate::compile::testing::span;
use crate::site::testing::SampleSite;
use crate::site::{Block, ChartData, Place, Series, plain_text};

/// The block and the codes of all problems.
fn directive(sample: &SampleSite, name: &str, body: &str) -> (Option<Block>, Vec<String>) {
    let page = sample.page();
    let scope = page.scope();
    let mut out = Vec::new();
    let info = format!("{{{name}}}");
    let fence = Fence { name, info: &info, span: span(3, 10), body, base: span(11, 11 + body.len()) };
    let block = lower(&mut out, &scope, &mut ChartIds::new(scope.page), &fence);
    let messages = out.iter().map(|problem| {
        let place = problem.labels.first().map(|label| label.span.range()).unwrap_or_default();
        let place =
            place.start.checked_sub(11).and_then(|start| body.get(start..place.end - 11)).unwrap_or("fence");
        format!("{} {place}", problem.code.id())
    });
    (block, messages.collect())
}

fn chart(sample: &SampleSite, options: &str) -> Result<ChartData, Vec<String>> {
    match directive(sample, "chart", &format!("title: 降了\n{options}")) {
        (Some(Block::Chart(chart)), messages) if messages.is_empty() => Ok(chart.data),
        (_, messages) => Err(messages),
    }
}

fn observations(series: &[Series]) -> Vec<String> {
    let described = |series: &Series| {
        let figures: Vec<&str> = series.figures.iter().map(|figure| figure.printed()).collect();
        format!("{}{} {}", series.place.name(), if series.reference { "*" } else { "" }, figures.join(" "))
    };
    series.iter().map(described).collect()
}

fn rates() -> SampleSite {
    SampleSite::with_districts()
        .here("贫困发生率@2020-04 0.06%")
        .there("潼南区", "贫困发生率@2016 0.6%")
        .there("潼南区", "贫困发生率@2018 未公布")
        .there("潼南区", "贫困发生率@2021 0%")
        .there("渝北区", "贫困发生率@2019 0.1%")
        .there("全国", "农村贫困发生率@2019 0.6%")
        .there("潼南区", "产业基地@2019 3个")
}

#[test]
fn a_trend_shows_the_district_up_to_the_page_and_what_it_is_compared_with() {
    let trend = chart(&rates(), "kind: trend\nindicator: 贫困发生率\nreference: [渝北, 全国/农村贫困发生率]");
    let Ok(ChartData::Trend(series)) = trend else { panic!("{trend:?}") };
    assert_eq!(observations(&series), ["潼南区 0.6% 未公布 0.06%", "渝北区* 0.1%", "全国* 0.6%"]);
}

#[test]
fn multiples_and_dots_take_the_sites_own_districts() {
    let multiples = chart(&rates(), "kind: multiples\nindicator: 贫困发生率");
    let Ok(ChartData::Multiples(series)) = multiples else { panic!("{multiples:?}") };
    assert_eq!(observations(&series), ["潼南区 0.6% 未公布 0.06%", "渝北区 0.1%"]);
    let dots = chart(&rates(), "kind: dots\nindicator: 贫困发生率");
    let Ok(ChartData::Dots { figures, absent, .. }) = dots else { panic!("{dots:?}") };
    assert_eq!(figures.iter().map(|figure| figure.printed()).collect::<Vec<_>>(), ["0.06%", "0.1%"]);
    assert_eq!(absent.iter().map(Place::name).collect::<Vec<_>>(), ["巴南区"]);
    let dots = chart(&rates(), "kind: dots\nindicator: 贫困发生率\nperiod: 2019\nplaces: [潼南, 渝北]");
    let Ok(ChartData::Dots { figures, absent, .. }) = dots else { panic!("{dots:?}") };
    assert_eq!((figures.len(), absent.len()), (1, 1));
}

#[test]
fn parts_take_one_period_and_derived_figures() {
    let sample = SampleSite::with_districts()
        .here("建档立卡人口@2020-04 100人")
        .here("已脱贫人口@2020-04 90人")
        .here("未脱贫人口@2020-04 10人 推算");
    let parts = chart(&sample, "kind: parts\nwhole: 建档立卡人口\nparts: [已脱贫人口, 未脱贫人口]");
    let Ok(ChartData::Parts { whole, parts }) = parts else { panic!("{parts:?}") };
    assert_eq!(whole.printed(), "100人");
    assert_eq!(parts.iter().map(|part| part.printed()).collect::<Vec<_>>(), ["90人", "10人"]);
    let wrong = chart(&sample, "kind: parts\nwhole: 建档立卡人口\nparts: [产业基地]");
    assert_eq!(wrong.unwrap_err(), ["CITE-UNKNOWN 产业基地"]);
}

#[test]
fn targets_stand_beside_the_result_of_the_same_period() {
    let sample = SampleSite::with_districts()
        .here("公益性岗位@2020 2000个 目标")
        .here("产业基地@2019 90个")
        .here("产业基地@2019 100个 目标")
        .there("潼南区", "公益性岗位@2020 1900个 计划");
    let target = chart(&sample, "kind: target\nindicators: [公益性岗位, 产业基地]");
    let Ok(ChartData::Target(rows)) = target else { panic!("{target:?}") };
    let printed = |figure: &Option<std::sync::Arc<crate::site::Figure>>| {
        figure.as_ref().map_or("-".to_owned(), |figure| figure.printed().to_owned())
    };
    let rows: Vec<_> = rows.iter().map(|row| (printed(&row.target), printed(&row.actual))).collect();
    assert_eq!(rows, [("2000个".to_owned(), "-".to_owned()), ("100个".to_owned(), "90个".to_owned())]);
    assert_eq!(
        chart(&sample, "kind: target\nindicator: 贫困发生率").unwrap_err(),
        ["CITE-UNKNOWN 贫困发生率"]
    );
}

#[test]
fn charts_that_cannot_be_drawn_say_why() {
    let sample = rates().there("巴南区", "贫困发生率@2019 未公布").there("渝北区", "贫困发生率@2020 0%");
    for (options, expected) in [
        ("kind: trend\nindicator: 贫困发生率\nplaces: [巴南区]", "CHART-EMPTY fence"),
        ("kind: trend\nindicator: 农村贫困发生率", "CHART-EMPTY fence"),
        ("kind: trend\nindicator: 贫困发生率\nreference: [渝北区/产业基地]", "CITE-UNKNOWN 渝北区/产业基地"),
        ("kind: trend\nindicator: 贫困发生率\nreference: [潼南区/产业基地]", "CHART-MIXED fence"),
        ("kind: trend\nindicator: 贫困发生率\nplaces: [渝北区]\nlog: true", "CHART-LOG true"),
        ("kind: trend\nindicator: 贫困发声率", "NAME-UNKNOWN 贫困发声率"),
        ("kind: trend\nindicator: 贫困发生率\nplaces: [某地]", "NAME-UNKNOWN 某地"),
        ("kind: trend\nindicator: 贫困发生率\nplaces: [渝北, 渝北区]", "KEY-DUPLICATE 渝北区"),
        ("kind: trned\nindicator: 贫困发生率", "KEY-CHOICE trned"),
        ("indicator: 贫困发生率", "KEY-MISSING "),
        ("kind: trend\nindicator: 贫困发生率\nparts: [产业基地]", "KEY-UNKNOWN parts"),
        ("kind: trend\nindicator: 贫困发生率\nid: 图一", "SLUG-INVALID 图一"),
        ("kind: trend\nindicator: 贫困发生率\nbaseline: 低", "KEY-TYPE 低"),
        ("kind: dots\nindicator: 贫困发生率\nperiod: 去年", "PERIOD-SYNTAX 去年"),
        ("kind: parts\nwhole: 产业基地", "KEY-MISSING "),
        ("kind: target\nindicator: 贫困发生率\nplaces: [渝北, 潼南]", "DIRECTIVE-SYNTAX 潼南"),
    ] {
        let messages = chart(&sample, options).unwrap_err();
        assert!(messages.iter().any(|message| message == expected), "{options}: {messages:?}");
    }
}

#[test]
fn the_axis_begins_at_a_number_written_like_the_figures() {
    let sample = rates().here("产业基地@2019 25000个");
    let drawn = |indicator: &str, baseline: &str| {
        let body = format!("title: 降了\nkind: trend\nindicator: {indicator}\nbaseline: {baseline}");
        match directive(&sample, "chart", &body) {
            (Some(Block::Chart(chart)), messages) => {
                chart.baseline.map(|foot| foot.to_string()).ok_or_else(|| messages.join(" "))
            }
            (_, messages) => Err(messages.join(" ")),
        }
    };
    for (indicator, written, value) in [
        ("贫困发生率", "0.3", "0.3"),
        ("贫困发生率", "0.3%", "0.3"),
        ("贫困发生率", "０.３％", "0.3"),
        ("贫困发生率", "-2", "-2"),
        ("产业基地", "1.5万", "15000"),
        ("产业基地", "1.5万个", "15000"),
        ("产业基地", "12,000", "12000"),
    ] {
        assert_eq!(drawn(indicator, written), Ok(value.to_owned()), "{indicator} {written}");
    }
    for (indicator, written) in
        [("贫困发生率", "0.3个"), ("贫困发生率", "约0.3%"), ("产业基地", "7%"), ("产业基地", "1万～2万")]
    {
        assert_eq!(drawn(indicator, written), Err(format!("KEY-TYPE {written}")), "{indicator}");
    }
}

#[test]
fn a_title_states_a_finding_or_is_warned_of() {
    for (title, warned) in [
        ("贫困发生率", true),
        ("各区县比较", true),
        ("贫困发生率降到新低", false),
        ("\"{fig}`贫困发生率`\"", false),
        ("\"**{change}`贫困发生率 2016..2020-04`**\"", false),
    ] {
        let body = format!("kind: trend\nindicator: 贫困发生率\ntitle: {title}");
        let (block, messages) = directive(&rates(), "chart", &body);
        assert!(block.is_some(), "{title}");
        assert_eq!(
            messages.iter().any(|message| message.starts_with("CHART-TITLE")),
            warned,
            "{title}: {messages:?}"
        );
    }
}

#[test]
fn ids_count_by_position_or_come_from_the_author() {
    let sample = rates();
    let page = sample.page();
    let scope = page.scope();
    let mut ids = ChartIds::new(scope.page);
    let mut id = |body: &str| {
        let body = format!("kind: trend\nindicator: 贫困发生率\ntitle: 降了\n{body}");
        let fence = Fence {
            name: "chart",
            info: "{chart}",
            span: span(0, 0),
            body: &body,
            base: span(0, body.len()),
        };
        let mut out = Vec::new();
        let block = lower(&mut out, &scope, &mut ids, &fence);
        let Some(Block::Chart(chart)) = block else { panic!("{out:?}") };
        (chart.id, out.len())
    };
    assert_eq!(id(""), ("tongnan-2020-04-1".to_owned(), 0));
    assert_eq!(id("id: rate"), ("rate".to_owned(), 0));
    assert_eq!(id(""), ("tongnan-2020-04-3".to_owned(), 0));
    assert_eq!(id("id: rate"), ("rate".to_owned(), 1));
}

#[test]
fn tables_take_a_group_indicators_or_everything() {
    let sample = rates().here("产业基地@2020-04 300余个");
    for (body, expected) in [
        ("", "数据表 0.06% 300余个"),
        ("group: 产业与就业\ntitle: 产业", "产业 300余个"),
        ("group: 脱贫进度", "脱贫进度 0.06%"),
        ("indicators: [产业基地, 贫困发生率]", "数据表 300余个 0.06%"),
    ] {
        let (block, messages) = directive(&sample, "figures", body);
        let Some(Block::Figures(table)) = block else { panic!("{body}: {messages:?}") };
        let rows: Vec<&str> = table.figures.iter().map(|figure| figure.printed()).collect();
        assert_eq!(format!("{} {}", plain_text(&table.title), rows.join(" ")), expected);
        assert_eq!((table.period.is_some(), messages.len()), (true, 0), "{messages:?}");
    }
    for (body, expected) in [
        ("group: 脱贫迸度", "NAME-UNKNOWN 脱贫迸度"),
        ("indicators: [公益性岗位]", "CITE-UNKNOWN 公益性岗位"),
        ("group: 脱贫进度\nindicators: [产业基地]", "DIRECTIVE-SYNTAX 脱贫进度"),
    ] {
        assert_eq!(directive(&sample, "figures", body).1, [expected], "{body}");
    }
    assert_eq!(directive(&SampleSite::with_districts(), "figures", "").1, ["CHART-EMPTY fence"]);
}

#[test]
fn a_note_needs_a_text_and_broken_yaml_is_said_once() {
    let (block, messages) =
        directive(&rates(), "note", "title: 关于期间\ntext: \"见{fig}`贫困发生率`，[说明](/about.md)\"");
    assert!(matches!(block, Some(Block::Note(_))) && messages.is_empty(), "{messages:?}");
    assert_eq!(directive(&rates(), "note", "title: 关于").1.len(), 1);
    assert_eq!(directive(&rates(), "note", "title: [甲").1.len(), 1);
}
