//! Where the front matter of a Markdown file ends and its prose begins.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::source::Span;

/// The two parts of a Markdown file, as byte ranges of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML between the two `---` lines.
    pub(super) front: Range<usize>,
    /// The Markdown after the second.
    pub(super) body: Range<usize>,
}

/// Splits at the first two lines that are `---`; `file` is the place of the whole text.
pub(super) fn split(text: &str, file: Span) -> Result<Parts, Box<Diagnostic>> {
    let mut lines = Lines { text, at: 0 };
    match lines.next() {
        Some((_, line)) if is_fence(line) => {}
        first => return Err(Box::new(no_opening(file, first))),
    }
    let start = lines.at;
    let opening = file.part(0, 3);
    let mut mistyped = None;
    while let Some((at, line)) = lines.next() {
        if is_fence(line) {
            return Ok(Parts { front: start..at, body: lines.at..text.len() });
        }
        if mistyped.is_none() && looks_like_fence(line) {
            mistyped = Some(file.part(at, at + line.trim_end().len()));
        }
    }
    Err(Box::new(no_closing(opening, mistyped)))
}

/// The lines of a text with the byte each starts at, line ends excluded.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = rest.split_inclusive('\n').next()?;
        let start = self.at;
        self.at += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_end_matches([' ', '\t']) == "---"
}

/// Whether a line is what a Chinese keyboard or a word processor makes of `---`, or a near miss.
fn looks_like_fence(line: &str) -> bool {
    let line = line.trim();
    let dashes = line.chars().all(|c| matches!(c, '-' | '—' | '–' | '－' | '―' | '─' | '_' | '='));
    dashes && !line.is_empty()
}

fn no_opening(file: Span, first: Option<(usize, &str)>) -> Diagnostic {
    let line = first.map_or("", |(_, line)| line);
    let first_line = file.part(0, line.len());
    let problem = Diagnostic::new(
        Code::YamlFence,
        say!("文件开头没有文首信息", "the file does not start with front matter"),
    );
    let problem = if looks_like_fence(line) {
        problem
            .at(first_line, say!("这一行不是三个英文短横", "this is not three ASCII hyphens"))
            .fix(first_line, "---")
    } else {
        problem.at(first_line, say!("第一行应当是 ---", "the first line must be `---`"))
    };
    problem.help(say!(
        "第一行写 ---，接着写「键: 值」，再写一行 ---，然后才是正文",
        "start with a line `---`, then `key: value` lines, then another line `---`, then the prose"
    ))
}

fn no_closing(opening: Span, mistyped: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::new(
        Code::YamlFence,
        say!("文首信息没有收尾的 ---", "front matter without its closing `---`"),
    );
    let problem = match mistyped {
        Some(mistyped) => problem
            .at(mistyped, say!("这一行不是三个英文短横", "this is not three ASCII hyphens"))
            .at(opening, say!("从这里开始", "it opens here"))
            .suggest(mistyped, "---"),
        None => problem.at(opening, say!("从这里开始，一直没有收尾", "it opens here and is never closed")),
    };
    problem.help(say!(
        "在「键: 值」之后、正文之前，单独写一行 ---（左边不留空格）",
        "put a line `---` of its own, not indented, between the last key and the prose"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::{Source, Sources};

    fn parts(text: &str) -> Result<(&str, &str), (String, Option<String>)> {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.md", text));
        match split(text, Span::new(id, 0, text.len())) {
            Ok(parts) => Ok((text.get(parts.front).unwrap(), text.get(parts.body).unwrap())),
            Err(problem) => {
                assert_eq!(problem.code, Code::YamlFence);
                let fix = problem.edits.into_iter().map(|edit| edit.replacement).next();
                Err((sources.text(problem.labels[0].span).to_owned(), fix))
            }
        }
    }

    #[test]
    fn front_matter_ends_at_the_second_fence() {
        assert_eq!(parts("---\na: 1\n---\n正文\n---\n"), Ok(("a: 1\n", "正文\n---\n")));
        assert_eq!(parts("---\r\na: 1\r\n---\r\n正文\r\n"), Ok(("a: 1\r\n", "正文\r\n")));
        assert_eq!(parts("---  \n---"), Ok(("", "")));
        assert_eq!(parts("---\na: |\n  ---\n---\n"), Ok(("a: |\n  ---\n", "")));
    }

    #[test]
    fn a_missing_fence_is_reported_where_it_belongs() {
        let expected_fix = Some("---".to_owned());
        assert_eq!(parts(""), Err((String::new(), None)));
        assert_eq!(parts("正文\n"), Err(("正文".to_owned(), None)));
        assert_eq!(parts("———\na: 1\n---\n"), Err(("———".to_owned(), expected_fix.clone())));
        assert_eq!(parts("---\na: 1\n"), Err(("---".to_owned(), None)));
        assert_eq!(parts("---\na: 1\n——\n正文\n"), Err(("——".to_owned(), expected_fix)));
    }
}
