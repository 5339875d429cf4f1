//! The front matter of any page, up to its figures; its prose waits until all figures are known.

use std::sync::Arc;

use super::{Names, bulletin, date, dictionary, figures, settings};
use crate::compile::fields::Fields;
use crate::compile::keys::{BULLETIN, DISTRICT, IDENTITY, Mapping, PLAIN};
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::quantity::Period;
use crate::read::{Document, Scalar};
use crate::say;
use crate::site::{Bulletin, District, Figure, PagePath, SourceDocument, Update, parse_target, redirect};
use crate::text::source::Span;

/// What a Markdown file is, told by its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `<district>/_index.md`
    Profile,
    /// `<district>/<period>.md`
    Bulletin,
    /// `about.md`
    Plain,
}

impl Kind {
    /// What its front matter may say.
    fn keys(self) -> &'static Mapping {
        match self {
            Self::Profile => &DISTRICT,
            Self::Bulletin => &BULLETIN,
            Self::Plain => &PLAIN,
        }
    }
}

/// The kind of a document by its path under `content/`; `None` for a file that lies too deep.
pub(super) fn kind(path: &str) -> Option<Kind> {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        [file] if *file != "_index.md" => Some(Kind::Plain),
        [_, "_index.md"] => Some(Kind::Profile),
        [_, _] => Some(Kind::Bulletin),
        _ => None,
    }
}

/// A page whose names and figures are understood and whose prose is still text.
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) hidden: bool,
    pub(super) path: PagePath,
    pub(super) district: Option<Arc<District>>,
    pub(super) period: Option<Period>,
    pub(super) source: Option<Arc<SourceDocument>>,
    pub(super) title: Scalar,
    pub(super) summary: Option<Scalar>,
    pub(super) body: Span,
    pub(super) aliases: Vec<PagePath>,
    pub(super) updates: Vec<Update>,
    pub(super) keywords: Vec<String>,
    pub(super) order: i64,
    pub(super) details: Option<bulletin::Details>,
    pub(super) figures: Vec<Figure>,
    pub(super) shared: Vec<Arc<Figure>>,
}

/// Reads the front matter of one document.
pub(super) fn front(document: &Document, names: &Names) -> (Option<Draft>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let Some((kind, path)) = address(document, &mut problems) else { return (None, problems) };
    let mut fields = Fields::of(&document.front, kind.keys());
    let folder = document.path.split_once('/').map(|(folder, _)| folder);
    let district = folder.and_then(|folder| names.district(folder)).cloned();
    if kind != Kind::Plain && district.is_none() {
        // The missing or broken `_index.md` has been reported; without a district nothing more can be said.
        return (None, problems);
    }
    let title = if kind == Kind::Profile { fields.scalar("name") } else { fields.required("title") }.cloned();
    let source = if kind == Kind::Plain { None } else { source(&mut fields, names, &path) };
    let details = (kind == Kind::Bulletin)
        .then(|| bulletin::details(&mut fields, document, &names.dictionary))
        .flatten();
    let period = match (kind, &details) {
        (Kind::Bulletin, Some(details)) => Some(details.period.clone()),
        (Kind::Profile, _) => self::period(&mut fields, "period"),
        _ => None,
    };
    if kind == Kind::Profile {
        fields.leave(IDENTITY);
    }
    let draft = Draft {
        kind,
        hidden: fields.flag("draft"),
        district,
        period,
        source,
        title: title.clone().unwrap_or_else(|| nameless(document)),
        summary: fields.scalar("summary").cloned(),
        body: document.body,
        aliases: aliases(&mut fields, if kind == Kind::Profile { "redirects" } else { "aliases" }),
        updates: updates(&mut fields, &mut problems),
        keywords: fields.texts("keywords"),
        order: if kind == Kind::Bulletin { 0 } else { fields.integer("order").unwrap_or_default() },
        details,
        figures: Vec::new(),
        shared: Vec::new(),
        path,
    };
    // What is wrong with the page is told before what is wrong with its figures, which may only follow from it.
    let mut inside = Vec::new();
    let draft = with_figures(draft, &mut fields, names, &mut inside);
    let complete = kind != Kind::Bulletin || draft.details.is_some();
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
    mut draft: Draft,
    fields: &mut Fields<'_>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Draft {
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

fn address(document: &Document, problems: &mut Vec<Diagnostic>) -> Option<(Kind, PagePath)> {
    let file = format!("content/{}", document.path);
    let Some(kind) = kind(&document.path) else {
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
            problems.push(dictionary::bad_slug(folder, span, "about").help(say!(
                "给这个文件改名；网址是由文件名来的",
                "rename this file: its address comes from its name"
            )));
            None
        }
    }
}

/// A period under a key.
pub(super) fn period(fields: &mut Fields<'_>, key: &'static str) -> Option<Period> {
    let scalar = fields.scalar(key)?;
    match date::period(scalar) {
        Ok(period) => Some(period),
        Err(problem) => {
            fields.push(problem);
            None
        }
    }
}

/// The source named under `source`, on a page.
pub(super) fn source(fields: &mut Fields<'_>, names: &Names, page: &PagePath) -> Option<Arc<SourceDocument>> {
    let scalar = fields.scalar("source")?;
    let found = names.sources.get(&scalar.text).cloned();
    if found.is_none() {
        let ids = names.sources.keys().map(String::as_str);
        let seen = &scalar.text;
        fields.push(
            settings::unknown(scalar, "来源", "source", ids)
                .caused_by(Suppression::Path(format!("seeds/{seen}.yml")))
                .causes(Suppression::SourceOf(page.to_string()))
                .help(say!(
                    "来源的编号就是 seeds/ 里文件的名字（不带 .yml）；新来源先登记：tongbao new source 编号，有文本的用 tongbao source",
                    "a source's id is the name of its file in seeds/; a new one is made by `tongbao new source ID`, or by `tongbao source` from its text"
                )),
        );
    }
    found
}

fn aliases(fields: &mut Fields<'_>, key: &'static str) -> Vec<PagePath> {
    let mut paths = Vec::new();
    for scalar in fields.list(key) {
        match redirect(&scalar.text) {
            Ok(path) => paths.push(path),
            Err(_) => fields.push(dictionary::bad_slug(&scalar.text, scalar.span, "old/2019-12")),
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

impl Draft {
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
