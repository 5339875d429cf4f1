//! Headings: levels 2 to 4, with anchors counted by position.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::Block;
use super::lower::Lowering;
use super::markdown::Events;
use crate::diagnostic::{Code, Diagnostic};
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
        self.sections.push(id.clone());
        Some(Block::Heading { level, id, content })
    }

    /// Reports links to sections that this page does not have; other anchors are made by the page's template.
    pub(super) fn check_anchors(&mut self) {
        for (anchor, span) in std::mem::take(&mut self.anchors) {
            if !is_section(&anchor) || self.sections.contains(&anchor) {
                continue;
            }
            let problem = Diagnostic::new(
                Code::LinkBroken,
                say!("本页没有小节 #{anchor}", "this page has no section #{anchor}"),
            )
            .at(span, say!("这个链接打不开", "this link leads nowhere"));
            let list = self.sections.join("、");
            self.out.push(match list.as_str() {
                "" => problem.help(say!(
                    "本页没有小标题；用 ## 写上小标题，第一个就是 #s1",
                    "this page has no headings; the first ## is #s1"
                )),
                list => problem.help(say!("本页的小节有：{list}", "the sections of this page are: {list}")),
            });
        }
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

/// Sections are numbered `s1`, `s1-2`.
fn is_section(anchor: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    anchor.strip_prefix('s').is_some_and(|counts| counts.split('-').all(number))
}
