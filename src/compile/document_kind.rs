//! What kind of page a Markdown file is, by its path alone.

use crate::compile::keys::{BULLETIN, DISTRICT, Mapping, PLAIN};
use crate::site::{PagePath, parse_target};

/// What a Markdown file is, by its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocumentKind {
    /// `<district>/_index.md`
    Profile,
    /// `<district>/<period>.md`
    Bulletin,
    /// `about.md`
    Plain,
}

impl DocumentKind {
    /// What its front matter may say.
    pub(super) fn keys(self) -> &'static Mapping {
        match self {
            Self::Profile => &DISTRICT,
            Self::Bulletin => &BULLETIN,
            Self::Plain => &PLAIN,
        }
    }

    /// The kind of a document by its path under `content/`; `None` for a file that lies too deep.
    pub(super) fn of(path: &str) -> Option<Self> {
        match path.split('/').collect::<Vec<_>>().as_slice() {
            [file] if *file != "_index.md" => Some(Self::Plain),
            [_, "_index.md"] => Some(Self::Profile),
            [_, _] => Some(Self::Bulletin),
            _ => None,
        }
    }
}

/// The address of a document by its path under `content/`; `None` where its name can be no address.
pub(super) fn address_of(path: &str) -> Option<PagePath> {
    DocumentKind::of(path).and_then(|_| parse_target(path, "").ok())
}
