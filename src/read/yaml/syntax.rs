//! Explains the parser's errors: what is wrong, and what to type instead.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::{refusal, typo};
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::say;
use crate::text::line_start;
use crate::text::source::Span;

/// Explains a syntax error; a typing error of a Chinese keyboard nearby is the better explanation.
pub(super) fn explain(text: &str, base: Span, error: &ScanError) -> Diagnostic {
    let offset = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let offset = match error.kind() {
        ErrorKind::InvalidQuotedScalarIndent => opening_quote(text, offset),
        kind if is_tab(kind) => {
            before(text, offset).rfind('\t').map_or(offset, |at| line_start(text, offset) + at)
        }
        _ => offset,
    };
    let span = place(text, base, offset);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => return refusal::too_deep(span),
        ErrorKind::UndeclaredTagHandle => return refusal::unsupported(span, "标签（!）", "tags (`!`)"),
        _ => {}
    }
    if let (None, Some(typo)) = (quotes(error.kind()), typo::near(text, base, offset)) {
        return typo;
    }
    if let (ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator, Some(open)) =
        (error.kind(), unclosed_bracket(text, offset))
    {
        let (message, help) = unclosed();
        return Diagnostic::new(Code::YamlSyntax, message)
            .at(
                place(text, base, open),
                say!("从这里开始，一直没有收尾", "it opens here and is never closed"),
            )
            .help(help);
    }
    let (message, help) = quotes(error.kind())
        .or_else(|| brackets(error.kind()))
        .or_else(|| indentation(error.kind(), text, offset))
        .or_else(|| layout(error.kind()))
        .or_else(|| signs(error.kind()))
        .unwrap_or_else(|| other(error));
    Diagnostic::new(Code::YamlSyntax, message)
        .at(span, say!("读到这里读不下去", "reading stopped here"))
        .help(help)
}

/// The opening quote of a text that runs into the next key at `offset`.
fn opening_quote(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or_default();
    let opened = [": \"", ": '", "- \"", "- '"].iter().filter_map(|mark| before.rfind(mark)).max();
    opened.map_or(offset, |at| at + 2)
}

/// The part of its line up to an offset.
fn before(text: &str, offset: usize) -> &str {
    text.get(line_start(text, offset)..offset).unwrap_or_default()
}

fn is_tab(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::TabInBlockIndentation
            | K::TabNotAllowed
            | K::TabInIndentation
            | K::TabAtBlockScalarStart
            | K::TabInPlainScalar
    )
}

/// The bracket on an earlier line that nothing in the text closes; the parser only stumbles at the next
/// line's colon. Brackets inside quotes are counted too, and come in pairs.
fn unclosed_bracket(text: &str, offset: usize) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '{' | '[' => open.push(at),
            '}' | ']' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.into_iter().rfind(|at| *at < line_start(text, offset))
}

/// The character at the offset; at the end of a line or text, the empty place there.
fn place(text: &str, base: Span, offset: usize) -> Span {
    let next = text.get(offset..).and_then(|rest| rest.chars().next()).filter(|c| !matches!(c, '\n' | '\r'));
    base.part(offset, offset + next.map_or(0, char::len_utf8))
}

fn quotes(kind: &ErrorKind) -> Option<(Text, Text)> {
    use ErrorKind as K;
    Some(match kind {
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent => (
            say!("引号没有收尾", "a quote is not closed"),
            say!(
                "在这段文字的末尾补上同样的引号；跨行的文字，后面各行要多缩进两格",
                "put the same quote at the end of the text; indent the lines it runs over"
            ),
        ),
        K::InvalidTrailingDoubleQuotedScalar | K::InvalidTrailingSingleQuotedScalar => (
            say!("收尾的引号后面还有字", "there is more text after the closing quote"),
            say!(
                "用一对引号括住整段；里面要用引号时写中文引号“ ”，或写成 \\\"",
                "quote the whole text; write inner quotes as “ ” or as \\\""
            ),
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate => (
            say!("双引号里的反斜杠 \\ 后面跟了不认识的字符", "an unknown escape after `\\` in double quotes"),
            say!(
                "要写反斜杠本身，写成 \\\\，或改用单引号",
                "for a backslash write `\\\\`, or use single quotes"
            ),
        ),
        _ => return None,
    })
}

fn brackets(kind: &ErrorKind) -> Option<(Text, Text)> {
    use ErrorKind as K;
    Some(match kind {
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping => unclosed(),
        K::MisplacedFlowCollectionEnd | K::MismatchedFlowCollectionEnd { .. } => (
            say!("括号对不上", "brackets do not match"),
            say!("[ 配 ]，{{ 配 }}，由里到外逐个收尾", "`[` goes with `]`, `{{` with `}}`, innermost first"),
        ),
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator | K::InvalidFlowScalarIndent => (
            say!("括号里的各项没有用英文逗号分开", "the items in brackets are not separated by commas"),
            say!(
                "写成 {{2016: 0.6%, 2020: 0.06%}}，逗号和冒号后面空一格",
                "write `{{2016: 0.6%, 2020: 0.06%}}`"
            ),
        ),
        _ => return None,
    })
}

fn unclosed() -> (Text, Text) {
    (
        say!("括号没有收尾", "a bracket is not closed"),
        say!(
            "补上对应的 ] 或 }}；文字以括号开头时，用双引号括起来",
            "close it with `]` or `}}`; put text that starts with a bracket in double quotes"
        ),
    )
}

/// Explains a refused `key: value` line by its indentation, or by a bracket at the start of its text.
fn indentation(kind: &ErrorKind, text: &str, offset: usize) -> Option<(Text, Text)> {
    use ErrorKind as K;
    let line = text.get(line_start(text, offset)..)?.lines().next()?;
    let misplaced = matches!(kind, K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey);
    if misplaced && before(text, offset).ends_with([']', '}']) {
        return Some((
            say!("以括号开头的文字没有加引号", "text that starts with a bracket is not quoted"),
            say!("给整段文字加上英文双引号 \"…\"", "put the whole text in double quotes"),
        ));
    }
    (misplaced && (line.contains(": ") || line.trim_end().ends_with(':'))).then(|| {
        (
            say!("这一行的缩进与上下各行对不齐", "this line is not aligned with those around it"),
            say!(
                "同一层的行左边对齐，每深一层多缩进两个空格；这一行本来是上一行文字的下半句的话，用双引号括起整段",
                "align lines of one level and indent the next by two spaces; quote text that runs over lines"
            ),
        )
    })
}

fn layout(kind: &ErrorKind) -> Option<(Text, Text)> {
    use ErrorKind as K;
    Some(match kind {
        kind if is_tab(kind) => (
            say!("这里用了制表符（Tab）", "there is a tab here"),
            say!("缩进和分隔都用空格；每深一层空两格", "indent and separate with spaces, two for each level"),
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey => (
            say!("这一行不是「键: 值」", "this line is not `key: value`"),
            say!(
                "检查冒号（英文冒号加空格）和缩进；一段话要写成几行时，用双引号括起来",
                "check the colon (`: `) and the indentation; quote text that runs over lines"
            ),
        ),
        K::MappingValueNotAllowed
        | K::InvalidColonPlacement
        | K::InvalidMappingValueWhitespace
        | K::FlowMappingValueAdjacentCollection => (
            say!("这里不该有冒号", "a colon is not allowed here"),
            say!(
                "值里带「: 」时用双引号括起整个值；如果这是下一个键，让它和上一个键左边对齐",
                "quote a value that holds `: `; if this is the next key, align it with the one before"
            ),
        ),
        K::ExpectedBlockSequenceEntry
        | K::BlockEntryInFlowCollection
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidBlockEntryWhitespace
        | K::PlainScalarStartsWithDashFlowIndicator => (
            say!("列表的短横放错了地方", "a list dash is out of place"),
            say!(
                "列表每项占一行，以「- 」开头并左边对齐；值只是一个横线时用双引号括起来",
                "one item a line, each starting with `- ` and aligned; quote a value that is just a dash"
            ),
        ),
        K::InvalidIndentation
        | K::ExpectedDocumentStart
        | K::InvalidBlockScalarIndent
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence => (
            say!("缩进对不上", "the indentation does not match"),
            say!(
                "同一层的行左边对齐，下一层多缩进两个空格",
                "align lines of one level; indent the next by two spaces"
            ),
        ),
        _ => return None,
    })
}

fn signs(kind: &ErrorKind) -> Option<(Text, Text)> {
    use ErrorKind as K;
    Some(match kind {
        K::UnexpectedCharacter { character } => (
            say!("值不能以「{character}」开头", "a value cannot start with `{character}`"),
            say!("用双引号括起来，例如 unit: \"%\"", "put it in double quotes, as in `unit: \"%\"`"),
        ),
        K::CommentNotSeparated | K::CommentInterceptedScalar => (
            say!("井号 # 前面要有空格才是注释", "a `#` starts a comment only after a space"),
            say!(
                "注释前空一格；井号是文字的一部分时用双引号括起来",
                "put a space before it, or quote the text it belongs to"
            ),
        ),
        K::DirectiveDisallowed => (
            say!(
                "行首的 % 是 YAML 指令，这里不用",
                "a line that starts with `%` is a YAML directive, which is not supported"
            ),
            say!("删去这一行", "delete this line"),
        ),
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => (
            say!("| 或 > 后面要直接换行", "a line break must follow `|` or `>`"),
            say!(
                "文字从下一行写起，并缩进两个空格",
                "start the text on the next line, indented by two spaces"
            ),
        ),
        _ => return None,
    })
}

fn other(error: &ScanError) -> (Text, Text) {
    let info = error.info();
    (
        say!("YAML 读不懂：{info}", "this YAML cannot be parsed: {info}"),
        say!(
            "检查这一行和上一行的冒号、引号、括号和缩进",
            "check colons, quotes, brackets and indentation here and one line up"
        ),
    )
}
