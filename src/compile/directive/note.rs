//! `{note}`: a remark to the reader.

use crate::compile::fields::Fields;
use crate::compile::prose::{inline, inline_linked};
use crate::compile::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::site::Note;

/// A note with its text; the heading may be left out.
pub(super) fn lower(out: &mut Vec<Diagnostic>, fields: &mut Fields<'_>, scope: &Scope<'_>) -> Option<Note> {
    let title = fields.scalar("title").map(|title| inline(out, title, scope)).unwrap_or_default();
    let text = fields.required("text").map(|text| inline_linked(out, text, scope))?;
    Some(Note { title, text })
}
