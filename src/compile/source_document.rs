//! A file of `seeds/` compiled: the document and its inventory of numerals.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::claim::{Claims, claims};
use super::date;
use super::problems::{bad_slug, twice, unknown_place};
use crate::compile::fields::Fields;
use crate::compile::keys::SOURCE;
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::read::Data;
use crate::say;
use crate::site::{Dictionary, District, Href, SourceDate, SourceDocument, SourceNumeral, Use};

/// Reads one source document. What it lacks is reported and has a stand-in, so that the figures taken from
/// it are not reported too: the file's name for its id.
pub(super) fn lower(
    data: &Data,
    known: &Dictionary,
    districts: &[Arc<District>],
    problems: &mut Vec<Diagnostic>,
) -> SourceDocument {
    let mut fields = Fields::of(&data.root, &SOURCE);
    let id = fields.required("id");
    if let Some(id) = id.filter(|id| !SourceDocument::is_id(&id.text)) {
        fields.push(bad_slug(&id.text, id.span, "tongnan-2020"));
    }
    let title = fields.required("title");
    let kind = fields.required("kind").map(|scalar| scalar.text.clone()).unwrap_or_default();
    let external = external(&mut fields);
    let stem = data.path.strip_suffix(".yml").unwrap_or(&data.path);
    let id = id.map_or_else(|| stem.to_owned(), |id| id.text.clone());
    let district = district(&mut fields, districts);
    let claims = Claims { dictionary: known, districts, home: district.as_ref() };
    let inventory = inventory(&mut fields, &id, &claims, problems);
    let document = SourceDocument {
        title: title.map(|title| title.text.clone()).unwrap_or_default(),
        kind,
        district,
        publication: fields.text("publication"),
        date: source_date(&mut fields),
        credit: fields.text("credit"),
        url: url(&mut fields),
        external,
        note: fields.text("note"),
        sections: fields.texts("sections"),
        inventory,
        span: title.map_or(data.root.span, |title| title.span),
        id,
    };
    // What `tongbao source` read on the page; only that command reads it.
    let _ = fields.node("scan");
    problems.extend(fields.finish());
    document
}

fn inventory(
    fields: &mut Fields<'_>,
    id: &str,
    of: &Claims<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<SourceNumeral> {
    let mut problems_inside = Vec::new();
    let items = fields.each("inventory").into_iter();
    let numerals = items.filter_map(|mapping| numeral(mapping, of, &mut problems_inside)).collect();
    problems.extend(
        problems_inside.into_iter().map(|problem| problem.causes(Suppression::Numerals(id.to_owned()))),
    );
    numerals
}

/// Takes a source in, unless its id is taken.
pub(super) fn admit(
    sources: &mut BTreeMap<String, Arc<SourceDocument>>,
    source: SourceDocument,
    problems: &mut Vec<Diagnostic>,
) {
    match sources.get(&source.id) {
        Some(first) => {
            problems.push(twice(&say!("来源编号", "source id"), &source.id, source.span, first.span))
        }
        None => {
            sources.insert(source.id.clone(), Arc::new(source));
        }
    }
}

fn district(fields: &mut Fields<'_>, districts: &[Arc<District>]) -> Option<Arc<District>> {
    let scalar = fields.scalar("district")?;
    let district = districts.iter().find(|district| district.is_called(&scalar.text)).cloned();
    if district.is_none() {
        let names = districts.iter().map(|district| district.name.as_str());
        fields.push(unknown_place(scalar, names));
    }
    district
}

fn external(fields: &mut Fields<'_>) -> Option<String> {
    let external = fields.flag("external");
    let citation = fields.text("citation");
    if external && citation.is_none() {
        fields.missing("citation");
    }
    citation.filter(|_| external)
}

fn source_date(fields: &mut Fields<'_>) -> SourceDate {
    let undated = fields.flag("undated");
    let inferred = date::period_under(fields, "inferred");
    let reason = fields.text("inferred_from");
    match date::day(fields, "date") {
        Some(day) => SourceDate::Dated(day),
        None => {
            if !undated && fields.node("date").is_none() {
                fields.missing("date");
            }
            SourceDate::Undated { inferred, reason }
        }
    }
}

fn url(fields: &mut Fields<'_>) -> Option<Href> {
    let scalar = fields.scalar("url")?;
    let text = &scalar.text;
    let why = match crate::compile::prose::web_address(text) {
        Ok(href) => return Some(href),
        Err(why) => why,
    };
    fields.push(
        Diagnostic::new(
            Code::ProseLink,
            say!("不允许的链接地址「{text}」", "the link target `{text}` is not allowed"),
        )
        .at(scalar.span, why)
        .help(say!("写以 https:// 开头的网址", "write an address that starts with https://")),
    );
    None
}

fn numeral(mut fields: Fields<'_>, of: &Claims<'_>, problems: &mut Vec<Diagnostic>) -> Option<SourceNumeral> {
    let number = fields.integer("n").and_then(|n| usize::try_from(n).ok());
    let printed = fields.required("printed").map(|scalar| scalar.text.clone());
    let section = fields.text("section");
    let kind = fields.choice("use");
    if number.is_none() {
        fields.missing("n");
    }
    let numeral = SourceNumeral {
        number: number.unwrap_or_default(),
        printed: printed.clone().unwrap_or_default(),
        section,
        kind: kind.unwrap_or(Use::Other),
        of: claims(&mut fields, of),
        doubled: fields.flag("doubled"),
        note: fields.text("note"),
        span: fields.span(),
    };
    problems.extend(fields.finish());
    printed.map(|_| numeral)
}
