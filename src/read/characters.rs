//! Characters that are not allowed in a text: controls, invisible characters, look-alikes.

use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::source::Span;
use crate::text::{Lookalike, foreign_digit, is_invisible, is_noncharacter, is_private_use, lookalike};

/// The most problems of a kind to report in a file; a text pasted from a PDF may have thousands.
const MAX_SHOWN: usize = 20;

/// The kinds of characters that are not allowed.
const KINDS: [Code; 4] = [Code::ReadControl, Code::ReadInvisible, Code::ReadLookalike, Code::ReadDigit];

/// Reports every character that is not allowed in a text; `file` is the span of the whole text.
pub(super) fn inspect(text: &str, file: Span) -> Vec<Diagnostic> {
    let mut saw_carriage_return = false;
    let mut chars = text.char_indices().peekable();
    refuse_characters(std::iter::from_fn(|| {
        while let Some((at, c)) = chars.next() {
            let line_end = c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n');
            // A file with bare carriage returns has one at every line; only the first is reported.
            let again = c == '\r' && !line_end && std::mem::replace(&mut saw_carriage_return, true);
            if is_allowed(c) || line_end || again {
                continue;
            }
            return Some((c, file.part(at, at + c.len_utf8())));
        }
        None
    }))
}

/// Whether a character may stand in a text, however it came there: typed, or written as an escape or an entity.
pub(crate) fn is_allowed(c: char) -> bool {
    is_common(c) || kind(c).is_none()
}

/// Refuses characters that are not allowed, each at its place; of a kind the first few, and a count of the others.
pub(crate) fn refuse_characters(characters: impl Iterator<Item = (char, Span)>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut counts = KINDS.map(|code| (code, 0));
    for (c, span) in characters {
        let Some(code) = kind(c) else { continue };
        let Some((_, count)) = counts.iter_mut().find(|(counted, _)| *counted == code) else { continue };
        *count += 1;
        if *count <= MAX_SHOWN {
            problems.push(refuse(code, c, span));
        }
    }
    for (code, count) in counts {
        if let (Some(last), true) =
            (problems.iter_mut().rfind(|problem| problem.code == code), count > MAX_SHOWN)
        {
            let rest = count - MAX_SHOWN;
            let problem = std::mem::replace(last, Diagnostic::new(code, say!("", "")));
            *last =
                problem.help(say!("这个文件里还有 {rest} 处同类字符", "{rest} more of them in this file"));
        }
    }
    problems
}

/// The characters bulletins are made of, so that almost every character takes one comparison or two.
fn is_common(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | ' '..='~' | '\n' | '\t' | '\u{3000}'..='\u{30ff}' | '\u{ff01}'..='\u{ff5e}')
}

fn kind(c: char) -> Option<Code> {
    match c {
        // Line and paragraph separators are white space to a program and nothing to an author.
        '\u{2028}' | '\u{2029}' => Some(Code::ReadInvisible),
        _ if is_invisible(c) || is_private_use(c) => Some(Code::ReadInvisible),
        // The mark a program leaves where it could not decode a byte.
        '\u{fffd}' => Some(Code::ReadControl),
        _ if c.is_control() || is_noncharacter(c) => Some(Code::ReadControl),
        _ if foreign_digit(c).is_some() => Some(Code::ReadDigit),
        _ => lookalike(c).map(|_| Code::ReadLookalike),
    }
}

fn refuse(code: Code, c: char, span: Span) -> Diagnostic {
    let number = format!("U+{:04X}", u32::from(c));
    match (code, lookalike(c)) {
        (Code::ReadLookalike, Some(Lookalike::For(original))) => Diagnostic::new(
            code,
            say!(
                "「{c}」（{number}）看着像「{original}」，其实是另一个字符",
                "`{c}` ({number}) looks like `{original}` and is another character"
            ),
        )
        .at(span, say!("应当是「{original}」", "should be `{original}`"))
        .help(say!(
            "多半是从 PDF 复制来的；换成「{original}」",
            "probably copied from a PDF; write `{original}`"
        ))
        .fix(span, original),
        (Code::ReadLookalike, _) => Diagnostic::new(
            code,
            say!(
                "{number} 是兼容字符，不是汉字",
                "{number} is a compatibility character, not a Han character"
            ),
        )
        .at(span, say!("这里", "here"))
        .help(say!("删去它，用输入法重新打这个字", "delete it and type the character anew")),
        (Code::ReadInvisible, _) => invisible(c, &number, span),
        (Code::ReadDigit, _) => digit(c, &number, span),
        _ => control(c, &number, span),
    }
}

fn invisible(c: char, number: &str, span: Span) -> Diagnostic {
    let problem = if is_private_use(c) {
        Diagnostic::new(
            Code::ReadInvisible,
            say!(
                "{number} 是自造字符，读者的设备上显示不出来",
                "{number} is a private-use character, which readers' devices cannot show"
            ),
        )
        .help(say!("换成通用的字", "write a common character in its place"))
    } else {
        let problem = Diagnostic::new(
            Code::ReadInvisible,
            say!("这里有一个看不见的字符 {number}", "there is an invisible character {number} here"),
        )
        .help(say!("多半是从网页或微信复制来的；把它删去", "probably copied from a web page; delete it"));
        // A character that separates lines or leaves a gap may be intended.
        if matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
        ) {
            problem.suggest(span, "")
        } else {
            problem.fix(span, "")
        }
    };
    problem.at(span, say!("就在这里", "here"))
}

/// A digit that counts nothing: what is published, searched and added up are the digits of ASCII.
fn digit(c: char, number: &str, span: Span) -> Diagnostic {
    let plain = foreign_digit(c).unwrap_or(c);
    Diagnostic::new(
        Code::ReadDigit,
        say!(
            "「{c}」（{number}）是别种写法的数字 {plain}",
            "`{c}` ({number}) is the digit {plain} of another script or style"
        ),
    )
    .at(span, say!("应当是 {plain}", "should be {plain}"))
    .help(say!("改用半角数字 {plain}", "write {plain}"))
    .fix(span, plain)
}

fn control(c: char, number: &str, span: Span) -> Diagnostic {
    let (message, help) = match c {
        '\r' => (
            say!("换行只有回车符（CR）", "a line ends with a bare carriage return"),
            say!("用编辑器把换行改为 LF 或 CRLF 后保存", "save the file with LF or CRLF line ends"),
        ),
        '\u{fffd}' => (
            say!(
                "这里有一个「\u{fffd}」：保存时有字已经丢了",
                "there is a `\u{fffd}` here: a character was lost when the file was saved"
            ),
            say!("对照原文把丢的字补上", "restore it from the original"),
        ),
        _ => (
            say!("文本里有控制字符 {number}", "there is a control character {number} in the text"),
            say!(
                "把它删去；整个文件都这样的话，它可能不是文本文件",
                "delete it; if there are many, this may not be a text file"
            ),
        ),
    };
    Diagnostic::new(Code::ReadControl, message).at(span, say!("就在这里", "here")).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::{Source, Sources};

    fn problems(text: &str) -> Vec<(Code, usize, Option<String>)> {
        let id = Sources::default().add(Source::new("a.md", text));
        let problems = inspect(text, Span::new(id, 0, text.len()));
        problems
            .into_iter()
            .map(|problem| {
                (
                    problem.code,
                    problem.labels[0].span.range().start,
                    problem.edits.into_iter().map(|edit| edit.replacement).next(),
                )
            })
            .collect()
    }

    #[test]
    fn ordinary_texts_pass() {
        let text = "---\r\ntitle: “潼南”——2020年\t％①Ⅳ㎡、《》〔〕…·×～\r\n☑️ 𠮷 é \u{a0}\u{3000}\n";
        assert_eq!(problems(text), []);
    }

    #[test]
    fn controls_are_reported_with_their_place() {
        for c in [
            '\0', '\u{7}', '\u{b}', '\u{7f}', '\u{85}', '\u{9f}', '\u{fffe}', '\u{ffff}', '\u{fdd0}',
            '\u{fffd}',
        ] {
            assert_eq!(problems(&format!("潼南{c}区")), [(Code::ReadControl, 6, None)], "{c:?}");
        }
        assert_eq!(problems("甲\r乙\r\n\r"), [(Code::ReadControl, 3, None)]);
    }

    #[test]
    fn invisible_characters_are_reported_and_removed() {
        for c in [
            '\u{202a}',
            '\u{202e}',
            '\u{2066}',
            '\u{2069}',
            '\u{200b}',
            '\u{200f}',
            '\u{feff}',
            '\u{e0041}',
            '\u{ad}',
            '\u{2028}',
            '\u{fe00}',
            '\u{e0100}',
        ] {
            assert_eq!(
                problems(&format!("潼{c}南")),
                [(Code::ReadInvisible, 3, Some(String::new()))],
                "{c:?}"
            );
        }
        assert_eq!(problems("\u{e123}"), [(Code::ReadInvisible, 0, None)]);
    }

    #[test]
    fn look_alikes_are_reported_with_their_character() {
        assert_eq!(problems("15495⼾"), [(Code::ReadLookalike, 5, Some("户".to_owned()))]);
        assert_eq!(problems("人⺠"), [(Code::ReadLookalike, 3, Some("民".to_owned()))]);
        assert_eq!(problems("\u{f914}"), [(Code::ReadLookalike, 0, Some("樂".to_owned()))]);
        assert_eq!(problems("\u{2f800}"), [(Code::ReadLookalike, 0, None)]);
    }

    #[test]
    fn a_flood_is_cut_short_and_counted() {
        let id = Sources::default().add(Source::new("a.md", ""));
        let problems = inspect(&"⺠".repeat(1_000), Span::new(id, 0, 3_000));
        assert_eq!(problems.len(), MAX_SHOWN);
        assert!(problems.last().unwrap().help.iter().any(|help| help.zh.contains("980")));
    }
}
