//! `{chart}`: a chart that an author asks for, with the figures it shows.

mod kinds;

use rust_decimal::Decimal;

use super::{ChartIds, measure};
use crate::compile::fields::Fields;
use crate::compile::prose::inline;
use crate::compile::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{Chart, ChartKind, plain_text};
use crate::text::source::Span;

/// A chart with everything that is drawn in it; `None` when it cannot be drawn.
pub(super) fn lower(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    ids: &mut ChartIds,
    fence: Span,
) -> Option<Chart> {
    let id = ids.next(out, fields.scalar("id"));
    let title_at = fields.required("title");
    let title = title_at.map(|title| inline(out, title, scope)).unwrap_or_default();
    if let Some(at) = title_at {
        measure::check_title(out, &title, at.span);
    }
    let caption = fields.scalar("caption").map(|caption| inline(out, caption, scope)).unwrap_or_default();
    let alt = fields.scalar("alt").map(|alt| inline(out, alt, scope));
    let note = fields.scalar("note").map(|note| plain_text(&inline(out, note, scope)));
    // Where the kind itself is wrong, no option of some kind is called unknown.
    let kind: ChartKind = fields.required_choice("kind")?;
    let parser = kinds::parser(kind);
    fields.narrow(parser.options);
    let (baseline, log) = if parser.has_axis() { axis(fields) } else { (None, None) };
    let data = (parser.data)(out, fields, scope, fence)?;
    if !measure::check(out, scope, &data, log, fence) {
        return None;
    }
    Some(Chart { id, title, caption, alt, note, baseline, log: log.is_some(), data, span: fence })
}

/// `baseline` and `log`, for kinds whose value axis may differ: lengths are read from zero, positions need not be.
fn axis(fields: &mut Fields<'_>) -> (Option<Decimal>, Option<Span>) {
    let log = fields.flag("log").then(|| fields.scalar("log").map(|scalar| scalar.span)).flatten();
    let Some(scalar) = fields.scalar("baseline") else { return (None, log) };
    let number = scalar.text.trim().trim_end_matches('%').parse::<Decimal>().ok();
    if number.is_none() {
        fields.wrong_value(scalar, "一个数，例如 0.5", "a number such as 0.5");
    }
    if number.is_some() && log.is_some() {
        fields.push(
            Diagnostic::new(
                Code::DirectiveSyntax,
                say!("baseline 和 log 不能一起用", "`baseline` and `log` exclude each other"),
            )
            .at(scalar.span, say!("另一行写了 log: true", "`log: true` is given too"))
            .help(say!(
                "两行留一行：对数坐标没有起点可定，普通坐标才用 baseline",
                "keep one of the two lines: a log scale has no baseline"
            )),
        );
    }
    (number, log)
}
