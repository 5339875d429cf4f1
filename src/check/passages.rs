//! The runs of text of a page as rules read them: words, figures and numbers in their order.

use rayon::prelude::*;

use super::checked::Checked;
use crate::site::{Bulletin, Citation, Inline, Page, PagePart, Site, SourceDocument, TypedNumber, leaves};
use crate::text::scope::Scope;

/// A title, paragraph, cell or caption: what is read as one text.
pub(super) type Passage<'a> = Vec<Part<'a>>;

/// What a passage is made of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    /// Text without numbers.
    Words(&'a str),
    /// A figure, cited or recognised.
    Figure(&'a Citation),
    /// A number that is no figure of the page.
    Number(&'a TypedNumber),
    /// A number that its author marks as no figure.
    Literal(&'a TypedNumber),
    /// Something that no sentence is read across: code, a picture, a computed comparison, a line break.
    Break,
}

/// The text of a page as the rules of prose read it.
pub(super) struct PageText<'a> {
    pub(super) page: &'a Page,
    /// The bulletin whose page it is.
    pub(super) bulletin: Option<&'a Bulletin>,
    /// The source that the page names.
    pub(super) source: Option<&'a SourceDocument>,
    /// Its passages, in the order of the text.
    pub(super) passages: Vec<Passage<'a>>,
}

/// The authored pages that are asked for, each walked once for all rules.
pub(super) fn read<'a>(site: &'a Site, scope: Scope<'_, Checked>) -> Vec<PageText<'a>> {
    let profiles = site.profiles.iter().map(|profile| (&profile.page, None, profile.source.as_deref()));
    let bulletins =
        site.bulletins.iter().map(|bulletin| (&bulletin.page, Some(bulletin), bulletin.source.as_deref()));
    let pages = profiles.chain(bulletins).chain(site.pages.iter().map(|page| (page, None, None)));
    let pages: Vec<_> = pages.filter(|(page, _, _)| scope.has(page.span)).collect();
    let text = |(page, bulletin, source)| PageText { page, bulletin, source, passages: of(page) };
    pages.into_par_iter().map(text).collect()
}

/// Every passage of a page.
fn of(page: &Page) -> Vec<Passage<'_>> {
    let texts = page.parts().into_iter().filter_map(|part| match part {
        PagePart::Text(_, content) => Some(leaves(content).map(Part::of).collect()),
        _ => None,
    });
    texts.filter(|passage: &Passage<'_>| !passage.is_empty()).collect()
}

impl<'a> Part<'a> {
    fn of(leaf: &'a Inline) -> Self {
        match leaf {
            Inline::Text(text) => Self::Words(text),
            Inline::Figure(citation) => Self::Figure(citation),
            Inline::Numeral(number) => Self::Number(number),
            Inline::Literal(number) => Self::Literal(number),
            _ => Self::Break,
        }
    }
}
