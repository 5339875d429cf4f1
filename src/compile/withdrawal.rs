//! `withdrawn`: when a page was taken back, and why.

use jiff::civil::DateTime;

use super::date;
use super::document_kind::{DocumentKind, address_of};
use crate::compile::fields::Fields;
use crate::diagnostic::Diagnostics;
use crate::read::Document;
use crate::site::Withdrawal;

/// Reads the key: the moment and the reason, where both are given.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<(DateTime, String)> {
    let mut inner = fields.inside("withdrawn")?;
    let at = inner.required("at").and_then(|_| date::moment(&mut inner, "at"));
    let reason = inner.required("reason").map(|reason| reason.text.trim().to_owned());
    inner.finish().into_iter().for_each(|problem| fields.push(problem));
    at.zip(reason)
}

/// What is published of a page that was taken back. Nothing else that its file says is read.
pub(super) fn notice(document: &Document, diagnostics: &mut Diagnostics) -> Option<Withdrawal> {
    let kind = DocumentKind::of(&document.path)?;
    let mut fields = Fields::of(&document.front, kind.keys());
    let read = read(&mut fields);
    diagnostics.extend(fields.problems());
    let (at, reason) = read?;
    Some(Withdrawal { path: address_of(&document.path)?, at, reason })
}
