//! What people paste, slip and try: the pieces of text that a mutation puts into a file.

/// Pieces that mean something to YAML.
#[rustfmt::skip]
pub(super) const YAML: &[&str] = &[
    "- ", "[", "]", "{", "}", "{a: {b: [", ": ", "：", ", ", "，", "&a ", "*a", "!!str ", "? ", "|\n  ",
    ">-\n  ", "<<: ", "# ", "'", "\"", "\\u202e", "\\x0b", "\\u0000", "\\ud800", "~", "null", "[]", "{}",
    "\t", "---\n", "...\n", "%YAML 1.2\n", "title: ", "period: ", "figures:\n  ", "value: ", "note: ",
    "place: ", "source: ", "draft: true\n", "aliases: [feed.xml]\n", "aliases: [assets/tongbao.css]\n",
    "updated: [{at: 2020-05-01, what: 甲}]\n", "keywords: [甲, 乙]\n", "order: -9\n", "targets:\n  ",
    "at: 甲", "nature: 目标", "status: 修订", "reason: 甲", "equals: ", "parts: [", "includes: [",
    "range: 0..1", "rankings: {indicators: [贫困发生率], period: 季}\n", "status: true\n",
    "reporting: {every: 月, due: 10, from: 2020-01}\n", "review: required\n", "profile: government\n",
    "terms: {甲: 乙}\n", "small_cells: 3\n", "base_url: https://a.cn\n", "\u{a0}", "\u{3000}",
    "a: &x [*x]\n", "? [a]\n: b\n",
];

/// Pieces that mean something to Markdown.
#[rustfmt::skip]
pub(super) const MARKDOWN: &[&str] = &[
    "**", "*", "_", "~~", "`", "``", "```\n", "~~~\n",
    "```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: 甲\n```\n", "\n```{figures}\ntitle: 甲\n```\n",
    "\n```{note}\ntext: 甲\n```\n", "[甲](../about.md)", "[甲](#s1)", "[", "](", "](a.md)", "![",
    "![图](foto.png)", "![图](foto.png \"题\")", "> ", "\n> 甲\n> 乙\n\n", "1. ", "\n1. 甲\n2. 乙\n\n",
    "\n- 甲\n- 乙\n\n", "- ", "    ", "\n| 甲 | 乙 |\n|---|--:|\n| 丙 | 丁 |\n\n", "|", "\n## 甲\n\n",
    "\n### 甲\n\n", "# ", "\n---\n", "\n===\n", "- [ ] ", "  \n", "\\\n", "\\", "<b>", "<!--", "-->",
    "<https://a.cn>", "http://a.cn", "a@b.cn", "{fig}`", "{fig}`贫困发生率`", "{change}`", "{lit}`约5%`",
    "{lit}`120亩`", "{fig}", "\\{fig}", "[^1]", "\n[^1]: 甲\n", "\n[甲]: https://a.cn\n", "[甲][甲]", "[甲]",
    "\n\n", "\n", " ", "**重点**", "*甲*", "~~甲~~", "`甲`", "**“甲”**乙", "__甲__", "***甲** 乙*", "$x$",
    "{{ 7 * 7 }}", "{% raw %}", "==甲==", "<甲>", "\n***\n",
];

/// Characters by another way, and characters that do not show.
#[rustfmt::skip]
pub(super) const CHARACTERS: &[&str] = &[
    "&#49;", "&nbsp;", "&#160;", "&#x202e;", "&#11;", "&#0;", "&amp;", "&lt;b&gt;", "&copy;", "&zwj;",
    "&shy;", "&#xfffe;", "&#x110000;", "&NotANamedOne;", "&", "<", ">", "\"", "'", "\u{200b}",
    "\u{200d}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{ad}", "\u{e0041}", "\u{b}", "\u{0}", "\u{7f}",
    "\u{85}", "\u{fffe}", "\u{fffd}", "\u{2028}", "⼾", "\u{f914}", "１", "％", "\u{301}", "👨‍👩‍👧", "𝟓",
    "٣", "①", "½", "㎡", "〇", "𠮷", "Ａ", "а", "\u{e000}", "\r", "\r\n", "\u{c}", "\u{1f1e8}\u{1f1f3}",
    "\u{fe0f}",
];

/// Numbers, right ones and wrong ones.
#[rustfmt::skip]
pub(super) const NUMBERS: &[&str] = &[
    "0", "-1", "1", "7", "12", "100", "101", "0.0", "0.60", "00012", "1e9", "1e999", "１２", "3成", "7：3",
    "1～2", "三", "两", "十二", "半", "99999999999999999999999999999",
    "999999999999999999999999999999999999999999", "0.00000000000000000000000000001", "53 011", "53,010",
    "53，010", "1.2.3", "+5", "−3.2", ".5", "5.", "0x1F", "1_000", "NaN", ".inf", "亿", "万", "1万亿", "300余",
    "约", "近5000", "30以上",
];

/// Dates and periods, right ones and wrong ones.
#[rustfmt::skip]
pub(super) const DATES: &[&str] = &[
    "2020", "2020-04", "2020-04-16", "2020-13", "2019-02-30", "2020-02-29", "2100-02-29", "9999-12-31",
    "0000-01", "-0001", "10000-01", "2020-Q4", "2020-Q5", "2019-H1", "2019-H3", "2017-10/2020-04",
    "2020-04/2017-10", "2020年4月", "2020-4", "2020-05-06 25:00", "2020-05-06 09:00", "1000-01-01",
    "2262-04-12",
];

/// Units and qualifiers.
#[rustfmt::skip]
pub(super) const UNITS: &[&str] = &[
    "户", "人", "%", "％", "个百分点", "亩", "万亩", "亿元", "元", "个", "名", "公里", "平方米", "成", "倍", "人次", "家", "℃",
    "", "万", "‰", "余户", "以上", "左右", "千克", "kg", "m²",
];

/// Names of files, right ones and wrong ones.
#[rustfmt::skip]
pub(super) const FILES: &[&str] = &[
    "2020-04.md", "2020-05.md", "2019.md", "2020-Q1.md", "_index.md", "index.md", "INDEX.md", "a b.md",
    "甲.md", "x.md", "x.txt", "x.yml", "x.yaml", "site.yml", "indicators.yml", "foto.png", "x.csv",
    "x.svg", "CON.md", "aux.html.md", "a..md", ".md", "feed.xml.md", "404.md", "search.md", "assets.md",
    "data.md", "index.html.md", "Thumbs.db", ".hidden.md", "a%2f.md", "a\u{301}.md",
];

/// What begins again and again, and what ends it.
#[rustfmt::skip]
pub(super) const NESTS: &[(&str, &str)] = &[
    ("[", "]"), ("{a: ", "}"), ("> ", ""), ("- ", ""), ("1. ", ""), ("**甲", "**"), ("*", "*"),
    ("~~", "~~"), ("`", "`"), ("(", ")"), ("![", "](foto.png)"), ("[甲](", ")"), ("<b>", "</b>"),
    ("“", "”"), ("（", "）"), ("{fig}`", "`"), ("{% if frame %}", "{% endif %}"), ("a:\n ", ""),
    ("? ", ""), ("&#", ";"), ("{{ ", " }}"), ("{% for x in frame.navigation %}", "{% endfor %}"),
];

/// Pieces that mean something to a template.
#[rustfmt::skip]
pub(super) const TEMPLATE: &[&str] = &[
    "{{", "}}", "{%", "%}", "{#", "#}", "{{ page.title }}", "{{ frame }}", "{{ page }}",
    "{{ nothing.at.all }}", "{% include \"base.html\" %}", "{% include \"nothing.html\" %}",
    "{% extends \"base.html\" %}", "{% block main %}", "{% endblock %}", "{% if page %}", "{% endif %}",
    "{% for a in page %}", "{% endfor %}", " | safe", " | upper", " | nothing", "{{ 1 / 0 }}",
    "{{ page.title_html }}", "{{ \"<b>\" }}", "{% set a = 1 %}", "{{ <card card={card}/> }}",
    "{% raw %}", "{{ -9223372036854775808 - 1 }}", "{{ [1,2][9] }}",
];
