//! Where a link leads.

use super::PagePath;
use crate::text::source::Span;

/// The target of a link. It cannot be built with a scheme other than http, https or mailto/tel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Href {
    /// `https://…`, `http://…`, `mailto:…`, `tel:…`
    Web(String),
    /// A page or file that the build makes; `check` says whether this site has it.
    Page {
        /// Its address.
        path: PagePath,
        /// The part after `#`, when there is one.
        anchor: Option<String>,
        /// Where it is written.
        span: Span,
    },
    /// A place on the same page.
    Anchor {
        /// The part after `#`.
        anchor: String,
        /// Where it is written.
        span: Span,
    },
    /// An attachment that is there.
    File(PagePath),
}
