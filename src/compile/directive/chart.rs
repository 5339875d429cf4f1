//! `{chart}`: what an author asks to have drawn, with the figures it takes.

mod kinds;

use rust_decimal::Decimal;

use super::{ChartIds, measure};
use crate::compile::fields::Fields;
use crate::compile::keys::{DOTS, MULTIPLES, Mapping, PARTS, TARGET, TREND};
use crate::compile::prose::inline;
use crate::compile::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{Chart, Choice, plain_text};
use crate::text::source::Span;

/// The kinds of chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChartKind {
    Trend,
    Dots,
    Multiples,
    Parts,
    Target,
}

impl Choice for ChartKind {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("trend", Self::Trend, "随时间变化", "change over time"),
        ("dots", Self::Dots, "各地一点", "a point a place"),
        ("multiples", Self::Multiples, "每地一小图", "a panel a place"),
        ("parts", Self::Parts, "整体与部分", "a whole and its parts"),
        ("target", Self::Target, "目标与完成", "targets and results"),
    ];
}

impl ChartKind {
    /// The options that this kind has.
    fn options(self) -> &'static Mapping {
        match self {
            Self::Trend => &TREND,
            Self::Dots => &DOTS,
            Self::Multiples => &MULTIPLES,
            Self::Parts => &PARTS,
            Self::Target => &TARGET,
        }
    }
}

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
    fields.narrow(kind.options());
    let (baseline, log) = axis(fields, kind);
    let data = kinds::data(out, fields, scope, kind, fence)?;
    if !measure::check(out, scope, &data, log, fence) {
        return None;
    }
    Some(Chart { id, title, caption, alt, note, baseline, log: log.is_some(), data, span: fence })
}

/// `baseline` and `log`, for kinds whose value axis may differ: lengths are read from zero, positions need not be.
fn axis(fields: &mut Fields<'_>, kind: ChartKind) -> (Option<Decimal>, Option<Span>) {
    if matches!(kind, ChartKind::Parts | ChartKind::Target) {
        return (None, None);
    }
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
