//! What a machine can change in a file to mend a problem: edits as data, applied by whoever writes files.

use crate::text::source::Span;

/// How sure a machine may be of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// What the author meant is beyond doubt; no figure and no meaning changes. Applied by `check --fix`.
    Safe,
    /// A good guess, such as the nearest name or the figure a typed number seems to be. Applied only when
    /// it is asked for.
    Suggested,
}

/// One change of one place: the bytes at `span`, and no others, become `replacement`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts. Bytes of the file as it was read, its byte order mark not
    /// counted, its line ends as they are.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
    /// How sure it is.
    pub safety: Safety,
}
