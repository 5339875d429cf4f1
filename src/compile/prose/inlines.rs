//! The inside of a line: emphasis, code spans, links and pictures, from parser events to [`Inline`]s.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::lower::Lowering;
use super::markdown::Events;
use super::{links, roles};
use crate::diagnostic::Code;
use crate::say;
use crate::site::{Inline, Picture, leaves, plain_text};

impl Lowering<'_> {
    /// The inlines of one block, line breaks resolved and the indent of two full-width spaces taken off:
    /// indenting is the theme's work.
    pub(crate) fn line(&mut self, events: &mut Events, depth: usize) -> Vec<Inline> {
        let mut content = self.inlines(events, depth);
        if let Some(Inline::Text(first)) = content.first_mut() {
            let bare = first.trim_start().to_owned();
            self.flow.remove(&Vec::from_iter(0..first.len() - bare.len()));
            *first = bare;
            if first.is_empty() {
                content.remove(0);
            }
        }
        self.printed(content, false)
    }

    /// Inlines up to the next end or block, which is left for the caller. A soft break stands as a line
    /// feed in a text.
    pub(crate) fn inlines(&mut self, events: &mut Events, depth: usize) -> Vec<Inline> {
        let mut content = Vec::new();
        while events.peek().is_some_and(|(event, _)| is_inline(event)) {
            let Some((event, range)) = events.next() else { break };
            match event {
                Event::Text(text) => {
                    self.check_text(&range, events);
                    self.check_words(&text, &range);
                    push_text(&mut content, &text);
                    // What Markdown escaped has no place of its own in the file.
                    let verbatim = self.typed(&range) == &*text;
                    self.flow.push(text.len(), range, verbatim);
                }
                Event::Code(text) => roles::code_span(self, &mut content, &text, &range),
                Event::SoftBreak => {
                    push_text(&mut content, "\n");
                    self.flow.push(1, range, false);
                }
                Event::HardBreak => {
                    content.push(Inline::Break);
                    self.flow.push(1, range, false);
                }
                Event::Start(tag) => self.container(&mut content, events, tag, &range, depth),
                Event::TaskListMarker(_) => self.task_list(&range),
                Event::FootnoteReference(_) => self.footnote(&range),
                _ => self.html(&range),
            }
        }
        content
    }

    /// A role must be followed by its code span at once; anything else would be printed as it stands.
    fn check_text(&mut self, range: &Range<usize>, events: &Events) {
        let followed = matches!(events.peek(), Some((Event::Code(_), next)) if next.start == range.end);
        let typed = self.typed(range);
        for name in roles::NAMES {
            let written = format!("{{{name}}}");
            for (at, _) in typed.match_indices(&written) {
                let end = at + written.len();
                let escaped = self.typed(&(0..range.start + at)).ends_with('\\');
                if escaped || followed && end == typed.len() {
                    continue;
                }
                let place = range.start + at..range.start + end;
                let problem = self.wrong(
                    Code::RoleSyntax,
                    &place,
                    say!("{written} 后面没有紧跟反引号", "`{written}` is not followed by a code span"),
                    say!(
                        "写成 {written}`…`，中间不留空格；要原样印出来就写 \\{written}",
                        "write {written}`…` without a space; to print it as it stands write \\{written}"
                    ),
                );
                // Only spaces between a role and a code span: they belong together.
                let gap = place.end..range.end;
                let only_spaces = followed && self.typed(&gap).trim_matches(' ').is_empty();
                self.out.push(problem.fix(self.exact(&gap).filter(|_| only_spaces), ""));
            }
        }
    }

    fn container(
        &mut self,
        content: &mut Vec<Inline>,
        events: &mut Events,
        tag: Tag<'static>,
        range: &Range<usize>,
        depth: usize,
    ) {
        if !self.may_nest(depth, range) {
            return events.skip();
        }
        let mark = self.flow.mark();
        let inner = self.inlines(events, depth + 1);
        events.next();
        match tag {
            Tag::Strong => content.push(Inline::Strong(inner)),
            Tag::Emphasis => content.push(Inline::Emphasis(inner)),
            Tag::Strikethrough => content.push(Inline::Strike(inner)),
            Tag::Link { link_type, dest_url, .. } => {
                if !self.link(content, link_type, &dest_url, inner, range) {
                    self.flow.split_off(mark);
                }
            }
            Tag::Image { dest_url, title, .. } => {
                // The words of a picture are a run of their own.
                let own = self.flow.split_off(mark);
                let alt = self.numbered(inner, own);
                content.extend(self.picture(&dest_url, &title, alt, range).map(Inline::Picture));
            }
            _ => content.extend(inner),
        }
    }

    /// Adds a link, or its text where there can be none; whether anything was added.
    fn link(
        &mut self,
        content: &mut Vec<Inline>,
        kind: LinkType,
        target: &str,
        inner: Vec<Inline>,
        range: &Range<usize>,
    ) -> bool {
        if !self.linked {
            self.no_link(range);
            content.extend(inner);
            return true;
        }
        let target = if kind == LinkType::Email { format!("mailto:{target}") } else { target.to_owned() };
        let place = self.place(&self.within(range, &target));
        if plain_text(&inner).trim().is_empty()
            && !leaves(&inner).any(|leaf| matches!(leaf, Inline::Picture(_)))
        {
            self.problem(
                Code::ProseLink,
                range,
                say!("链接没有文字", "a link without text"),
                say!("在方括号里写上读者看到的文字", "write what a reader sees between the brackets"),
            );
            return false;
        }
        match links::resolve(&target, self.scope, place) {
            Ok(href) => content.push(Inline::Link { href, content: inner }),
            Err(problem) => {
                if let Some(words) = target.strip_prefix('#') {
                    self.misnamed.push((self.out.len(), words.to_owned()));
                }
                self.out.push(problem);
                content.extend(inner);
            }
        }
        true
    }

    fn picture(
        &mut self,
        target: &str,
        title: &str,
        alt: Vec<Inline>,
        range: &Range<usize>,
    ) -> Option<Picture> {
        if !self.linked {
            self.problem(
                Code::ProseUnsupported,
                range,
                say!("这里不能放图片", "no picture is possible here"),
                say!("请把图片放到正文里", "put the picture into the text"),
            );
            return None;
        }
        super::pictures::picture(self, target, title, alt, range)
    }
}

/// Adds text; neighbours grow together, since the parser splits text at every special character.
pub(crate) fn push_text(content: &mut Vec<Inline>, text: &str) {
    match content.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => content.push(Inline::Text(text.to_owned())),
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::End(_) | Event::Rule | Event::Html(_) => false,
        Event::Start(tag) => is_inline_tag(tag),
        _ => true,
    }
}

/// Whether an element is inside a line; every other one is a block.
pub(crate) fn is_inline_tag(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Strong
            | Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
