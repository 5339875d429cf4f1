//! Snippets for an editor: bulletins, figures, roles, directives, with this site's names to choose from.

use serde_json::{Map, Value, json};

use crate::compile::keys::{BULLETIN, CHART, FIGURE, Mapping, NOTE, Name, SiteNames, Snippet, TABLE};
use crate::site::Site;

/// All snippets, in the form of a `.code-snippets` file.
pub(super) fn snippets(site: &Site) -> Value {
    let names = &SiteNames::of(site);
    let indicator = |at: u8| names.place(Name::Indicator, at);
    let lines = |mapping: &'static Mapping, keys: &[(&str, u8)], indent: &str| {
        Snippet { mapping, keys, names }.lines(indent)
    };
    let long = [("value", 2), ("source", 3), ("at", 4), ("nature", 5), ("status", 6), ("note", 7)];
    let front = [("title", 1), ("period", 2), ("kind", 3), ("as_of", 2), ("source", 4), ("summary", 5)];
    let chart = lines(&CHART, &[("kind", 1), ("indicator", 2), ("places", 3), ("title", 4)], "");
    let table = lines(&TABLE, &[("group", 1), ("title", 2)], "");
    let note = lines(&NOTE, &[("title", 1), ("text", 2)], "");
    let missing = Snippet { mapping: &FIGURE, keys: &[("missing", 2)], names }.braces();
    let all = [
        (
            "通报",
            "markdown",
            ["bulletin", "通报"],
            "一篇通报的文首和正文",
            format!(
                "---\n{}\nfigures:\n  {}: ${{7:15495户}}\n---\n$0",
                lines(&BULLETIN, &front, ""),
                indicator(6)
            ),
        ),
        (
            "数据：长写法",
            "markdown,yaml",
            ["figure", "数据"],
            "一个数的长写法：来源、小标题、状态",
            format!("{}:\n{}", indicator(1), lines(&FIGURE, &long, "  ")),
        ),
        (
            "数据：没有数",
            "markdown,yaml",
            ["missing", "未公布"],
            "来源没有印这个数",
            format!("{}: {missing}", indicator(1)),
        ),
        (
            "引用数据",
            "markdown",
            ["fig", "引用"],
            "印出一个数；后面可以加 @期间 和 /地点",
            format!("{{fig}}`{}$2`$0", indicator(1)),
        ),
        (
            "引用变化",
            "markdown",
            ["change", "变化"],
            "算出两期之间的变化",
            format!("{{change}}`{} ${{2:2016-04}}..${{3:2020-04}}${{4|, 至, 幅度|}}`$0", indicator(1)),
        ),
        (
            "不是数据的数",
            "markdown",
            ["lit", "照写"],
            "照样印出，不当作数据",
            "{lit}`${1:120亩}`$0".to_owned(),
        ),
        (
            "图表",
            "markdown",
            ["chart", "图表"],
            "随时间变化、各地一点、整体与部分……",
            format!("```{{chart}}\n{chart}\n```\n$0"),
        ),
        (
            "数据表",
            "markdown",
            ["figures", "数据表"],
            "一组数据的表",
            format!("```{{figures}}\n{table}\n```\n$0"),
        ),
        ("说明", "markdown", ["note", "说明"], "给读者的说明", format!("```{{note}}\n{note}\n```\n$0")),
        ("来源：一个数", "yaml", ["numeral", "来源数字"], "seeds/ 里登记一个数", Snippet::numeral(names)),
        (
            "指标",
            "yaml",
            ["indicator", "指标"],
            "content/indicators.yml 里登记一个指标",
            Snippet::indicator(names),
        ),
    ];
    let all = all.into_iter().map(|(name, scope, prefix, about, body)| {
        let body: Vec<&str> = body.lines().collect();
        let prefix = prefix.as_slice();
        (
            format!("通报：{name}"),
            json!({"scope": scope, "prefix": prefix, "description": about, "body": body}),
        )
    });
    Value::Object(all.collect::<Map<_, _>>())
}
