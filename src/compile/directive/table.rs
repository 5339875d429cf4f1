//! `{figures}`: a table of this page's figures.

use std::sync::Arc;

use crate::compile::citation;
use crate::compile::citation::Query;
use crate::compile::fields::Fields;
use crate::compile::prose::inline;
use crate::compile::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::read::Scalar;
use crate::say;
use crate::site::{Figure, FigureTable, Inline};
use crate::text::nearest;
use crate::text::source::Span;

/// A table of one group, of some indicators, or of everything on the page.
pub(super) fn lower(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
    span: Span,
) -> Option<FigureTable> {
    let group = fields.scalar("group");
    let names = fields.list("indicators");
    let title = fields.scalar("title").map(|title| inline(out, title, scope));
    let (default, figures) = match (group, names.as_slice()) {
        (Some(group), []) => (group.text.clone(), in_group(out, scope, group)?),
        (None, []) => ("数据表".to_owned(), scope.figures.to_vec()),
        (None, names) => ("数据表".to_owned(), of_indicators(out, scope, names)?),
        (Some(group), _) => {
            out.push(
                Diagnostic::new(
                    Code::DirectiveSyntax,
                    say!("group 和 indicators 只能写一个", "either `group` or `indicators`, not both"),
                )
                .at(group.span, say!("另一行写了 indicators", "`indicators` is given too"))
                .help(say!("两行留一行", "keep one of the two lines")),
            );
            return None;
        }
    };
    if figures.is_empty() {
        out.push(
            Diagnostic::new(Code::ChartEmpty, say!("数据表里一行也没有", "a table without rows"))
                .at(span, say!("本页没有符合的数据", "no figure of this page belongs here"))
                .help(say!(
                    "在本页 figures 里写上数据，或删去这张表",
                    "write figures on this page, or drop the table"
                )),
        );
        return None;
    }
    let period = shared(&figures, |figure| figure.period.clone());
    Some(FigureTable { title: title.unwrap_or_else(|| vec![Inline::Text(default)]), figures, period })
}

fn in_group(out: &mut Vec<Diagnostic>, scope: &PageScope<'_>, group: &Scalar) -> Option<Vec<Arc<Figure>>> {
    let groups = || scope.dictionary.indicators.iter().map(|indicator| indicator.group.as_str());
    let name = group.text.trim();
    if !groups().any(|known| known == name) {
        let problem = Diagnostic::new(
            Code::NameUnknown,
            say!("没有叫「{name}」的指标组", "there is no group `{name}`"),
        )
        .at(group.span, say!("指标登记里没有这个 group", "no indicator has this group"))
        .caused_by(Suppression::content("indicators.yml"));
        out.push(match nearest(name, groups()) {
            Some(near) => problem
                .help(say!("是不是想写「{near}」？", "did you mean `{near}`?"))
                .suggest(group.span, near),
            None => problem.help(say!(
                "组名写在 content/indicators.yml 的 group 里",
                "groups are named in content/indicators.yml"
            )),
        });
        return None;
    }
    Some(scope.figures.iter().filter(|figure| figure.indicator.group == name).cloned().collect())
}

/// This page's figures of the indicators; of one that the page has none of, the latest at its place.
fn of_indicators(
    out: &mut Vec<Diagnostic>,
    scope: &PageScope<'_>,
    names: &[&Scalar],
) -> Option<Vec<Arc<Figure>>> {
    let mut rows = Vec::new();
    let mut complete = true;
    for name in names {
        match of_indicator(scope, name) {
            Ok(figures) => rows.extend(figures),
            Err(problem) => {
                out.push(problem);
                complete = false;
            }
        }
    }
    complete.then_some(rows)
}

fn of_indicator(scope: &PageScope<'_>, name: &Scalar) -> Result<Vec<Arc<Figure>>, Diagnostic> {
    let indicator = citation::indicator(scope, name.text.trim(), name.span)?;
    let here = scope.figures.iter().filter(|figure| figure.indicator.order == indicator.order);
    let here: Vec<_> = here.cloned().collect();
    if !here.is_empty() {
        return Ok(here);
    }
    citation::find(scope, &Query { indicator, period: None, place: None }, name.span)
        .map(|figure| vec![figure])
}

/// What all figures share, when they do.
fn shared<T: PartialEq>(figures: &[Arc<Figure>], of: impl Fn(&Figure) -> T) -> Option<T> {
    let first = of(figures.first()?);
    figures.iter().all(|figure| of(figure) == first).then_some(first)
}
