//! Typing errors of a Chinese keyboard: full-width colons, brackets, commas, spaces and quotes in YAML.

mod kind;

use crate::diagnostic::{Code, Diagnostic};
use crate::read::node::Scalar;
use crate::say;
use crate::text::source::Span;
use crate::text::{line_end, line_start};
use kind::TypoKind;

/// The longest word before a full-width colon that counts as a key, in characters.
/// Indicator names stay under it; a sentence that introduces something runs longer.
const MAX_KEY: usize = 20;
/// Characters that no key contains: with one of them, the text before `：` is a sentence.
const NOT_IN_KEYS: &[char] =
    &[' ', '，', '。', '；', '、', '“', '”', '"', '\'', '{', '}', '[', ']', '#', '`', '：', ':'];
/// Spaces that YAML treats as letters.
const WIDE_SPACES: &[char] = &['\u{3000}', '\u{a0}'];

/// The context of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// Lines and indents.
    Lines,
    /// `[…]`: a full-width comma joins two values without a syntax error.
    List,
    /// `{…}`: a full-width comma before the next key is a syntax error anyway, and any other is prose.
    Braces,
}

/// A typing error at `start..end` of the text, and its correction.
struct Typo {
    kind: TypoKind,
    start: usize,
    end: usize,
    replacement: &'static str,
    /// Whether the correction is certain: the character cannot be part of a text.
    certain: bool,
}

/// A typing error that YAML accepts as a value: `A：1` alone on its line, `｛…`, `[甲，乙]`.
pub(super) fn in_value(text: &str, base: Span, at: (usize, usize), around: Around) -> Option<Diagnostic> {
    let value = text.get(at.0..at.1)?;
    if !value.contains(['：', ':', '｛', '［', '，']) {
        return None;
    }
    let typo = if value.starts_with(['｛', '［']) {
        bracket(value)
    } else if around == Around::List {
        value.find('，').map(|start| Typo {
            kind: TypoKind::Comma,
            start,
            end: start + '，'.len_utf8(),
            replacement: ", ",
            certain: false,
        })
    } else if around == Around::Lines && text.get(..at.0)?.rsplit('\n').next()?.trim_matches(' ').is_empty() {
        value
            .lines()
            .all(|line| key_colon(line.trim_start()).is_some())
            .then(|| key_colon(value.lines().next()?))
            .flatten()
    } else {
        None
    };
    typo.map(|typo| typo.shift(at.0).say(base))
}

/// A typing error that YAML accepts as a key: a wide space before it, Chinese quotes around it.
pub(super) fn in_key(key: &Scalar) -> Option<Diagnostic> {
    let spaces = key.text.len() - key.text.trim_start_matches(WIDE_SPACES).len();
    if spaces > 0 {
        return Some(
            Typo { kind: TypoKind::Space, start: 0, end: spaces, replacement: "  ", certain: false }
                .say(key.span),
        );
    }
    let quoted = key.text.starts_with('“') && key.text.ends_with('”');
    quoted.then(|| {
        Typo { kind: TypoKind::Quote, start: 0, end: key.text.len(), replacement: "", certain: false }
            .say(key.span)
    })
}

/// A key of `{a：1}`, which has no value because its colon is full-width.
pub(super) fn in_lone_key(key: &Scalar) -> Option<Diagnostic> {
    key_colon(&key.text).map(|typo| typo.say(key.span))
}

/// The typing error that explains a syntax error at byte `offset`: on its line or on the line before, because the
/// parser often stops only at the next line.
pub(super) fn near(text: &str, base: Span, offset: usize) -> Option<Diagnostic> {
    let mut end = line_end(text, offset);
    for _ in 0..2 {
        let start = line_start(text, end);
        if let Some(typo) = text.get(start..end).and_then(in_line) {
            return Some(typo.shift(start).say(base));
        }
        end = text.get(..start)?.trim_end().len();
        if end == 0 {
            break;
        }
    }
    None
}

fn in_line(line: &str) -> Option<Typo> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    role(line)
        .or_else(|| wide_indent(line))
        .or_else(|| wide_dash(line))
        .or_else(|| after_indent(line, key_colon))
        .or_else(|| wide_after_colon(line))
        .or_else(|| after_key(line, bracket))
        .or_else(|| after_key(line, quote))
        .or_else(|| in_flow(line))
}

/// A value that begins with a role: `key: {name}` and a backtick. YAML reads the brace as a mapping.
fn role(line: &str) -> Option<Typo> {
    let start = line.find(": {").map(|at| at + 2).or_else(|| line.find("- {").map(|at| at + 2))?;
    let value = line.get(start..)?;
    let end = value.find('}')? + 1;
    let named = value.get(1..end - 1)?.chars().all(|c| c.is_ascii_alphabetic());
    (named && value.get(end..)?.starts_with('`')).then_some(Typo {
        kind: TypoKind::Role,
        start,
        end: start + end,
        replacement: "",
        certain: false,
    })
}

fn wide_indent(line: &str) -> Option<Typo> {
    let rest = line.trim_start_matches(' ');
    let spaces = rest.len() - rest.trim_start_matches(WIDE_SPACES).len();
    let start = line.len() - rest.len();
    (spaces > 0).then_some(Typo {
        kind: TypoKind::Space,
        start,
        end: start + spaces,
        replacement: "  ",
        certain: false,
    })
}

fn wide_dash(line: &str) -> Option<Typo> {
    let rest = line.trim_start_matches(' ');
    let dash = rest.chars().next().filter(|c| matches!(c, '－' | '—' | '–'))?;
    let start = line.len() - rest.len();
    let spaced = rest.get(dash.len_utf8()..)?.starts_with(' ');
    let replacement = if spaced { "-" } else { "- " };
    Some(Typo {
        kind: TypoKind::Dash,
        start,
        end: start + dash.len_utf8(),
        replacement,
        certain: dash == '－',
    })
}

fn wide_after_colon(line: &str) -> Option<Typo> {
    let start = line.find(':')? + 1;
    let rest = line.get(start..)?;
    let spaces = rest.len() - rest.trim_start_matches(WIDE_SPACES).len();
    (spaces > 0).then_some(Typo {
        kind: TypoKind::Space,
        start,
        end: start + spaces,
        replacement: " ",
        certain: true,
    })
}

/// The colon of `名字：值` or `名字:值`, where the text before it can be a key.
fn key_colon(line: &str) -> Option<Typo> {
    let start = line.find(['：', ':'])?;
    let (key, rest) = line.split_at_checked(start)?;
    if key.is_empty() || key.chars().count() > MAX_KEY || key.trim_end().contains(NOT_IN_KEYS) {
        return None;
    }
    if let Some(value) = rest.strip_prefix('：') {
        let replacement = if value.starts_with(' ') || value.trim().is_empty() { ":" } else { ": " };
        let certain = is_key(key, value);
        return Some(Typo {
            kind: TypoKind::Colon,
            start,
            end: start + '：'.len_utf8(),
            replacement,
            certain,
        });
    }
    let next = rest.chars().nth(1)?;
    let clock = next.is_ascii_digit() && key.ends_with(|c: char| c.is_ascii_digit());
    let tight = !next.is_whitespace() && next != '/' && !clock;
    let certain = is_key(key, rest.get(1..)?);
    tight.then_some(Typo { kind: TypoKind::TightColon, start, end: start + 1, replacement: ": ", certain })
}

/// Whether the text before a colon is certainly a key: one of the program's ASCII keys, or a name whose value
/// begins with a digit or a bracket. `说明：数据…` may be a sentence.
fn is_key(key: &str, value: &str) -> bool {
    let ours = key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let value = value.trim_start();
    ours || value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '{' | '｛'))
}

fn bracket(value: &str) -> Option<Typo> {
    let (start, bracket_char) = value.char_indices().find(|(_, c)| matches!(c, '｛' | '｝' | '［' | '］'))?;
    let replacement = match bracket_char {
        '｛' => "{",
        '｝' => "}",
        '［' => "[",
        _ => "]",
    };
    // Text may begin with ［; with a closing bracket at its end it is a list or a mapping.
    let certain = value.trim_end().ends_with(['｝', '］', '}', ']'])
        && value.trim_start().starts_with(['｛', '［', '{', '[']);
    Some(Typo {
        kind: TypoKind::Bracket(bracket_char),
        start,
        end: start + bracket_char.len_utf8(),
        replacement,
        certain,
    })
}

fn quote(value: &str) -> Option<Typo> {
    let start = value.len() - value.trim_start().len();
    let quote_char = value.trim_start().chars().next().filter(|c| matches!(c, '“' | '”' | '‘' | '＂'))?;
    Some(Typo {
        kind: TypoKind::Quote,
        start,
        end: start + quote_char.len_utf8(),
        replacement: "",
        certain: false,
    })
}

/// A full-width comma or colon between `{}` or `[]`.
fn in_flow(line: &str) -> Option<Typo> {
    let open = line.find(['{', '['])?;
    let inner = line.get(open..)?;
    let (at, mark) = inner.char_indices().find(|(_, c)| matches!(c, '，' | '：'))?;
    let (kind, replacement) = if mark == '，' { (TypoKind::Comma, ", ") } else { (TypoKind::Colon, ": ") };
    // Between `{…}` the colon after a key is one; a comma may belong to a text.
    let certain = kind == TypoKind::Colon && inner.starts_with('{');
    Some(Typo { kind, start: open + at, end: open + at + mark.len_utf8(), replacement, certain })
}

fn after_indent(line: &str, find_typo: fn(&str) -> Option<Typo>) -> Option<Typo> {
    let rest = line.trim_start_matches([' ', '-']);
    find_typo(rest).map(|typo| typo.shift(line.len() - rest.len()))
}

fn after_key(line: &str, find_typo: fn(&str) -> Option<Typo>) -> Option<Typo> {
    let start = line.find(": ").map_or(0, |at| at + 2);
    find_typo(line.get(start..)?).map(|typo| typo.shift(start))
}

impl Typo {
    fn shift(mut self, by: usize) -> Self {
        self.start += by;
        self.end += by;
        self
    }

    fn say(self, base: Span) -> Diagnostic {
        let span = base.part(self.start, self.end);
        let (message, help) = self.kind.explain();
        let problem = Diagnostic::new(Code::YamlSyntax, message).at(span, say!("这里", "here")).help(help);
        match (self.replacement, self.certain) {
            ("", _) => problem,
            (replacement, true) => problem.fix(span, replacement),
            (replacement, false) => problem.suggest(span, replacement),
        }
    }
}
