//! Headings: levels 2 to 4, with anchors counted by position.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::Block;
use super::lower::Lowering;
use super::markdown::Events;
use crate::diagnostic::Code;
use crate::say;

impl Lowering<'_> {
    /// A heading whose start was just taken. One of a level that is refused is still read, so that its
    /// other problems are found.
    pub(super) fn heading(
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
}
