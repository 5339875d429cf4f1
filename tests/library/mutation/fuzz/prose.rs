//! A page says what its Markdown says: the same words in the same order, read a second time from both ends. Citations
//! print their figures; charts, tables of figures and notes are the directives' and are left out.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use tongbao::diagnostic::Diagnostics;
use tongbao::site::{Inline, Page, PagePart};

use crate::markup;

/// What differs between a page's Markdown and its HTML; `None` when they say the same.
pub(super) fn difference(diagnostics: &Diagnostics, page: &Page, html: &str) -> Option<String> {
    let document = diagnostics.sources.get(page.span.source)?;
    let body = body(document.text());
    let typed = Reading::of(&document.text()[body.clone()], &printed(page, body.start)).text;
    let (typed, html) = (plain(&typed), plain(&html_text(prose_of(html)?)));
    if typed == html {
        return None;
    }
    let same = typed.iter().zip(&html).take_while(|(a, b)| a == b).count();
    let around = |all: &[char]| all.iter().skip(same.saturating_sub(20)).take(60).collect::<String>();
    Some(format!("{}: typed {:?}, published {:?}", document.path(), around(&typed), around(&html)))
}

/// The bytes after the front matter.
fn body(text: &str) -> Range<usize> {
    let mut at = 0;
    let mut fences = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        fences += usize::from(line.trim_end() == "---" && line.starts_with("---"));
        if fences == 2 {
            break;
        }
    }
    at..text.len()
}

/// What the citations of a page print, by the byte of its body where they stand.
fn printed(page: &Page, from: usize) -> BTreeMap<usize, String> {
    let mut printed = BTreeMap::new();
    for part in page.body.parts() {
        if let PagePart::Text(_, content) = part {
            note_citations(content, from, &mut printed);
        }
    }
    printed
}

fn note_citations(content: &[Inline], from: usize, printed: &mut BTreeMap<usize, String>) {
    for inline in content {
        let (span, text) = match inline {
            Inline::Figure(citation) => (citation.span, citation.printed()),
            Inline::Change(change) => (change.span, change.text.as_str()),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                note_citations(inner, from, printed);
                continue;
            }
            Inline::Link { content, .. } => {
                note_citations(content, from, printed);
                continue;
            }
            _ => continue,
        };
        printed.extend(span.range().start.checked_sub(from).map(|at| (at, text.to_owned())));
    }
}

/// A Markdown text as its readers see it.
#[derive(Default)]
struct Reading {
    text: String,
    /// How deep inside a picture, whose words are not printed.
    in_picture: usize,
    /// The title of a picture that began its paragraph, and where the text stood then.
    caption: Option<(String, usize)>,
    in_directive: bool,
    in_paragraph: bool,
}

impl Reading {
    fn of(markdown: &str, printed: &BTreeMap<usize, String>) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_OLD_FOOTNOTES;
        let mut reading = Self::default();
        for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
            reading.take(event, markdown, range, printed);
        }
        reading
    }

    fn take(
        &mut self,
        event: Event<'_>,
        markdown: &str,
        at: Range<usize>,
        printed: &BTreeMap<usize, String>,
    ) {
        match event {
            Event::Start(Tag::Image { title, .. }) => {
                if self.in_picture == 0 && self.in_paragraph {
                    self.caption = Some((title.to_string(), self.text.len()));
                }
                self.in_picture += 1;
            }
            Event::End(TagEnd::Image) => self.in_picture -= 1,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                self.in_directive = info.trim_start().starts_with('{');
                self.text.push(' ');
            }
            Event::End(TagEnd::CodeBlock) => self.in_directive = false,
            _ if self.in_picture > 0 || self.in_directive => {}
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) => self.code(&code, &markdown[..at.start], printed.range(at.clone()).next()),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            _ => self.text.push(' '),
        }
    }

    /// A code span, or what the role before it prints.
    fn code(&mut self, code: &str, before: &str, citation: Option<(&usize, &String)>) {
        let role = ["{fig}", "{change}", "{lit}"].into_iter().find(|role| before.ends_with(role));
        let slashes = role.map_or("", |role| &before[..before.len() - role.len()]);
        let escaped = slashes.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        match role.filter(|_| !escaped && self.text.ends_with(role.unwrap_or_default())) {
            Some(role) => {
                self.text.truncate(self.text.len() - role.len());
                let of_figure = citation.filter(|_| role != "{lit}").map(|(_, text)| text.as_str());
                self.text.push_str(of_figure.unwrap_or(code));
            }
            None => self.text.push_str(code),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
            tag => {
                self.in_paragraph = matches!(tag, Tag::Paragraph);
                self.caption = None;
                self.text.push(' ');
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            _ => {
                // A picture that is a paragraph has its title under it.
                if let Some((title, at)) = self.caption.take().filter(|(_, at)| self.text.len() == *at) {
                    self.text.insert_str(at, &title);
                }
                self.text.push(' ');
            }
        }
    }
}

/// The prose of a page.
fn prose_of(html: &str) -> Option<&str> {
    let start = html.find("<div class=\"prose\">")?;
    Some(&html[start..start + element(&html[start..], "div")])
}

/// How many bytes an element has that begins a text.
fn element(html: &str, name: &str) -> usize {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0, 0);
    while let Some(next) = html[at..].find('<').map(|next| at + next) {
        if html[next..].starts_with(&close) {
            depth -= 1;
        } else if html[next..].starts_with(&open) {
            depth += 1;
        }
        at = next + 1;
        if depth == 0 {
            return next + close.len();
        }
    }
    html.len()
}

/// What a reader sees of some HTML, without what directives stand for.
fn html_text(html: &str) -> String {
    const INLINE: [&str; 8] = ["a", "span", "data", "strong", "em", "del", "code", "img"];
    const DIRECTIVES: [(&str, &str); 4] = [
        ("<figure class=\"graphic\"", "figure"),
        ("<div class=\"inset", "div"),
        ("<div class=\"note\"", "div"),
        ("<span class=\"mark\">", "span"),
    ];
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&markup::unescaped(&rest[..at]));
        rest = &rest[at..];
        if let Some((_, name)) = DIRECTIVES.iter().find(|(open, _)| rest.starts_with(open)) {
            text.push_str(if *name == "span" { "" } else { " " });
            rest = &rest[element(rest, name)..];
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let name = rest[1..end].trim_start_matches('/').split([' ', '>']).next().unwrap();
        text.push_str(if INLINE.contains(&name) { "" } else { " " });
        rest = &rest[end..];
    }
    text + &markup::unescaped(rest)
}

/// The characters that count: the signs of emphasis are read in a Chinese way, and spaces beside Han are no words.
fn plain(text: &str) -> Vec<char> {
    let mut plain: Vec<char> = Vec::new();
    let mut gap = false;
    for char in text.chars().filter(|char| !"*~_".contains(*char)) {
        if char.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && char.is_ascii() && plain.last().is_some_and(char::is_ascii) {
            plain.push(' ');
        }
        gap = false;
        plain.push(char);
    }
    plain
}
