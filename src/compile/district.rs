//! The identity part of a district's `_index.md`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date;
use super::problems::twice;
use crate::compile::fields::Fields;
use crate::compile::keys::DISTRICT;
use crate::diagnostic::{Diagnostic, Suppression};
use crate::read::Document;
use crate::say;
use crate::site::District;
use crate::text::source::Span;

/// Reads who a district is. Keys of its page are left for the page to read and to complain about. A district
/// without a name is called by its folder, so that its bulletins are not reported too.
pub(super) fn lower(document: &Document, problems: &mut Vec<Diagnostic>) -> District {
    let slug = document.path.split('/').next().unwrap_or_default().to_owned();
    let mut fields = Fields::of(&document.front, &DISTRICT);
    let name = fields.required("name");
    let span = name.map_or(fields.span(), |name| name.span);
    let district = District {
        name: name.map_or_else(|| slug.clone(), |name| name.text.clone()),
        slug,
        code: fields.text("code"),
        level: fields.choice("level").unwrap_or_default(),
        aliases: fields.texts("aliases"),
        valid_from: date::day(&mut fields, "valid_from"),
        valid_to: date::day(&mut fields, "valid_to"),
        category: fields.text("category"),
        order: fields.integer("order").unwrap_or_default(),
        span,
    };
    problems.extend(fields.problems().into_iter().map(|problem| match name {
        Some(_) => problem,
        None => problem.causes(Suppression::Districts),
    }));
    district
}

/// Two districts that answer to one name.
pub(super) fn refuse_twins(districts: &[Arc<District>], problems: &mut Vec<Diagnostic>) {
    let mut named: BTreeMap<&str, Span> = BTreeMap::new();
    for district in districts {
        let names =
            std::iter::once(district.name.as_str()).chain(district.aliases.iter().map(String::as_str));
        for name in names {
            if let Some(first) = named.insert(name, district.span).filter(|first| *first != district.span) {
                problems.push(twice(&say!("地区名", "place name"), name, district.span, first));
            }
        }
    }
}
