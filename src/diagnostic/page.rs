//! The parts of a code's page: what it checks, why, a wrong example and a right example.
//!
//! The grammar is that of the suite, which runs both examples: a fence's info ends with the path of a file,
//! `edit PATH` holds the removed lines (`- `) and the added lines (`+ `), `expect` holds the expected messages.

use super::Code;

/// The explanation of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation<'a> {
    /// What it checks, in Chinese.
    pub checks: &'a str,
    /// Why that matters to an editor, in Chinese.
    pub why: &'a str,
    /// An example that has the problem.
    pub wrong: Example<'a>,
    /// An example without the problem, preceded by what to do.
    pub right: Example<'a>,
    /// What it checks, why and what to do, in English, a paragraph each.
    pub english: &'a str,
}

/// A section with fences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Example<'a> {
    /// The text before its fences.
    pub words: &'a str,
    /// The files, in order.
    pub files: Vec<Excerpt<'a>>,
    /// The messages about them, one problem a line: `path:line:column severity CODE message`.
    pub messages: Vec<&'a str>,
}

/// Some lines of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// What is done with the file, such as `edit` or `remove`; empty where the lines are the whole file.
    pub kind: &'a str,
    /// Its path from the root.
    pub path: &'a str,
    /// The lines to show; of an edit, the added lines, or the removed lines where none are added.
    pub lines: Vec<&'a str>,
}

impl Excerpt<'_> {
    /// A remark on the file: Chinese, then English; often empty.
    #[must_use]
    pub fn remark(&self) -> (&'static str, &'static str) {
        match self.kind {
            "remove" => ("（没有这个文件）", " (not there)"),
            "edit" if self.lines.is_empty() => ("（去掉）", " (taken out)"),
            "link" => ("（快捷方式，指向）", " (a link to)"),
            "folder" => ("（空文件夹）", " (an empty folder)"),
            "unreadable" => ("（没有读取权限）", " (no permission to read)"),
            "bytes" => ("（\\xNN 是一个字节）", " (\\xNN is a byte)"),
            _ => ("", ""),
        }
    }
}

impl Example<'_> {
    /// The messages, one problem a line, with severities in Chinese.
    #[must_use]
    pub(crate) fn messages_in_chinese(&self) -> Vec<String> {
        self.messages.iter().map(|message| in_chinese(message)).collect()
    }
}

/// `path:1:2 error CODE message` with the severity in Chinese.
fn in_chinese(message: &str) -> String {
    let severities = [("error", "错误"), ("warning", "警告"), ("hint", "提示")];
    let translated = severities.iter().find_map(|(en, zh)| {
        let (place, rest) = message.split_once(&format!(" {en} "))?;
        Some(format!("{place} {zh} {rest}"))
    });
    translated.unwrap_or_else(|| message.to_owned())
}

impl Code {
    /// The parts of the code's [`page`](Self::page).
    #[must_use]
    pub fn explained(self) -> Explanation<'static> {
        let page = self.page();
        let body = page.split_once('\n').map_or("", |(_, body)| body);
        Explanation {
            checks: body.split_once("\n## ").map_or(body, |(checks, _)| checks).trim(),
            why: section(page, "为什么"),
            wrong: example(section(page, "错误")),
            right: example(section(page, "正确")),
            english: section(page, "English"),
        }
    }
}

/// The text under a second-level heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let mark = format!("\n## {heading}\n");
    let after = page.split_once(mark.as_str()).map_or("", |(_, after)| after);
    after.split_once("\n## ").map_or(after, |(section, _)| section).trim()
}

fn example(section: &str) -> Example<'_> {
    let words = if section.starts_with("```") { "" } else { section };
    let words = words.split_once("\n```").map_or(words, |(words, _)| words).trim();
    let mut example = Example { words, ..Example::default() };
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let info = line.trim_start_matches('`');
        let ticks = line.len() - info.len();
        if ticks < 3 {
            continue;
        }
        let closing = "`".repeat(ticks);
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != closing).collect();
        if info == "expect" {
            example.messages.extend(body);
            continue;
        }
        let (kind, path) = info.rsplit_once(' ').unwrap_or(("", info));
        example.files.push(Excerpt {
            kind,
            path,
            lines: if kind == "edit" { changed_lines(&body) } else { body },
        });
    }
    example
}

/// The added lines of an edit, or the removed lines where none are added.
fn changed_lines<'a>(body: &[&'a str]) -> Vec<&'a str> {
    let signed = |sign: &str| -> Vec<&'a str> {
        let rest = body.iter().filter_map(|line| line.strip_prefix(sign));
        rest.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect()
    };
    let added = signed("+");
    let lines = if added.is_empty() { signed("-") } else { added };
    lines.into_iter().skip_while(|line| line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_all_its_parts() {
        for code in Code::ALL {
            let page = code.explained();
            for (part, text) in [("checks", page.checks), ("why", page.why), ("english", page.english)] {
                assert!(!text.is_empty() && !text.contains("\n## "), "{}: {part}", code.id());
            }
            assert!(!page.wrong.files.is_empty() && !page.right.files.is_empty(), "{}", code.id());
            assert!(page.wrong.messages.iter().any(|line| line.contains(code.id())), "{}", code.id());
            assert!(page.right.messages.is_empty(), "{}", code.id());
        }
    }

    #[test]
    fn an_example_shows_the_added_lines() {
        let page = Code::FigShare.explained();
        let lines = ["  已脱贫户: 900户", "  入社户: 500户", "  入社户占比: 80%"];
        assert_eq!(page.wrong.files[0].lines, lines);
        assert_eq!((page.wrong.files[0].kind, page.wrong.files[0].path), ("edit", "content/jia/2020-04.md"));
        assert!(page.right.words.starts_with("先核对录入"));
    }
}
