//! The front matter of every page, up to its figures; its prose waits until all figures are known.

use std::sync::Arc;

use rayon::prelude::*;

use super::document_kind::DocumentKind;
use super::names::Names;
use super::problems::bad_slug;
use super::{bulletin, date, figures, withdrawal};
use crate::compile::fields::Fields;
use crate::compile::keys::IDENTITY;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Suppression};
use crate::quantity::Period;
use crate::read::{Document, Scalar};
use crate::say;
use crate::site::{
    Alias, Bulletin, District, Figure, PagePath, SourceDocument, Update, parse_target, redirect,
};
use crate::text::source::Span;

/// A page whose names and figures are understood and whose prose is still text.
pub(super) struct FrontMatter {
    pub(super) kind: DocumentKind,
    pub(super) path: PagePath,
    pub(super) district: Option<Arc<District>>,
    pub(super) period: Option<Period>,
    pub(super) source: Option<Arc<SourceDocument>>,
    pub(super) title: Scalar,
    pub(super) summary: Option<Scalar>,
    pub(super) body: Span,
    pub(super) aliases: Vec<Alias>,
    pub(super) updates: Vec<Update>,
    pub(super) keywords: Vec<String>,
    pub(super) order: i64,
    pub(super) details: Option<bulletin::Details>,
    pub(super) figures: Vec<Figure>,
    pub(super) shared: Vec<Arc<Figure>>,
}

/// The front matter of one document where it can be understood, and what is wrong with it.
pub(super) type FrontMatterResult = (Option<FrontMatter>, Vec<Diagnostic>);

/// Reads the front matter of every document, in parallel.
pub(super) fn read_all(documents: &[Document], names: &Names) -> Vec<FrontMatterResult> {
    documents.par_iter().map(|document| read(document, names)).collect()
}

/// Reports all problems and keeps the pages that could be compiled.
pub(super) fn report_problems(
    diagnostics: &mut Diagnostics,
    results: Vec<FrontMatterResult>,
) -> Vec<FrontMatter> {
    let mut pages = Vec::new();
    for (page, problems) in results {
        diagnostics.extend(problems);
        pages.extend(page);
    }
    pages
}

/// Reads the front matter of one document.
fn read(document: &Document, names: &Names) -> (Option<FrontMatter>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let Some((kind, path)) = address(document, &mut problems) else { return (None, problems) };
    let mut fields = Fields::of(&document.front, kind.keys());
    let folder = document.path.split_once('/').map(|(folder, _)| folder);
    let district = folder.and_then(|folder| names.district(folder)).cloned();
    if kind != DocumentKind::Plain && district.is_none() {
        // The missing or broken `_index.md` has been reported; without a district the page cannot be read further.
        return (None, problems);
    }
    let title =
        if kind == DocumentKind::Profile { fields.scalar("name") } else { fields.required("title") }.cloned();
    let source = if kind == DocumentKind::Plain { None } else { names.source(&mut fields, &path) };
    let details = (kind == DocumentKind::Bulletin)
        .then(|| bulletin::details(&mut fields, document, &names.dictionary))
        .flatten();
    // Whether the page is out was decided before it was compiled; here only what is wrong with the keys is told.
    let _ = fields.flag("draft");
    if kind != DocumentKind::Bulletin {
        let _ = date::moment(&mut fields, "published");
    }
    if kind != DocumentKind::Profile {
        let _ = withdrawal::read(&mut fields);
    }
    let period = match (kind, &details) {
        (DocumentKind::Bulletin, Some(details)) => Some(details.period.clone()),
        (DocumentKind::Profile, _) => date::period_under(&mut fields, "period"),
        _ => None,
    };
    if kind == DocumentKind::Profile {
        fields.leave(IDENTITY);
    }
    let draft = FrontMatter {
        kind,
        district,
        period,
        source,
        title: title.clone().unwrap_or_else(|| nameless(document)),
        summary: fields.scalar("summary").cloned(),
        body: document.body,
        aliases: aliases(&mut fields, if kind == DocumentKind::Profile { "redirects" } else { "aliases" }),
        updates: updates(&mut fields, &mut problems),
        keywords: fields.texts("keywords"),
        order: if kind == DocumentKind::Bulletin { 0 } else { fields.integer("order").unwrap_or_default() },
        details,
        figures: Vec::new(),
        shared: Vec::new(),
        path,
    };
    // Problems of the page come before those of its figures, which may only follow from it.
    let mut inside = Vec::new();
    let draft = with_figures(draft, &mut fields, names, &mut inside);
    let complete = kind != DocumentKind::Bulletin || draft.details.is_some();
    problems.extend(fields.finish());
    if !complete {
        let page = draft.path.to_string();
        let lost = |problem: Diagnostic| {
            problem.causes(Suppression::content(&document.path)).causes(Suppression::PeriodOf(page.clone()))
        };
        problems = problems.into_iter().map(lost).collect();
    }
    problems.extend(inside);
    (complete.then_some(draft), problems)
}

fn with_figures(
    mut draft: FrontMatter,
    fields: &mut Fields<'_>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> FrontMatter {
    let Some(district) = draft.district.clone() else { return draft };
    let home = figures::Home {
        names,
        district: &district,
        period: draft.period.as_ref(),
        source: draft.source.as_ref(),
        page: &draft.path,
    };
    draft.figures = home.read(fields, problems);
    draft
}

fn nameless(document: &Document) -> Scalar {
    Scalar { text: document.path.clone(), span: document.front.span, verbatim: false, quoted: false }
}

fn address(document: &Document, problems: &mut Vec<Diagnostic>) -> Option<(DocumentKind, PagePath)> {
    let file = format!("content/{}", document.path);
    let Some(kind) = DocumentKind::of(&document.path) else {
        problems.push(
            Diagnostic::new(
                Code::ReadStray,
                say!("这个文件放得太深，不会发布", "this file lies too deep and is not published"),
            )
            .in_file(file)
            .help(say!(
                "通报放在 content/<区县>/ 之下，不再分文件夹",
                "bulletins lie in content/<district>/, no deeper"
            )),
        );
        return None;
    };
    match parse_target(&document.path, "") {
        Ok(path) => Some((kind, path)),
        Err(_) => {
            let folder = document.path.trim_end_matches(".md").trim_end_matches("_index");
            let span = document.front.span.part(0, 0);
            problems.push(bad_slug(folder, span, "about").help(say!(
                "给这个文件改名；网址是由文件名来的",
                "rename this file: its address comes from its name"
            )));
            None
        }
    }
}

fn aliases(fields: &mut Fields<'_>, key: &'static str) -> Vec<Alias> {
    let mut paths = Vec::new();
    for scalar in fields.list(key) {
        match redirect(&scalar.text) {
            Ok(path) => paths.push(Alias { path, span: scalar.span }),
            Err(_) => fields.push(bad_slug(&scalar.text, scalar.span, "old/2019-12")),
        }
    }
    paths
}

fn updates(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Update> {
    let mut updates = Vec::new();
    for mut inner in fields.each("updated") {
        let at = date::moment(&mut inner, "at");
        if at.is_none() && inner.node("at").is_none() {
            inner.missing("at");
        }
        let what = inner.required("what").map(|scalar| scalar.text.clone());
        updates.extend(at.zip(what).map(|(at, what)| Update { at, what }));
        problems.extend(inner.finish());
    }
    updates.sort_by_key(|update| update.at);
    updates
}

impl FrontMatter {
    /// The bulletin, once its page has its prose.
    pub(super) fn bulletin(&self, page: crate::site::Page) -> Option<Bulletin> {
        let (details, district) = (self.details.clone()?, self.district.clone()?);
        Some(Bulletin {
            page,
            district,
            period: details.period,
            kind: details.kind,
            as_of: details.as_of,
            as_of_inferred: details.as_of_inferred,
            published: details.published,
            source: self.source.clone(),
            accept: details.accept,
            editor: details.editor,
            review: details.review,
        })
    }
}
