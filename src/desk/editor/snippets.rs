//! Pieces of text that an editor fills in: bulletins, figures, roles, directives, with this site's names to choose from.

use serde_json::{Map, Value, json};

use crate::model::Site;

/// The most names in one list of choices; more would not be read.
const CHOICES: usize = 200;

/// All of them, in the form of a `.code-snippets` file.
pub(super) fn snippets(site: &Site) -> Value {
    let indicators = site.dictionary.indicators.iter().map(|one| one.name.as_str());
    let indicator = |at: u8| choice(at, "指标", indicators.clone());
    let district = |at: u8| choice(at, "区县", site.own_districts().map(|one| one.name.as_str()));
    let group = |at: u8| {
        let mut groups: Vec<&str> = Vec::new();
        let all = site.dictionary.indicators.iter().map(|one| one.group.as_str());
        all.for_each(|group| {
            if !groups.contains(&group) {
                groups.push(group)
            }
        });
        choice(at, "分组", groups.into_iter())
    };
    let source = |at: u8| choice(at, "来源编号", site.sources.iter().map(|one| one.id.as_str()));
    let all = [
        ("通报", "markdown", ["bulletin", "通报"], "一篇通报的文首和正文", bulletin(&source(4))),
        (
            "数据：长写法",
            "markdown,yaml",
            ["figure", "数据"],
            "一个数的长写法：来源、小标题、状态",
            lines(&[
                &format!("{}:", indicator(1)),
                &format!(
                    "  value: ${{2:15495户}}\n  source: {}\n  at: ${{4:小标题}}\n  nature: ${{5|实绩,目标,计划|}}\n  status: ${{6|正式,初步|}}\n  note: ${{7:说明}}",
                    source(3)
                ),
            ]),
        ),
        (
            "数据：没有数",
            "markdown,yaml",
            ["missing", "未公布"],
            "来源没有印这个数",
            format!("{}: {{missing: ${{2|未公布,不适用,未报,不公开|}}}}", indicator(1)),
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
            lines(&[
                "```{chart}",
                "kind: ${1|trend,dots,multiples|}",
                &format!("indicator: {}", indicator(2)),
                &format!("places: [{}]", district(3)),
                "title: \"${4:写读者该看到的结论}\"",
                "```",
                "$0",
            ]),
        ),
        (
            "数据表",
            "markdown",
            ["figures", "数据表"],
            "一组数据的表",
            lines(&["```{figures}", &format!("group: {}", group(1)), "title: \"${2:标题}\"", "```", "$0"]),
        ),
        (
            "说明",
            "markdown",
            ["note", "说明"],
            "给读者的说明",
            lines(&["```{note}", "title: ${1:关于期间}", "text: \"${2:数据截至4月30日。}\"", "```", "$0"]),
        ),
        (
            "来源：一个数",
            "yaml",
            ["numeral", "来源数字"],
            "seeds/ 里登记一个数",
            format!(
                "- {{n: ${{1:1}}, printed: ${{2:15495户}}, section: ${{3:标题}}, use: ${{4|figure,date,age,label,other|}}, of: {}}}",
                indicator(5)
            ),
        ),
        (
            "指标",
            "yaml",
            ["indicator", "指标"],
            "content/indicators.yml 里登记一个指标",
            lines(&[
                "${1:指标名称}:",
                "  id: ${2:poverty-rate}",
                "  unit: ${3:户}",
                "  better: ${4|lower,higher,none|}",
                "  definition: ${5:统计的是什么，由谁公布}",
                &format!("  group: {}", group(6)),
            ]),
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

fn bulletin(source: &str) -> String {
    lines(&[
        "---",
        "title: ${1:潼南区2020年4月脱贫攻坚进展通报}",
        "period: ${2:2020-04}",
        "kind: ${3|月通报,季通报,年通报,专题通报|}",
        "as_of: ${2:2020-04}",
        &format!("source: {source}"),
        "summary: \"${5:一两句话的摘要}\"",
        "figures:",
        "  ${6:建档立卡户}: ${7:15495户}",
        "---",
        "$0",
    ])
}

fn lines(lines: &[&str]) -> String {
    lines.join("\n")
}

/// A place where one of some names is chosen, or any text where there are none.
fn choice<'a>(at: u8, what: &str, names: impl Iterator<Item = &'a str>) -> String {
    let escaped = |name: &str| {
        let special = |c: char| matches!(c, '\\' | ',' | '|' | '$' | '}');
        name.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect::<String>()
    };
    let names: Vec<String> =
        names.filter(|name| !name.chars().any(char::is_control)).take(CHOICES).map(escaped).collect();
    if names.is_empty() { format!("${{{at}:{what}}}") } else { format!("${{{at}|{}|}}", names.join(",")) }
}
