//! Typing slips of a Chinese keyboard: full-width colons, brackets, commas, spaces and quotes in YAML.

mod words;

use crate::diagnostic::{Code, Diagnostic};
use crate::read::Scalar;
use crate::say;
use crate::text::source::Span;
use crate::text::{line_end, line_start};

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
    /// Whether nothing else can have been meant: it is no text in which such a sign belongs.
    certain: bool,
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
            certain: false,
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
        return Some(
            Found { slip: Slip::Space, start: 0, end: spaces, wanted: "  ", certain: false }.say(key.span),
        );
    }
    let quoted = key.text.starts_with('“') && key.text.ends_with('”');
    quoted.then(|| {
        Found { slip: Slip::Quote, start: 0, end: key.text.len(), wanted: "", certain: false }.say(key.span)
    })
}

/// A key of `{a：1}`, which has no value because its colon is full-width.
pub(super) fn in_lone_key(key: &Scalar) -> Option<Diagnostic> {
    key_colon(&key.text).map(|found| found.say(key.span))
}

/// The slip that explains a syntax error at byte `offset`: on its line, or on the line before, since
/// the parser often notices only when the next line begins.
pub(super) fn near(text: &str, base: Span, offset: usize) -> Option<Diagnostic> {
    let mut end = line_end(text, offset);
    for _ in 0..2 {
        let start = line_start(text, end);
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
        certain: false,
    })
}

fn wide_indent(line: &str) -> Option<Found> {
    let rest = line.trim_start_matches(' ');
    let spaces = rest.len() - rest.trim_start_matches(WIDE_SPACES).len();
    let start = line.len() - rest.len();
    (spaces > 0).then_some(Found {
        slip: Slip::Space,
        start,
        end: start + spaces,
        wanted: "  ",
        certain: false,
    })
}

fn wide_dash(line: &str) -> Option<Found> {
    let rest = line.trim_start_matches(' ');
    let dash = rest.chars().next().filter(|c| matches!(c, '－' | '—' | '–'))?;
    let start = line.len() - rest.len();
    let spaced = rest.get(dash.len_utf8()..)?.starts_with(' ');
    let wanted = if spaced { "-" } else { "- " };
    Some(Found { slip: Slip::Dash, start, end: start + dash.len_utf8(), wanted, certain: dash == '－' })
}

fn wide_after_colon(line: &str) -> Option<Found> {
    let start = line.find(':')? + 1;
    let rest = line.get(start..)?;
    let spaces = rest.len() - rest.trim_start_matches(WIDE_SPACES).len();
    (spaces > 0).then_some(Found {
        slip: Slip::Space,
        start,
        end: start + spaces,
        wanted: " ",
        certain: true,
    })
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
        let certain = is_key(key, value);
        return Some(Found { slip: Slip::Colon, start, end: start + '：'.len_utf8(), wanted, certain });
    }
    let next = rest.chars().nth(1)?;
    let clock = next.is_ascii_digit() && key.ends_with(|c: char| c.is_ascii_digit());
    let tight = !next.is_whitespace() && next != '/' && !clock;
    let certain = is_key(key, rest.get(1..)?);
    tight.then_some(Found { slip: Slip::TightColon, start, end: start + 1, wanted: ": ", certain })
}

/// Whether what stands before a colon is a key beyond doubt: a word of ours in ASCII, or a name whose value
/// begins with a digit or a bracket. `说明：数据…` may be a sentence.
fn is_key(key: &str, value: &str) -> bool {
    let ours = key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let value = value.trim_start();
    ours || value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '{' | '｛'))
}

fn bracket(value: &str) -> Option<Found> {
    let (start, seen) = value.char_indices().find(|(_, c)| matches!(c, '｛' | '｝' | '［' | '］'))?;
    let wanted = match seen {
        '｛' => "{",
        '｝' => "}",
        '［' => "[",
        _ => "]",
    };
    // Text may begin with ［; with a partner at its other end it is a list or a mapping.
    let certain = value.trim_end().ends_with(['｝', '］', '}', ']'])
        && value.trim_start().starts_with(['｛', '［', '{', '[']);
    Some(Found { slip: Slip::Bracket(seen), start, end: start + seen.len_utf8(), wanted, certain })
}

fn quote(value: &str) -> Option<Found> {
    let start = value.len() - value.trim_start().len();
    let seen = value.trim_start().chars().next().filter(|c| matches!(c, '“' | '”' | '‘' | '＂'))?;
    Some(Found { slip: Slip::Quote, start, end: start + seen.len_utf8(), wanted: "", certain: false })
}

/// A full-width comma or colon between `{}` or `[]`.
fn in_flow(line: &str) -> Option<Found> {
    let open = line.find(['{', '['])?;
    let inner = line.get(open..)?;
    let (at, seen) = inner.char_indices().find(|(_, c)| matches!(c, '，' | '：'))?;
    let (slip, wanted) = if seen == '，' { (Slip::Comma, ", ") } else { (Slip::Colon, ": ") };
    // Between `{…}` the colon after a key is one; a comma may belong to a text.
    let certain = slip == Slip::Colon && inner.starts_with('{');
    Some(Found { slip, start: open + at, end: open + at + seen.len_utf8(), wanted, certain })
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
        let (message, help) = words::of(self.slip);
        let problem = Diagnostic::new(Code::YamlSyntax, message).at(span, say!("这里", "here")).help(help);
        match (self.wanted, self.certain) {
            ("", _) => problem,
            (wanted, true) => problem.fix(span, wanted),
            (wanted, false) => problem.suggest(span, wanted),
        }
    }
}
