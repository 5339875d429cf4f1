//! `government:` of `site.yml` understood.

use std::collections::BTreeMap;

use super::super::fields::Fields;
use super::super::government::{Column, ColumnWords, Government, host};
use super::super::prose::web_address;
use super::settings::{registered, texts};
use crate::diagnostic::Diagnostic;
use crate::read::Node;

/// Reads the profile; `None` unless `profile: government` turns it on.
pub(super) fn lower(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Option<Government> {
    let on = fields.choice("profile", &[("government", true)]).unwrap_or_default();
    let span = fields.scalar("profile").map(|scalar| scalar.span);
    let node = fields.node("government");
    // A profile that is kept but turned off is not asked about; its keys are left alone.
    let span = span.filter(|_| on)?;
    let mut inner = node.map(Fields::of);
    let government = Government {
        site_name: inner.as_mut().and_then(|inner| inner.text("site_name")),
        domain: inner.as_mut().and_then(domain),
        publisher_code: inner.as_mut().and_then(|inner| registered(inner, "publisher_code")),
        badge: inner.as_mut().and_then(|inner| address(inner, "badge")),
        report_errors: inner.as_mut().and_then(|inner| address(inner, "report_errors")),
        police_link: inner.as_mut().and_then(|inner| address(inner, "police_link")),
        links: inner.as_mut().map(|inner| links(inner, problems)).unwrap_or_default(),
        content_source: inner.as_mut().and_then(|inner| inner.text("content_source")),
        author: inner.as_mut().and_then(|inner| inner.text("author")),
        columns: inner.as_mut().map(|inner| columns(inner, problems)).unwrap_or_default(),
        span,
    };
    problems.extend(inner.map(Fields::finish).unwrap_or_default());
    Some(government)
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

/// A web address under a key. The braces of `{site_id}` and `{page}` are no part of an address and stand for
/// something that is.
fn address(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let scalar = fields.scalar(key)?;
    let filled = scalar.text.replace("{site_id}", "0").replace("{page}", "0");
    if web_address(&filled).is_ok() {
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
    for item in fields.items("links") {
        let mut inner = Fields::of(item);
        let name = inner.required_as("name", "中国政府网").map(|scalar| scalar.text.clone());
        let url =
            inner.required_as("url", "https://www.gov.cn/").is_some().then(|| address(&mut inner, "url"));
        all.extend(name.zip(url.flatten()));
        problems.extend(inner.finish());
    }
    all
}

fn columns(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> BTreeMap<Column, ColumnWords> {
    let Some(node) = fields.node("columns") else { return BTreeMap::new() };
    let mut inner = Fields::of(node);
    let mut all = BTreeMap::new();
    for (key, column) in Column::ALL {
        all.extend(inner.node(key).map(|node| (column, words(node, problems))));
    }
    problems.extend(inner.finish());
    all
}

fn words(node: &Node, problems: &mut Vec<Diagnostic>) -> ColumnWords {
    let mut fields = Fields::of(node);
    let words = ColumnWords {
        name: fields.text("name"),
        description: fields.text("description"),
        keywords: texts(fields.list("keywords")),
        kind: fields.text("type"),
    };
    problems.extend(fields.finish());
    words
}
