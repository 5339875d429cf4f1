//! `{note}`: a remark to the reader.

use crate::diagnostic::Diagnostic;
use crate::model::fields::Fields;
use crate::model::prose::{Note, inline, inline_linked};
use crate::model::scope::Scope;

/// A note with its text; the heading may be left out.
pub(super) fn lower(out: &mut Vec<Diagnostic>, fields: &mut Fields<'_>, scope: &Scope<'_>) -> Option<Note> {
    let title = fields.scalar("title").map(|title| inline(out, title, scope)).unwrap_or_default();
    let text = fields.required("text").map(|text| inline_linked(out, text, scope))?;
    Some(Note { title, text })
}
