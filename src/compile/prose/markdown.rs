//! Markdown to events: pulldown-cmark as a parser only, with the options of this site and Chinese emphasis put right.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use super::shield::Shielded;

/// Events of one text with the bytes each covers, read once from the left.
#[derive(Debug)]
pub(crate) struct Events {
    all: std::vec::IntoIter<(Event<'static>, Range<usize>)>,
}

impl Events {
    /// Parses a whole text.
    pub(crate) fn of(text: &str) -> Self {
        let shielded = Shielded::new(text);
        let parser = Parser::new_ext(&shielded.copy, options()).into_offset_iter();
        let mut joined = Joined::default();
        for (event, range) in parser {
            joined.add(text, restored(event, &shielded), range);
        }
        joined.close();
        Self { all: joined.all.into_iter() }
    }

    /// Parses one line of text: no list, heading or other block can begin in it, whatever it starts with.
    pub(crate) fn of_line(text: &str) -> Self {
        // A comma before the text keeps its first characters from starting a block, and counts as
        // punctuation, so that emphasis may open after it. Line ends become spaces of the same length.
        let line = format!(",{}", text.replace(['\r', '\n'], " "));
        let mut all: Vec<_> = Self::of(&line).all.collect();
        for (_, range) in &mut all {
            *range = range.start.saturating_sub(1)..range.end.saturating_sub(1);
        }
        if let Some((Event::Text(first), _)) = all.get_mut(1) {
            *first = CowStr::from(first.strip_prefix(',').unwrap_or(first).to_owned());
        }
        Self { all: all.into_iter() }
    }

    /// All events that are still to come.
    pub(crate) fn all(&self) -> &[(Event<'static>, Range<usize>)] {
        self.all.as_slice()
    }

    /// The next event.
    pub(crate) fn next(&mut self) -> Option<(Event<'static>, Range<usize>)> {
        self.all.next()
    }

    /// The next event, left where it is.
    pub(crate) fn peek(&self) -> Option<&(Event<'static>, Range<usize>)> {
        self.all.as_slice().first()
    }

    /// How many events are still to come.
    pub(crate) fn left(&self) -> usize {
        self.all.len()
    }

    /// Goes past the end of the element whose start was taken last.
    pub(crate) fn skip(&mut self) {
        let mut open = 1_usize;
        for (event, _) in self.all.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }
}

/// Events in which texts that are in the file one after the other, as they are printed, are one: the parser
/// splits a text at every character that might have been markup.
#[derive(Default)]
struct Joined {
    all: Vec<(Event<'static>, Range<usize>)>,
    run: Option<(String, Range<usize>)>,
}

impl Joined {
    fn add(&mut self, text: &str, event: Event<'static>, range: Range<usize>) {
        let Event::Text(words) = &event else {
            self.close();
            return self.all.push((event, range));
        };
        if text.get(range.clone()) != Some(words.as_ref()) {
            self.close();
            return self.all.push((event, range));
        }
        match &mut self.run {
            Some((run, at)) if at.end == range.start => {
                run.push_str(words);
                at.end = range.end;
            }
            _ => {
                self.close();
                self.run = Some((words.to_string(), range));
            }
        }
    }

    fn close(&mut self) {
        let run = self.run.take();
        self.all.extend(run.map(|(run, at)| (Event::Text(CowStr::from(run)), at)));
    }
}

/// Task lists and footnotes are parsed in order to be refused with a good word instead of being printed raw.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_OLD_FOOTNOTES
}

fn restored(event: Event<'_>, shielded: &Shielded) -> Event<'static> {
    if shielded.is_plain() {
        return event.into_static();
    }
    let text = |text: CowStr<'_>| CowStr::from(shielded.restore(&text));
    match event {
        Event::Text(content) => Event::Text(text(content)),
        Event::Code(content) => Event::Code(text(content)),
        Event::Start(tag) => Event::Start(restored_tag(tag, &text)),
        other => other.into_static(),
    }
}

fn restored_tag(tag: Tag<'_>, text: &dyn Fn(CowStr<'_>) -> CowStr<'static>) -> Tag<'static> {
    match tag {
        Tag::Link { link_type, dest_url, title, id } => {
            Tag::Link { link_type, dest_url: text(dest_url), title: text(title), id: text(id) }
        }
        Tag::Image { link_type, dest_url, title, id } => {
            Tag::Image { link_type, dest_url: text(dest_url), title: text(title), id: text(id) }
        }
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Tag::CodeBlock(CodeBlockKind::Fenced(text(info))),
        other => other.into_static(),
    }
}
