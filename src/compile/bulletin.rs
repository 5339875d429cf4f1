//! The front matter that only bulletins have.

use jiff::civil::DateTime;

use super::{accept, calendar, date};
use crate::compile::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::read::Document;
use crate::say;
use crate::site::{Acceptance, Dictionary, Signature};
use crate::text::source::Span;

/// What a bulletin has beside a page's own keys.
#[derive(Debug, Clone)]
pub(super) struct Details {
    pub(super) period: Period,
    pub(super) kind: String,
    pub(super) as_of: Period,
    pub(super) as_of_inferred: bool,
    pub(super) published: Option<DateTime>,
    pub(super) accept: Vec<Acceptance>,
    pub(super) editor: Option<String>,
    pub(super) review: Vec<Signature>,
}

/// Reads them. A period that cannot be read is taken from the file's name; `None` (with a problem) when that
/// is none either, for then no figure has a time.
pub(super) fn details(
    fields: &mut Fields<'_>,
    document: &Document,
    dictionary: &Dictionary,
) -> Option<Details> {
    let written = fields.required("period").map(|scalar| scalar.span);
    let read = date::period_under(fields, "period");
    if let (Some(span), Some(period)) = (written, &read) {
        check_stem(fields, document, period, span);
    }
    let period = read.or_else(|| Period::parse(&stem(document).replace('_', "/").to_ascii_uppercase()).ok());
    let kind = fields.text("kind").unwrap_or_else(|| "通报".to_owned());
    let as_of = date::period_under(fields, "as_of");
    let as_of_inferred = fields.flag("as_of_inferred");
    let published = date::moment(fields, "published");
    let accept = accept::read(fields, dictionary);
    let editor = fields.text("editor");
    let review = review(fields);
    let period = period?;
    calendar::check(fields, &period, as_of.as_ref(), published);
    Some(Details {
        as_of: as_of.unwrap_or_else(|| period.clone()),
        period,
        kind,
        as_of_inferred,
        published,
        accept,
        editor,
        review,
    })
}

/// The file's name without its extension.
fn stem(document: &Document) -> &str {
    let file = document.path.rsplit('/').next().unwrap_or_default();
    file.strip_suffix(".md").unwrap_or(file)
}

/// A file called `2020-04.md` must not report March.
fn check_stem(fields: &mut Fields<'_>, document: &Document, period: &Period, span: Span) {
    let stem = stem(document);
    let file = format!("{stem}.md");
    let key = period.slug();
    // A second bulletin of one period carries a suffix, 2020-04-supplement.md; 2020-04-16 is no suffix.
    let is_period = Period::parse(&stem.replace('_', "/").to_ascii_uppercase()).is_ok();
    if stem == key || (!is_period && stem.starts_with(&format!("{key}-"))) {
        return;
    }
    fields.push(
        Diagnostic::new(
            Code::PeriodFile,
            say!("文件名是 {file}，期间却写成 {key}", "the file is called {file} but its period is {key}"),
        )
        .at(span, say!("与文件名不一致", "differs from the file name"))
        .help(say!(
            "把文件改名为 {key}.md，或改正 period；同一期间再发一篇，文件名像 {key}-supplement.md",
            "rename the file to {key}.md or correct `period`; a second bulletin of a period is called like {key}-supplement.md"
        )),
    );
}

/// Every stage that is written down and can be read.
fn review(fields: &mut Fields<'_>) -> Vec<Signature> {
    let mut all = Vec::new();
    for mut inner in fields.each("review") {
        let stage = inner.required_choice("stage");
        let by = inner.required("by").map(|scalar| scalar.text.split_whitespace().collect::<String>());
        let at = inner.required("at").and_then(|_| date::moment(&mut inner, "at"));
        let span = inner.span();
        all.extend(stage.zip(by).zip(at).map(|((stage, by), at)| Signature { stage, by, at, span }));
        inner.finish().into_iter().for_each(|problem| fields.push(problem));
    }
    all
}
