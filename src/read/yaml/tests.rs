//! YAML with exact spans, scalars as printed, and typing errors explained.

use super::yaml;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::{Node, Scalar, Value};
use crate::text::source::{Source, SourceId, Sources, Span};

/// Text before the YAML in the file, so that spans counted from the wrong start are detected.
const BEFORE: &str = "前---\n";

fn parse(text: &str) -> (Node, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let file = format!("{BEFORE}{text}");
    let source = sources.add(Source::new("a.md", file.as_str()));
    let (node, problems) = yaml(text, Span::new(source, BEFORE.len(), file.len()));
    (node, problems, sources)
}

fn clean(text: &str) -> (Node, Sources) {
    let (node, problems, sources) = parse(text);
    assert_eq!(problems, [], "{text}");
    (node, sources)
}

/// The tree on one line: `text` for a plain scalar, `"text"` for a quoted one, `∅` for nothing.
fn outline(node: &Node) -> String {
    match &node.value {
        Value::Null => "∅".to_owned(),
        Value::Scalar(Scalar { text, quoted: true, .. }) => format!("{text:?}"),
        Value::Scalar(Scalar { text, .. }) => text.clone(),
        Value::Sequence(nodes) => {
            format!("[{}]", nodes.iter().map(outline).collect::<Vec<_>>().join(", "))
        }
        Value::Mapping(pairs) => {
            let texts = pairs.iter().map(|pair| format!("{}: {}", pair.key.text, outline(&pair.value)));
            format!("{{{}}}", texts.collect::<Vec<_>>().join(", "))
        }
    }
}

fn scalars<'a>(node: &'a Node, collected: &mut Vec<&'a Scalar>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(scalar) => collected.push(scalar),
        Value::Sequence(nodes) => nodes.iter().for_each(|node| scalars(node, collected)),
        Value::Mapping(pairs) => pairs.iter().for_each(|pair| {
            collected.push(&pair.key);
            scalars(&pair.value, collected);
        }),
    }
}

/// The one problem of a text: its code, the text it points at, and the fix it offers.
fn problem(text: &str) -> (Code, String, Option<String>) {
    let (_, problems, sources) = parse(text);
    let [problem] = problems.as_slice() else { panic!("{text}: {problems:#?}") };
    let marked = sources.text(problem.labels[0].span).to_owned();
    assert!(!problem.help.is_empty(), "{text}");
    (problem.code, marked, problem.edits.first().map(|edit| edit.replacement.clone()))
}

#[test]
fn scalars_stay_as_they_were_printed() {
    let (node, _) = clean("a: 0.60\nb: no\nc: 012\nd: 1_000\ne: .nan\nf: 0x1F\ng: 2020-04\nh: \"2020\"\n");
    assert_eq!(
        outline(&node),
        "{a: 0.60, b: no, c: 012, d: 1_000, e: .nan, f: 0x1F, g: 2020-04, h: \"2020\"}"
    );
}

#[test]
fn nothing_is_null_unless_it_is_quoted() {
    let (node, _) = clean("a:\nb: ~\nc: null\nd: \"\"\ne: 'null'\nf: [~, ]\n");
    assert_eq!(outline(&node), "{a: ∅, b: ∅, c: ∅, d: \"\", e: \"null\", f: [∅]}");
}

#[test]
fn every_scalar_is_at_its_span() {
    let text = "贫困发生率: {2016: 0.6%, 2020-04: 0.06%} # 注\n列表:\n  - 甲\n  - '乙'\n多行: 中文\n  续行\n转义: \"引\\n号\"\n块: |\n  字\n";
    let (node, sources) = clean(text);
    let mut all = Vec::new();
    scalars(&node, &mut all);
    assert_eq!(all.len(), 14);
    for scalar in all {
        let source_text = sources.text(scalar.span);
        assert_eq!(source_text == scalar.text, scalar.verbatim, "{} {source_text}", scalar.text);
        assert!(
            scalar.verbatim || ["中文 续行", "引\n号"].contains(&scalar.text.as_str()),
            "{}",
            scalar.text
        );
        assert!(!source_text.starts_with(['"', '\'']), "{source_text}");
    }
}

#[test]
fn collections_end_with_their_last_value() {
    let (node, sources) = clean("a:\n  - 甲\n  - {x: 1}\n\n# 注\nb: [乙 , 丙]\n");
    let Value::Mapping(pairs) = &node.value else { panic!() };
    assert_eq!(sources.text(pairs[0].value.span), "- 甲\n  - {x: 1}");
    assert_eq!(sources.text(pairs[1].value.span), "[乙 , 丙]");
    assert_eq!(sources.text(node.span), "a:\n  - 甲\n  - {x: 1}\n\n# 注\nb: [乙 , 丙]");
}

#[test]
fn carriage_returns_are_line_ends() {
    let (node, sources) = clean("a: 甲\r\nb:\r\n  - \"乙\"\r\n");
    assert_eq!(outline(&node), "{a: 甲, b: [\"乙\"]}");
    let mut all = Vec::new();
    scalars(&node, &mut all);
    assert!(all.iter().all(|scalar| scalar.verbatim && sources.text(scalar.span) == scalar.text));
}

#[test]
fn a_repeated_key_names_both_places_and_keeps_the_first() {
    let (node, problems, sources) = parse("人口: 1\n户: 2\n人口: 3\n");
    assert_eq!(outline(&node), "{人口: 1, 户: 2}");
    assert_eq!(problems[0].code, Code::YamlDuplicate);
    let starts: Vec<usize> = problems[0]
        .labels
        .iter()
        .map(|label| sources.get(label.span.source).unwrap().position(label.span.range().start).line)
        .collect();
    assert_eq!(starts, [4, 2]);
}

#[test]
fn anchors_aliases_tags_and_merge_keys_are_refused() {
    for (text, marked) in [
        ("a: &x 1\n", "&x"),
        ("a: *x\n", "*x"),
        ("a: !!str 5\n", "!!str"),
        ("a: !x 5\n", "!x"),
        ("<<: {a: 1}\n", "<<"),
        ("*x : 1\n", "*x"),
        ("a: !e!x 5\n", "!"),
    ] {
        let (code, place, _) = problem(text);
        assert_eq!((code, place.as_str()), (Code::YamlAlias, marked), "{text}");
    }
}

#[test]
fn bombs_are_refused_fast() {
    let levels: String =
        (1..10).map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{},", n - 1).repeat(9))).collect();
    let (_, problems, _) = parse(&format!("a0: &a0 lol\n{levels}"));
    assert!(problems.iter().all(|problem| problem.code == Code::YamlAlias));
    for deep in ["[", "{", "- ", "{a: ", "[["] {
        assert_eq!(problem(&deep.repeat(100_000)).0, Code::YamlLimit, "{deep}");
    }
    let nested: String = (0..20).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(problem(&nested).0, Code::YamlLimit);
    let many: String = (0..11_000).map(|n| format!("k{n}: 1\n")).collect();
    assert_eq!(problem(&many).0, Code::YamlLimit);
}

#[test]
fn typing_errors_of_a_chinese_keyboard_are_named_and_fixed() {
    for (text, marked, fix) in [
        ("title：潼南\n", "：", Some(": ")),
        ("title: 潼南\nperiod：2020-04\nkind: x\n", "：", Some(": ")),
        ("figures:\n  贫困发生率：0.6%\n  户： 3\n", "：", Some(": ")),
        ("figures:\n  贫困发生率:0.6%\n", ":", Some(": ")),
        ("a:1\nb: 2\n", ":", Some(": ")),
        ("a: 1\nb:\u{3000}2\n", "\u{3000}", Some(" ")),
        ("a: 1\n\u{3000}\u{3000}b: 2\n", "\u{3000}\u{3000}", Some("  ")),
        ("a: ｛2016: 0.6%｝\n", "｛", Some("{")),
        ("a: ｛2016：0.6%｝\n", "｛", Some("{")),
        ("a: {2016: 0.6%，2020: 3}\n", "，", Some(", ")),
        ("a: [吃，穿]\n", "，", Some(", ")),
        ("a: {2016：0.6%}\n", "：", Some(": ")),
        ("a: “x: y”\n", "“", None),
        ("“a”: 1\n", "“a”", None),
        ("a:\n  － 甲\n  － 乙: 1\n  丙\n", "－", Some("-")),
    ] {
        let (code, place, offered) = problem(text);
        assert_eq!((code, place.as_str(), offered.as_deref()), (Code::YamlSyntax, marked, fix), "{text}");
    }
}

#[test]
fn chinese_punctuation_in_texts_is_no_typing_error() {
    for text in [
        "title: 通报：潼南区\n",
        "师生比: 7：3\n",
        "note: “两不愁”，见说明\n",
        "a: 全区〔2020〕：近况\n",
        "names: [\"吃，穿\", 住]\n",
        "a: {value: 10个, note: 原文为市级，照录}\n",
        "url: http://a.cn/x\n",
        "at: 2020-05-06 09:00\n",
        "text: |\n  其中：甲，乙\n  ｛照写｝\n",
        "text: >-\n  其中：甲\n",
        "items:\n  - 说明：见下\n",
    ] {
        clean(text);
    }
}

#[test]
fn syntax_errors_point_at_their_place() {
    for (text, marked) in [
        ("a: \"没有收尾\nb: 1\n", "\""),
        ("a: [\"没有收尾\n", "\""),
        ("a: [甲, 乙\n", "["),
        ("a: 甲]\nb: ]\n", "]"),
        ("a:\n\tb: 1\n", "\t"),
        ("unit: %\n", "%"),
        ("a: `x`\n", "`"),
        ("a: {fig}`贫困`\n", "{fig}"),
        ("a: \"x\"y\n", "y"),
        ("a: b: c\n", ":"),
        ("a: 1\n  b: 2\n", ":"),
        ("- a\nb: 1\n", "b"),
        ("a: 1\n---\nb: 2\n", "---"),
        ("%YAML 1.2\n---\na: 1\n", "%"),
        ("? [a]\n: b\n", "["),
        ("[a]: b\n", "["),
        (": b\n", ":"),
        ("a: \"\\q\"\n", "\""),
        ("  a: 1\n b: 2\n", "b"),
    ] {
        let (code, place, _) = problem(text);
        assert_eq!((code, place.as_str()), (Code::YamlSyntax, marked), "{text} {:?}", parse(text).1);
    }
}

#[test]
fn an_empty_text_is_an_empty_node() {
    for text in ["", "\n", "# 注\n", "---\n"] {
        assert_eq!(clean(text).0.value, Value::Null, "{text:?}");
    }
}

fn any_source() -> SourceId {
    Sources::default().add(Source::new("a", ""))
}

#[test]
fn a_missing_key_is_pointed_at_by_whole_characters() {
    for text in ["?\n甲:\t", "：:\r?", "?\t "] {
        let problems = yaml(text, Span::new(any_source(), 0, text.len())).1;
        assert!(text.get(problems[0].labels[0].span.range()).is_some(), "{text:?}: {problems:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_parsed_or_refused(text in "[-a1甲：: \\[\\]{},\"'#&*!|>%@`\\n\\t\\r　“”｛？?]{0,60}") {
        let (node, problems) = yaml(&text, Span::new(any_source(), 0, text.len()));
        proptest::prop_assert!(problems.is_empty() || node.span.end as usize <= text.len());
        for label in problems.iter().flat_map(|problem| &problem.labels) {
            proptest::prop_assert!(text.get(label.span.range()).is_some(), "{problems:?}");
        }
        let mut all = Vec::new();
        scalars(&node, &mut all);
        for scalar in all {
            let source_text = text.get(scalar.span.range());
            proptest::prop_assert!(source_text.is_some());
            proptest::prop_assert_eq!(source_text == Some(scalar.text.as_str()), scalar.verbatim);
        }
    }

    #[test]
    fn a_printed_scalar_comes_back_at_its_place(value in "[0-9一-龥.％%]{1,12}", key in "[a-z一-龥]{1,6}") {
        let text = format!("首: 一\n{key}:\n  - {value} # 注\n  - \"{value}\"\n  - {{k: {value}}}\n");
        let (node, problems) = yaml(&text, Span::new(any_source(), 0, text.len()));
        proptest::prop_assume!(!value.starts_with('%') && problems.is_empty());
        let mut all = Vec::new();
        scalars(&node, &mut all);
        let matches: Vec<_> = all.iter().filter(|scalar| scalar.text == value).collect();
        proptest::prop_assert!(matches.len() >= 3);
        for scalar in matches {
            proptest::prop_assert!(scalar.verbatim);
            proptest::prop_assert_eq!(text.get(scalar.span.range()), Some(value.as_str()));
        }
    }
}

/// `cargo test --release --lib yaml_speed -- --ignored --nocapture`
#[test]
#[ignore = "a measurement, not a check"]
#[expect(clippy::disallowed_methods, reason = "a stopwatch")]
fn yaml_speed() {
    let figures: String =
        (0..60).map(|n| format!("  贫困发生率{n}: {{2016: 0.6%, 2020-04: 0.06%}}\n")).collect();
    let text = format!("title: 潼南区2020年4月脱贫攻坚进展通报\nperiod: 2020-04\nfigures:\n{figures}");
    let span = Span::new(any_source(), 0, text.len());
    let start = std::time::Instant::now();
    for _ in 0..2_000 {
        assert!(yaml(&text, span).1.is_empty());
    }
    println!("{} bytes of YAML in {:?}", text.len(), start.elapsed() / 2_000);
    let start = std::time::Instant::now();
    for _ in 0..2_000 {
        assert!(crate::read::characters::inspect(&text, span).is_empty());
    }
    println!("inspected in {:?}", start.elapsed() / 2_000);
}
