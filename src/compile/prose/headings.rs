//! Headings: levels 2 to 4, with anchors counted by position.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::lower::Lowering;
use super::markdown::Events;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::say;
use crate::site::{Block, plain_text};
use crate::text::name_key;

/// Sections that one message names; more would not be read.
const LISTED: usize = 12;

impl Lowering<'_> {
    /// A heading whose start was just taken. One of a level that is refused is still read, so that its
    /// other problems are reported.
    pub(crate) fn heading(
        &mut self,
        events: &mut Events,
        level: HeadingLevel,
        range: &Range<usize>,
    ) -> Option<Block> {
        let content = self.line(events, 0);
        events.next();
        let level = level as u8;
        if level == 1 {
            self.problem(
                Code::ProseUnsupported,
                range,
                say!("正文里不能用一级标题 #", "a heading of level 1 in the text"),
                say!("一级标题是页面的 title；正文从 ## 起", "level 1 is the page's title; begin with ##"),
            );
        } else if level > 4 {
            self.problem(
                Code::ProseUnsupported,
                range,
                say!("标题最多到四级 ####", "a heading below level 4"),
                say!("改用 ####，或用加粗的段首句", "use ####, or a bold opening sentence"),
            );
        }
        if content.is_empty() {
            self.problem(
                Code::ProseUnsupported,
                range,
                say!("标题没有文字", "a heading without text"),
                say!("写上标题，或删去这一行", "write the heading, or delete the line"),
            );
            return None;
        }
        let level = level.clamp(2, 4);
        let id = self.heading_id(level);
        Some(Block::Heading { level, id, content })
    }

    /// `s1`, `s1-2`, `s1-2-1`: counted by position, so that an anchor stays while wording changes.
    fn heading_id(&mut self, level: u8) -> String {
        let own = usize::from(level) - 2;
        for (at, count) in self.headings.iter_mut().enumerate() {
            match at.cmp(&own) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => *count += 1,
                std::cmp::Ordering::Greater => *count = 0,
            }
        }
        let counts: Vec<String> = self.headings.iter().take(own + 1).map(u32::to_string).collect();
        format!("s{}", counts.join("-"))
    }

    /// Says to who linked to a section by its words which number it has.
    pub(crate) fn number_sections(&mut self, blocks: &[Block]) {
        let sections: Vec<(&str, String)> = blocks.iter().filter_map(section).collect();
        for (at, words) in std::mem::take(&mut self.misnamed) {
            let Some(problem) = self.out.get_mut(at) else { continue };
            let called: Vec<&str> =
                sections.iter().filter(|(_, title)| key(title) == key(&words)).map(|(id, _)| *id).collect();
            if let ([id], Some(label)) = (called.as_slice(), problem.labels.first()) {
                let exact = label.span.over(&format!("#{words}"));
                let fixed = problem.clone().fix(exact, format!("#{id}"));
                *problem = Diagnostic { help: vec![number(id)], ..fixed };
            } else if !sections.is_empty() {
                problem.help = vec![numbers(&sections)];
            }
        }
    }
}

/// The number of a heading, and its words.
fn section(block: &Block) -> Option<(&str, String)> {
    match block {
        Block::Heading { id, content, .. } => Some((id, plain_text(content))),
        _ => None,
    }
}

/// Words of a heading as they are compared; other programs make a dash of each space in a link to it.
fn key(words: &str) -> String {
    name_key(words).replace('-', "")
}

fn number(id: &str) -> Text {
    say!("这个小节的编号是 {id}，写成 #{id}", "this section has the number {id}; write #{id}")
}

fn numbers(sections: &[(&str, String)]) -> Text {
    let listed: Vec<String> =
        sections.iter().take(LISTED).map(|(id, title)| format!("#{id} {title}")).collect();
    let more = if sections.len() > LISTED { "…" } else { "" };
    let (zh, en) = (listed.join("、"), listed.join(", "));
    say!("写小节的编号；本页有：{zh}{more}", "write the number of a section; this page has {en}{more}")
}
