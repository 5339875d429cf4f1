//! Problems as data, never as laid-out text.
//!
//! # Architecture Invariant
//! Nothing here prints. A diagnostic holds what was read, where, what was expected and what to do, in
//! Chinese and in English; `report` is the only room that turns it into lines, JSON or SARIF.

mod code;
mod diagnostics;
mod fix;
mod message;
mod page;
mod problem;
mod suppression;

#[cfg(feature = "serve")]
pub(crate) use code::Family;
pub use code::{Code, Severity};
pub use diagnostics::Diagnostics;
pub use fix::{FixedText, apply_fixes};
pub use message::{Language, Text};
pub use page::{Example, Excerpt, Explanation};
pub use problem::{Diagnostic, Edit, Label, Safety};
pub use suppression::Suppression;
