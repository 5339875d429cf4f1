//! What a page refers to: other pages, and the files beside it.

use crate::model::{Href, Inline, Page, PagePart, TextKind, inlines};
use crate::source::Span;

/// Something a page refers to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mention<'a> {
    /// A page of the site, and perhaps a place on it.
    Page {
        /// As written, relative to `content/`.
        path: &'a str,
        /// The part after `#`.
        anchor: Option<&'a str>,
        /// Where it is written.
        span: Span,
    },
    /// A picture or attachment, relative to `content/`.
    File(&'a str),
    /// A heading of its own, by its anchor.
    Heading(&'a str),
    /// Another site, a mail address or a telephone.
    Elsewhere(&'a str),
}

/// Everything a page refers to, and its headings, in the order of its text.
pub(super) fn of(page: &Page) -> Vec<Mention<'_>> {
    let mut mentions = Vec::new();
    for part in page.parts() {
        match part {
            PagePart::Text(kind, content) => {
                if let TextKind::Heading(id) = kind {
                    mentions.push(Mention::Heading(id));
                }
                mentions.extend(inlines(content).filter_map(link));
            }
            PagePart::Picture(picture) => mentions.push(Mention::File(&picture.path)),
            PagePart::Code(_) | PagePart::Chart(_) | PagePart::Figures(_) => {}
        }
    }
    mentions
}

fn link(inline: &Inline) -> Option<Mention<'_>> {
    let Inline::Link { href, .. } = inline else { return None };
    match href {
        Href::Internal { path, anchor, span } => {
            Some(Mention::Page { path, anchor: anchor.as_deref(), span: *span })
        }
        Href::Attachment(path) => Some(Mention::File(path)),
        Href::External(url) => Some(Mention::Elsewhere(url)),
        Href::Anchor(_) => None,
    }
}
