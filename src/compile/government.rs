//! `government:` of `site.yml` compiled.

use std::collections::BTreeMap;

use crate::compile::fields::Fields;
use crate::compile::prose::web_address;
use crate::diagnostic::Diagnostic;
use crate::site::Registered;
use crate::site::government::{Government, RuleProfile, SiteColumn, SiteColumnWords, host};

/// Reads the profile; `None` unless `profile: government` turns it on.
pub(super) fn lower(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Option<Government> {
    let on = fields.choice::<RuleProfile>("profile").is_some();
    let span = fields.scalar("profile").map(|scalar| scalar.span);
    let mut inner = fields.inside("government");
    // What a profile holds is read while it is turned off too: a mistake in it is reported before it is turned on.
    let government = Government {
        site_name: inner.as_mut().and_then(|inner| inner.text("site_name")),
        domain: inner.as_mut().and_then(domain),
        publisher_code: inner.as_mut().and_then(|inner| registered(inner, "publisher_code")),
        badge: inner.as_mut().and_then(|inner| address(inner, "badge", &["{site_id}"])),
        report_errors: inner
            .as_mut()
            .and_then(|inner| address(inner, "report_errors", &["{site_id}", "{page}"])),
        police_link: inner.as_mut().and_then(|inner| address(inner, "police_link", &[])),
        links: inner.as_mut().map(|inner| links(inner, problems)).unwrap_or_default(),
        content_source: inner.as_mut().and_then(|inner| inner.text("content_source")),
        author: inner.as_mut().and_then(|inner| inner.text("author")),
        columns: inner.as_mut().map(|inner| columns(inner, problems)).unwrap_or_default(),
        span: span.unwrap_or_else(|| fields.span()),
    };
    problems.extend(inner.map(Fields::finish).unwrap_or_default());
    on.then_some(government)
}

fn domain(fields: &mut Fields<'_>) -> Option<String> {
    let scalar = fields.scalar("domain")?;
    let plain = host(&format!("https://{}", scalar.text)).is_some_and(|host| host == scalar.text);
    if plain && scalar.text.contains('.') {
        return Some(scalar.text.clone());
    }
    fields.wrong_value(
        scalar,
        "域名，例如 www.example.gov.cn，不带 https:// 和路径",
        "a host name such as www.example.gov.cn",
    );
    None
}

/// A web address under a key. The braces of `{site_id}` and `{page}` are no part of an address; where they may stand,
/// they stand for something that is.
fn address(fields: &mut Fields<'_>, key: &'static str, gaps: &[&str]) -> Option<String> {
    let scalar = fields.scalar(key)?;
    let filled = gaps.iter().fold(scalar.text.clone(), |text, gap| text.replace(gap, "0"));
    if web_address(&filled).is_ok() && !filled.contains(['{', '}']) {
        return Some(scalar.text.clone());
    }
    fields.wrong_value(
        scalar,
        "完整网址，例如 https://example.gov.cn/",
        "a web address such as https://example.gov.cn/",
    );
    None
}

fn links(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for mut inner in fields.each("links") {
        let name = inner.required("name").map(|scalar| scalar.text.clone());
        let url = inner.required("url").and_then(|_| address(&mut inner, "url", &[]));
        all.extend(name.zip(url));
        problems.extend(inner.finish());
    }
    all
}

fn columns(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> BTreeMap<SiteColumn, SiteColumnWords> {
    let Some(mut inner) = fields.inside("columns") else { return BTreeMap::new() };
    let mut all = BTreeMap::new();
    for (key, column) in SiteColumn::ALL {
        all.extend(inner.inside(key).map(|fields| (column, words(fields, problems))));
    }
    problems.extend(inner.finish());
    all
}

fn words(mut fields: Fields<'_>, problems: &mut Vec<Diagnostic>) -> SiteColumnWords {
    let words = SiteColumnWords {
        name: fields.text("name"),
        description: fields.text("description"),
        keywords: fields.texts("keywords"),
        kind: fields.text("type"),
    };
    problems.extend(fields.finish());
    words
}

/// A code under a key, with its place.
pub(super) fn registered(fields: &mut Fields<'_>, key: &'static str) -> Option<Registered> {
    let scalar = fields.scalar(key)?;
    let text = scalar.text.trim().to_owned();
    (!text.is_empty()).then_some(Registered { text, span: scalar.span })
}
