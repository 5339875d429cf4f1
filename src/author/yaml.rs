//! Writes texts as YAML scalars, quoted where the reader could take them for anything else.

use crate::read::{Node, Value};
use crate::text::line_start;

/// A text as a YAML scalar: plain where that is unambiguous, else in double quotes. Brackets and commas end a plain
/// text inside a list (`flow`); a text that looks like a number is quoted, so that every parser reads a text.
pub(super) fn scalar(text: &str, flow: bool) -> String {
    let mark = |c: char| {
        matches!(c, '"' | '\\' | '#' | '\n' | '\t' | ':') || flow && matches!(c, ',' | '[' | ']' | '{' | '}')
    };
    // A text may begin with ［ or ｛, but so does a list whose brackets were mistyped.
    let first = text.chars().next().is_none_or(|c| "-?:,[]{}#&*!|>'\"%@` ~［｛".contains(c));
    // A full-width comma between digits looks like a mistyped comma of a list.
    let comma = text.contains('，') && text.starts_with(char::is_numeric);
    let wide = !text.is_ascii();
    let word = text.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())
        && text.chars().any(|c| c.is_ascii_lowercase())
        && !matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    let share = text.ends_with('%') && text.len() > 1;
    if (wide || word || share) && !first && !comma && !text.contains(mark) && !text.ends_with(' ') {
        return text.to_owned();
    }
    quoted(text)
}

/// A text as an entry of a list in brackets, where a full-width comma looks like a mistyped one.
pub(super) fn list_entry(text: &str) -> String {
    if text.contains('，') { quoted(text) } else { scalar(text, true) }
}

/// The blanks before each key of a mapping that has one key a line: a new key stands behind as many.
pub(super) fn key_indent<'t>(text: &'t str, root: &Node) -> &'t str {
    let Value::Mapping(fields) = &root.value else { return "" };
    let Some(start) = fields.first().map(|field| field.key.span.range().start) else { return "" };
    let lead = text.get(line_start(text, start)..start).unwrap_or_default();
    lead.get(..lead.len() - lead.trim_start_matches(' ').len()).unwrap_or_default()
}

fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| {
            if matches!(c, '"' | '\\') {
                vec!['\\', c]
            } else {
                vec![if c == '\n' || c == '\t' { ' ' } else { c }]
            }
        })
        .collect();
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::yaml;
    use crate::text::source::{Source, Sources, Span};

    fn read_back(text: &str) -> Node {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("seeds/a.yml", text.to_owned()));
        let (root, problems) = yaml(text, Span::new(id, 0, text.len()));
        assert!(problems.is_empty(), "{text}: {problems:?}");
        root
    }

    fn only(node: &Node) -> &Node {
        match &node.value {
            Value::Mapping(fields) => &fields[0].value,
            Value::Sequence(entries) => &entries[0],
            _ => node,
        }
    }

    #[test]
    fn what_is_written_is_read_back_without_a_remark() {
        for text in [
            "户籍，常住",
            "3月，4月",
            "［试行］表二",
            "｛甲｝乙",
            "表：户数",
            "表:户数",
            "a：1",
            "“一”表",
            "— 表",
            "－表",
            "[甲]",
            "{fig}`甲`",
            "甲, 乙",
            "甲 # 乙",
            "true",
            "12",
            "null",
            "～",
            "~",
            "",
            "甲 ",
            "\"甲\"",
            "甲\\乙",
        ] {
            let (plain, flow, entry) = (scalar(text, false), scalar(text, true), list_entry(text));
            for written in [
                format!("a: {plain}\n"),
                format!("a:\n  - {plain}\n"),
                format!("a: {{b: {flow}}}\n"),
                format!("a: [{entry}]\n"),
                format!("a: [{entry}, 丙]\n"),
            ] {
                let root = read_back(&written);
                match &only(only(&root)).value {
                    Value::Scalar(scalar) => assert_eq!(scalar.text, text, "{written}"),
                    other => panic!("{written}: {other:?}"),
                }
            }
        }
    }

    #[test]
    fn the_indent_of_keys_is_that_of_the_first() {
        for (text, indent) in
            [("甲: 1\n乙: 2\n", ""), ("# 抄来的\n    \"甲\": 1\n    乙: 2\n", "    "), ("- 1\n", "")]
        {
            assert_eq!(key_indent(text, &read_back(text)), indent, "{text}");
        }
    }
}
