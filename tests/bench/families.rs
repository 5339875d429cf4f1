//! Inputs of any size, a family for each thing that people repeat, nest or leave open: what grows with them must grow
//! as they do. The names of places and all numbers are invented.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Where the repeated text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The prose of the bulletin.
    Prose,
    /// The front matter of the bulletin.
    Front,
    /// The record of the source.
    Source,
    /// The settings.
    Settings,
    /// The dictionary.
    Dictionary,
    /// A spreadsheet to import.
    Sheet,
}

/// A kind of input, of any size.
#[derive(Clone, Copy)]
pub(crate) struct Family {
    pub(crate) name: &'static str,
    pub(crate) part: Part,
    /// What is repeated, `#` being a number that counts up.
    unit: &'static str,
    /// What stands before and after all of them.
    around: (&'static str, &'static str),
    /// How each unit is put after the one before it.
    shape: Shape,
    /// How many units are the smaller size.
    pub(crate) units: usize,
}

/// The first number that counts up: it is a year, too.
const FIRST: usize = 1_000;

/// How units follow one another.
#[derive(Clone, Copy)]
enum Shape {
    /// One after the other.
    Row,
    /// Each on a line of its own that is indented one step deeper.
    Stair,
    /// All that open, then all that close.
    Nest(&'static str),
    /// Each longer than the one before it.
    Growing,
}

impl Family {
    /// How many units make four times the text.
    pub(crate) fn fourfold(&self, units: usize) -> usize {
        match self.shape {
            Shape::Row | Shape::Nest(_) => units * 4,
            // Every unit is longer than the last: twice the units are four times the text.
            Shape::Stair | Shape::Growing => units * 2,
        }
    }

    /// The text with so many units.
    pub(crate) fn text(&self, units: usize) -> String {
        let mut text = self.around.0.to_owned();
        match self.shape {
            Shape::Row => {
                (0..units).for_each(|at| text.push_str(&self.unit.replace('#', &(FIRST + at).to_string())))
            }
            Shape::Stair => (0..units).for_each(|at| {
                let _ = write!(text, "{}{}", "  ".repeat(at), self.unit);
            }),
            Shape::Nest(close) => {
                text.push_str(&self.unit.repeat(units));
                text.push('甲');
                text.push_str(&close.repeat(units));
            }
            Shape::Growing => (1..=units).for_each(|at| {
                let _ = write!(text, "{} ", self.unit.repeat(at));
            }),
        }
        text + self.around.1
    }

    /// Writes a small site with this much of the family in it.
    pub(crate) fn write(&self, units: usize, root: &Path) {
        for (path, text) in self.site(units) {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    fn site(&self, units: usize) -> Vec<(&'static str, String)> {
        let at = |part| if self.part == part { self.text(units) } else { String::new() };
        let bulletin = format!("---\n{BULLETIN}{}---\n{PROSE}{}\n", at(Part::Front), at(Part::Prose));
        vec![
            ("content/site.yml", format!("{SITE}{}", at(Part::Settings))),
            ("content/indicators.yml", format!("{DICTIONARY}{}", at(Part::Dictionary))),
            ("content/jia/_index.md", "---\nname: 甲县\ncode: \"500152\"\n---\n测试用的地区。\n".to_owned()),
            ("content/jia/2020-04.md", bulletin),
            ("seeds/jia-2020.yml", format!("{SOURCE}{}", at(Part::Source))),
            (SHEET, at(Part::Sheet)),
        ]
    }
}

/// The spreadsheet of a family that is one.
pub(crate) const SHEET: &str = "sheet.csv";
/// The bulletin's address.
pub(crate) const PAGE: &str = "jia/2020-04";

/// Every family.
pub(crate) fn all() -> impl Iterator<Item = &'static Family> {
    MARKDOWN.iter().chain(DATA).chain(SHEETS)
}

const SITE: &str = "title: 测试\npublisher: 测试编辑部\n";
const DICTIONARY: &str = concat!(
    "贫困发生率: {id: poverty-rate, unit: \"%\", better: lower, group: 进度}\n",
    "贫困户: {id: households, unit: 户, group: 进度}\n",
    "贫困人口: {id: persons, unit: 人, group: 进度}\n",
);
const BULLETIN: &str = concat!(
    "title: 甲县2020年4月进展通报\nperiod: 2020-04\nkind: 月通报\nas_of: 2020-04\nsource: jia-2020\nsummary: 测试。\nfigures:\n",
    "  贫困发生率: {2016-04: {value: 0.6%, at: 正文}, 2020-04: {value: 0.06%, at: 正文}}\n",
    "  贫困户: {value: 1250户, at: 正文}\n",
);
const PROSE: &str = "全县有{fig}`贫困户`。\n\n";
const SOURCE: &str = concat!(
    "id: jia-2020\ntitle: 测试报表\nkind: 统计数据\ndate: 2020-04-28\nsections: [正文]\ninventory:\n",
    "  - {n: 1, printed: 0.6%, section: 正文, use: figure}\n",
    "  - {n: 2, printed: 0.06%, section: 正文, use: figure}\n",
    "  - {n: 3, printed: 1250户, section: 正文, use: figure}\n",
);

const fn row(name: &'static str, part: Part, unit: &'static str, units: usize) -> Family {
    Family { name, part, unit, around: ("", ""), shape: Shape::Row, units }
}

const fn prose(name: &'static str, unit: &'static str, units: usize) -> Family {
    row(name, Part::Prose, unit, units)
}

const fn nest(name: &'static str, open: &'static str, close: &'static str, units: usize) -> Family {
    Family { shape: Shape::Nest(close), ..prose(name, open, units) }
}

const fn around(before: &'static str, after: &'static str, family: Family) -> Family {
    Family { around: (before, after), ..family }
}

const fn shape(shape: Shape, family: Family) -> Family {
    Family { shape, ..family }
}

/// What Markdown repeats, nests or leaves open.
const MARKDOWN: &[Family] = &[
    nest("quotations in one line", "> ", "", 50_000),
    prose("quotations", "> 甲\n", 20_000),
    nest("lists in one line", "- ", "", 50_000),
    prose("list", "- 甲\n", 20_000),
    prose("numbered list", "#. 甲\n", 15_000),
    shape(Shape::Stair, prose("list in list", "- 甲\n", 220)),
    prose("emphasis", "**甲**乙", 12_000),
    prose("emphasis without end", "**甲 ", 20_000),
    prose("emphasis of two kinds", "*甲 _乙 ", 12_000),
    prose("asterisks", "*", 100_000),
    prose("tildes", "~~甲 ", 20_000),
    nest("brackets", "[", "]", 50_000),
    nest("links in links", "[甲](", ")", 12_000),
    prose("links", "[甲](../jia/2020-04.md)、", 4_000),
    prose("links to the web", "[甲](https://a.example/#)、", 4_000),
    prose("pictures", "![甲](foto.png)\n\n", 5_000),
    prose("reference definitions", "[a#]: https://a.example/#\n", 5_000),
    prose("references", "[甲][a] ", 12_000),
    around("|甲|乙|\n|---|--:|\n", "", prose("table", "|丙|#户|\n", 10_000)),
    around("", "\n", prose("table of one row", "|甲", 30_000)),
    prose("fences", "```\n甲\n```\n\n", 8_000),
    prose("fences without end", "```甲\n", 15_000),
    shape(Shape::Growing, prose("backticks", "`", 500)),
    prose("footnotes", "甲[^#]\n\n[^#]: 乙\n\n", 5_000),
    prose("entities", "&amp;", 30_000),
    prose("ampersands", "&", 100_000),
    prose("one long numeral", "7", 100_000),
    prose("numerals", "甲#户、", 12_000),
    prose("notes", "```{note}\ntext: 甲\n```\n\n", 4_000),
    prose("charts", "```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: 甲\n```\n\n", 500),
    prose("citations", "{fig}`贫困户`、", 6_000),
    prose("changes", "{change}`贫困发生率 2016-04..2020-04`、", 3_000),
    prose("citations of nothing", "{fig}`无#`、", 6_000),
    prose("roles without words", "{fig} ", 20_000),
    prose("braces", "{", 100_000),
    prose("tags", "<b>", 30_000),
    prose("headings", "## 甲\n\n", 12_000),
    prose("underlined headings", "甲\n---\n", 15_000),
    prose("hard breaks", "甲\\\n", 20_000),
    prose("backslashes", "\\", 100_000),
    prose("one long paragraph", "甲", 60_000),
    prose("comparisons", "由5%降至3%，下降2个百分点。", 3_000),
    prose("dates", "2020年4月6日，", 8_000),
    prose("numerals in Chinese", "三个、五十户、", 6_000),
    prose("look-alikes", "⼾", 50_000),
    prose("digits in groups", "53 011 ", 6_000),
    prose("digits with commas", "1,234,", 6_000),
    prose("fractions in Chinese", "五分之", 6_000),
    prose("shares", "占5%，", 6_000),
    prose("shares of a whole", "占总数的5%，", 4_000),
    prose("rises", "，增长5%", 6_000),
    prose("parts of a whole", "，其中5户", 6_000),
    prose("ages", "3岁", 8_000),
    prose("quoted numerals", "“1486”", 6_000),
    prose("ordinals", "第3、4、5户", 4_000),
    prose("words with a remark", "象", 20_000),
    prose("ratios", "1:2:", 8_000),
    prose("circled digits", "5①", 8_000),
    prose("numerals partly in bold", "**5**3人", 6_000),
    prose("numerals with entities", "5&#49;人", 6_000),
    prose("numerals in code", "`5人`", 6_000),
    prose("controls by entity", "1&#11;", 6_000),
    prose("numerals partly struck out", "5~~3~~人", 6_000),
    prose("literals beside digits", "{lit}`5`3", 4_000),
];

const fn front(name: &'static str, unit: &'static str, units: usize) -> Family {
    row(name, Part::Front, unit, units)
}

/// What YAML repeats, nests or leaves open.
const DATA: &[Family] = &[
    row("inventory", Part::Source, "  - {n: #, printed: 7#户, section: 正文, use: name, note: 甲}\n", 400),
    row("inventory of figures", Part::Source, "  - {n: #, printed: 7#户, section: 正文, use: figure}\n", 450),
    around("  贫困人口: {", "}\n", front("periods of a figure", "#-01: 5人, ", 1_000)),
    front("figures without an indicator", "  无#: 5户\n", 2_000),
    row("indicators", Part::Dictionary, "甲#: {id: a-#, unit: 户, group: 进度}\n", 500),
    row(
        "indicators that add up",
        Part::Dictionary,
        "甲#: {id: a-#, unit: 户, equals: 贫困户 + 贫困户}\n",
        500,
    ),
    around(
        "甲: {id: a, unit: 户, equals: \"贫困户",
        "\"}\n",
        row("one long formula", Part::Dictionary, " + 贫困户", 6_000),
    ),
    around(
        "甲: {id: a, unit: 户, equals: \"",
        "\"}\n",
        Family { part: Part::Dictionary, ..nest("brackets in a formula", "(", ")", 50_000) },
    ),
    around("甲: {id: a, unit: 户, parts: [", "]}\n", row("parts", Part::Dictionary, "甲#, ", 2_000)),
    around("keywords: [", "]\n", front("keywords", "甲#, ", 3_000)),
    around("keywords:\n", "", front("keywords in lines", "  - 甲#\n", 3_000)),
    around("aliases: [", "]\n", front("old addresses", "a/b#, ", 3_000)),
    around("updated:\n", "", front("corrections", "  - {at: 2020-05-01, what: 甲}\n", 900)),
    around(
        "accept:\n",
        "",
        front("acceptances", "  - {rule: FIG-SHARE, figures: [贫困户], reason: 甲}\n", 500),
    ),
    around("terms:\n", "", row("terms", Part::Settings, "  甲乙#: 丙#\n", 2_000)),
    around("keywords: ", "\n", Family { part: Part::Front, ..nest("lists in lists", "[", "]", 50_000) }),
    around("keywords:\n", "", shape(Shape::Stair, front("maps in maps", "  a:\n", 250))),
    around("keywords: [", "]\n", front("anchors", "&a# 甲, ", 2_000)),
    around("keywords: [", "]\n", front("aliases", "*a, ", 3_000)),
    front("comments", "# 甲乙丙\n", 12_000),
    around("editor: ", "\n", front("one long text", "甲", 60_000)),
    around("editor: \"", "\"\n", front("one long quoted text", "\\u7532", 30_000)),
    around("editor: |\n", "", front("one long text in lines", "  甲乙丙\n", 12_000)),
    around("editor: >\n", "", front("one long folded text", "  甲乙丙\n", 12_000)),
    around("editor: \"", "", front("a quotation without end", "甲\n", 30_000)),
    around("as_of_note: ", "\n", front("one long date", "2020-04-", 20_000)),
    around("  贫困人口: ", "人\n", front("one long value", "7", 100_000)),
    front("keys", "k#: 甲\n", 3_000),
    front("the same key", "k: 甲\n", 3_000),
    front("tags of values", "k#: !!str 甲\n", 2_000),
    front("question marks", "? ", 40_000),
    front("dashes", "- ", 40_000),
    around("editor: 甲\n", "", front("tabs", "\t", 100_000)),
];

/// What a spreadsheet has more or less of.
const SHEETS: &[Family] = &[
    around("甲县2020年5月月报,\n指标,数值\n", "", row("rows of a sheet", Part::Sheet, "贫困户,#户\n", 8_000)),
    around(
        "甲县2020年5月月报,\n指标,数值\n",
        "",
        row("rows of unknown names", Part::Sheet, "无#,#户\n", 8_000),
    ),
];
