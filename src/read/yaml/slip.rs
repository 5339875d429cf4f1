//! Typing slips of a Chinese keyboard: full-width colons, brackets, commas, spaces and quotes in YAML.

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::read::Scalar;
use crate::say;
use crate::source::Span;

/// The longest word before a full-width colon that is taken for a key, in characters.
/// Indicator names stay under it; a sentence that introduces something runs longer.
const MAX_KEY: usize = 20;
/// Characters that no key holds: what stands before `：` is then a sentence.
const NOT_IN_KEYS: &[char] =
    &[' ', '，', '。', '；', '、', '“', '”', '"', '\'', '{', '}', '[', ']', '#', '`', '：', ':'];
/// Spaces that YAML takes for letters.
const WIDE_SPACES: &[char] = &['\u{3000}', '\u{a0}'];

/// What a value stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// Lines and indents.
    Lines,
    /// `[…]`: a full-width comma joins two items into one without a syntax error.
    List,
    /// `{…}`: a full-width comma before the next key is a syntax error anyway, and any other is prose.
    Braces,
}

/// What was typed in place of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slip {
    Colon,
    TightColon,
    Space,
    Bracket(char),
    Comma,
    Quote,
    Dash,
    Role,
}

/// A slip at `start..end` of the text, and what should stand there.
struct Found {
    slip: Slip,
    start: usize,
    end: usize,
    wanted: &'static str,
}

/// A slip that YAML takes for an ordinary value: `A：1` alone on its line, `｛…`, `[甲，乙]`.
pub(super) fn in_value(text: &str, base: Span, at: (usize, usize), around: Around) -> Option<Diagnostic> {
    let seen = text.get(at.0..at.1)?;
    if !seen.contains(['：', ':', '｛', '［', '，']) {
        return None;
    }
    let found = if seen.starts_with(['｛', '［']) {
        bracket(seen)
    } else if around == Around::List {
        seen.find('，').map(|start| Found {
            slip: Slip::Comma,
            start,
            end: start + '，'.len_utf8(),
            wanted: ", ",
        })
    } else if around == Around::Lines && text.get(..at.0)?.rsplit('\n').next()?.trim_matches(' ').is_empty() {
        seen.lines()
            .all(|line| key_colon(line.trim_start()).is_some())
            .then(|| key_colon(seen.lines().next()?))
            .flatten()
    } else {
        None
    };
    found.map(|found| found.shift(at.0).say(base))
}

/// A slip that YAML takes for an ordinary key: a wide space before it, Chinese quotes around it.
pub(super) fn in_key(key: &Scalar) -> Option<Diagnostic> {
    let spaces = key.text.len() - key.text.trim_start_matches(WIDE_SPACES).len();
    if spaces > 0 {
        return Some(Found { slip: Slip::Space, start: 0, end: spaces, wanted: "  " }.say(key.span));
    }
    let quoted = key.text.starts_with('“') && key.text.ends_with('”');
    quoted.then(|| Found { slip: Slip::Quote, start: 0, end: key.text.len(), wanted: "" }.say(key.span))
}

/// A key of `{a：1}`, which has no value because its colon is full-width.
pub(super) fn in_lone_key(key: &Scalar) -> Option<Diagnostic> {
    key_colon(&key.text).map(|found| found.say(key.span))
}

/// The slip that explains a syntax error at byte `offset`: on its line, or on the line before, since
/// the parser often notices only when the next line begins.
pub(super) fn near(text: &str, base: Span, offset: usize) -> Option<Diagnostic> {
    let mut end = text.get(offset..)?.find('\n').map_or(text.len(), |to| offset + to);
    for _ in 0..2 {
        let start = text.get(..end)?.rfind('\n').map_or(0, |at| at + 1);
        if let Some(found) = text.get(start..end).and_then(in_line) {
            return Some(found.shift(start).say(base));
        }
        end = text.get(..start)?.trim_end().len();
        if end == 0 {
            break;
        }
    }
    None
}

fn in_line(line: &str) -> Option<Found> {
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

/// A value that begins with a role: `key: {name}` and a backtick. YAML takes the brace for a mapping.
fn role(line: &str) -> Option<Found> {
    let start = line.find(": {").map(|at| at + 2).or_else(|| line.find("- {").map(|at| at + 2))?;
    let value = line.get(start..)?;
    let end = value.find('}')? + 1;
    let named = value.get(1..end - 1)?.chars().all(|c| c.is_ascii_alphabetic());
    (named && value.get(end..)?.starts_with('`')).then_some(Found {
        slip: Slip::Role,
        start,
        end: start + end,
        wanted: "",
    })
}

fn wide_indent(line: &str) -> Option<Found> {
    let rest = line.trim_start_matches(' ');
    let spaces = rest.len() - rest.trim_start_matches(WIDE_SPACES).len();
    let start = line.len() - rest.len();
    (spaces > 0).then_some(Found { slip: Slip::Space, start, end: start + spaces, wanted: "  " })
}

fn wide_dash(line: &str) -> Option<Found> {
    let rest = line.trim_start_matches(' ');
    let dash = rest.chars().next().filter(|c| matches!(c, '－' | '—' | '–'))?;
    let start = line.len() - rest.len();
    let spaced = rest.get(dash.len_utf8()..)?.starts_with(' ');
    let wanted = if spaced { "-" } else { "- " };
    Some(Found { slip: Slip::Dash, start, end: start + dash.len_utf8(), wanted })
}

fn wide_after_colon(line: &str) -> Option<Found> {
    let start = line.find(':')? + 1;
    let rest = line.get(start..)?;
    let spaces = rest.len() - rest.trim_start_matches(WIDE_SPACES).len();
    (spaces > 0).then_some(Found { slip: Slip::Space, start, end: start + spaces, wanted: " " })
}

/// The colon of `名字：值` or `名字:值`, when what stands before it can be a key.
fn key_colon(line: &str) -> Option<Found> {
    let start = line.find(['：', ':'])?;
    let (key, rest) = line.split_at_checked(start)?;
    if key.is_empty() || key.chars().count() > MAX_KEY || key.trim_end().contains(NOT_IN_KEYS) {
        return None;
    }
    if let Some(value) = rest.strip_prefix('：') {
        let wanted = if value.starts_with(' ') || value.trim().is_empty() { ":" } else { ": " };
        return Some(Found { slip: Slip::Colon, start, end: start + '：'.len_utf8(), wanted });
    }
    let next = rest.chars().nth(1)?;
    let clock = next.is_ascii_digit() && key.ends_with(|c: char| c.is_ascii_digit());
    let tight = !next.is_whitespace() && next != '/' && !clock;
    tight.then_some(Found { slip: Slip::TightColon, start, end: start + 1, wanted: ": " })
}

fn bracket(value: &str) -> Option<Found> {
    let (start, seen) = value.char_indices().find(|(_, c)| matches!(c, '｛' | '｝' | '［' | '］'))?;
    let wanted = match seen {
        '｛' => "{",
        '｝' => "}",
        '［' => "[",
        _ => "]",
    };
    Some(Found { slip: Slip::Bracket(seen), start, end: start + seen.len_utf8(), wanted })
}

fn quote(value: &str) -> Option<Found> {
    let start = value.len() - value.trim_start().len();
    let seen = value.trim_start().chars().next().filter(|c| matches!(c, '“' | '”' | '‘' | '＂'))?;
    Some(Found { slip: Slip::Quote, start, end: start + seen.len_utf8(), wanted: "" })
}

/// A full-width comma or colon between `{}` or `[]`.
fn in_flow(line: &str) -> Option<Found> {
    let open = line.find(['{', '['])?;
    let inner = line.get(open..)?;
    let (at, seen) = inner.char_indices().find(|(_, c)| matches!(c, '，' | '：'))?;
    let (slip, wanted) = if seen == '，' { (Slip::Comma, ", ") } else { (Slip::Colon, ": ") };
    Some(Found { slip, start: open + at, end: open + at + seen.len_utf8(), wanted })
}

fn after_indent(line: &str, look: fn(&str) -> Option<Found>) -> Option<Found> {
    let rest = line.trim_start_matches([' ', '-']);
    look(rest).map(|found| found.shift(line.len() - rest.len()))
}

fn after_key(line: &str, look: fn(&str) -> Option<Found>) -> Option<Found> {
    let start = line.find(": ").map_or(0, |at| at + 2);
    look(line.get(start..)?).map(|found| found.shift(start))
}

impl Found {
    fn shift(mut self, by: usize) -> Self {
        self.start += by;
        self.end += by;
        self
    }

    fn say(self, base: Span) -> Diagnostic {
        let span = base.part(self.start, self.end);
        let (message, help) = words(self.slip);
        let problem = Diagnostic::new(Code::YamlSyntax, message).at(span, say!("这里", "here")).help(help);
        if self.wanted.is_empty() { problem } else { problem.fix(span, self.wanted) }
    }
}

fn words(slip: Slip) -> (Text, Text) {
    match slip {
        Slip::Colon => (
            say!("键后面的冒号是全角的「：」", "the colon after a key is full-width (`：`)"),
            say!(
                "改成英文冒号加一个空格「: 」；如果这一段本来就是文字，用双引号括起来",
                "write `: ` (colon, space); if this is meant to be text, put it in double quotes"
            ),
        ),
        Slip::TightColon => (
            say!("冒号后面缺一个空格", "a space is missing after the colon"),
            say!(
                "写成「键: 值」；如果这一段本来就是文字，用双引号括起来",
                "write `key: value`; if this is meant to be text, put it in double quotes"
            ),
        ),
        Slip::Space => (
            say!(
                "这里是全角空格或不间断空格，YAML 不当它是空格",
                "this space is full-width or non-breaking, which YAML does not take for a space"
            ),
            say!("换成普通空格（英文输入法下的空格）", "use ordinary spaces"),
        ),
        Slip::Bracket(seen) => (
            say!("括号「{seen}」是全角的", "the bracket `{seen}` is full-width"),
            say!(
                "换成英文的 {{}} 或 []，里面的冒号和逗号也用英文的",
                "use ASCII `{{}}` or `[]`, with ASCII colons and commas inside"
            ),
        ),
        Slip::Comma => (
            say!("括号里的逗号是全角的「，」", "the comma inside the brackets is full-width (`，`)"),
            say!(
                "各项之间用英文逗号加空格「, 」；如果逗号是文字的一部分，给这一项加上双引号",
                "separate items by `, `; if the comma is part of the text, put the item in double quotes"
            ),
        ),
        Slip::Quote => (
            say!("中文引号“ ”括不住 YAML 的文字", "Chinese quotes “ ” do not quote in YAML"),
            say!(
                "外面换成英文双引号 \"…\"，里面的中文引号可以照写",
                "put ASCII double quotes around it; Chinese quotes may stay inside"
            ),
        ),
        Slip::Role => (
            say!(
                "以花括号开头的文字没有加引号，YAML 把它当成了数据",
                "text that starts with a brace is not quoted, so YAML takes it for data"
            ),
            say!("给整段文字加上英文双引号 \"…\"", "put the whole text in double quotes"),
        ),
        Slip::Dash => (
            say!("列表的短横不是英文的「-」", "the dash of this list item is not an ASCII `-`"),
            say!("写成「- 」（英文短横加一个空格）", "write `- ` (hyphen, space)"),
        ),
    }
}
