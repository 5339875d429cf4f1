//! `{chart}`: a chart that an author asks for, with the figures it shows.

mod kinds;

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::{ChartIds, measure};
use crate::compile::fields::Fields;
use crate::compile::keys::{Key, Mapping};
use crate::compile::prose::inline;
use crate::compile::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{Amount, Qualifier};
use crate::read::Scalar;
use crate::say;
use crate::site::{Chart, ChartData, ChartKind, Choice, plain_text};
use crate::text::source::Span;

/// A chart of any kind: every option that some kind has.
pub(crate) static CHART: LazyLock<Mapping> = LazyLock::new(|| {
    let mut options: Vec<Key> = Vec::new();
    for key in ChartKind::values().flat_map(|kind| kinds::parser(kind).options.keys()) {
        if !options.iter().any(|known| known.name == key.name) {
            options.push(of_any_kind(key));
        }
    }
    Mapping::of(kinds::TITLE, options)
});

/// An option as it is explained before the kind is known: where not all kinds have it or need it, with those that do.
fn of_any_kind(key: &Key) -> Key {
    let words = |fits: fn(&Key) -> bool| -> Vec<&str> {
        let has = |kind: &ChartKind| kinds::parser(*kind).options.key(key.name).is_some_and(fits);
        ChartKind::values().filter(has).map(ChartKind::word).collect()
    };
    let (all, having, needing) = (ChartKind::values().count(), words(|_| true), words(|key| key.required));
    let (zh, en) = key.about;
    let about = match (having.len(), needing.len()) {
        _ if key.name == "places" => places_of_any_kind(key),
        (having, needing) if needing == all || (having, needing) == (all, 0) => key.about,
        (_, 0) => (
            &*format!("{zh}（{}）", having.join("、")).leak(),
            &*format!("{en} ({})", having.join(", ")).leak(),
        ),
        _ => (
            &*format!("{zh}：{} 必填", needing.join("、")).leak(),
            &*format!("{en}; needed by {}", needing.join(", ")).leak(),
        ),
    };
    Key { required: needing.len() == all, about, ..*key }
}

/// `places`, with the kinds that draw all districts where it is left out.
fn places_of_any_kind(key: &Key) -> (&'static str, &'static str) {
    let (zh, en) = key.about;
    let drawing = ChartKind::values().filter(|kind| kinds::parser(*kind).draws_all).map(ChartKind::word);
    let drawing: Vec<&str> = drawing.collect();
    (
        format!("{zh}，{} 是全部区县", drawing.join(" 和 ")).leak(),
        format!("{en}, all of them with {}", drawing.join(" and ")).leak(),
    )
}

/// A chart with everything that is drawn in it; `None` when it cannot be drawn.
pub(super) fn lower(
    out: &mut Vec<Diagnostic>,
    fields: &mut Fields<'_>,
    scope: &PageScope<'_>,
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
    fields.narrow(&parser.options);
    let (foot, log) = if parser.has_axis() { axis(fields) } else { (None, None) };
    let data = (parser.data)(out, fields, scope, fence);
    let baseline = foot.and_then(|foot| baseline(fields, foot, data.as_ref()));
    let data = data?;
    if !measure::check(out, scope, &data, log, fence) {
        return None;
    }
    Some(Chart { id, title, caption, alt, note, baseline, log: log.is_some(), data, span: fence })
}

/// `baseline` and `log`, for kinds whose value axis may differ: lengths are read from zero, positions need not be.
fn axis<'a>(fields: &mut Fields<'a>) -> (Option<&'a Scalar>, Option<Span>) {
    let log = fields.flag("log").then(|| fields.scalar("log").map(|scalar| scalar.span)).flatten();
    let Some(scalar) = fields.scalar("baseline") else { return (None, log) };
    if log.is_some() {
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
    (Some(scalar), log)
}

/// Where the axis starts, read as the figures of the chart are: with their unit or none.
fn baseline(fields: &mut Fields<'_>, written: &Scalar, data: Option<&ChartData>) -> Option<Decimal> {
    let figures = data.map(ChartData::figures).unwrap_or_default();
    let unit = figures.first().map(|figure| figure.indicator.unit.as_str());
    let fits = |amount: &Amount| {
        let unit_fits = amount.unit.is_empty() || unit.is_none_or(|unit| amount.in_unit(unit).is_some());
        amount.qualifier == Qualifier::Exact && unit_fits
    };
    if let Some(amount) = Amount::parse(&written.text).ok().filter(fits) {
        let amount = unit.and_then(|unit| amount.in_unit(unit)).unwrap_or(amount);
        return Some(amount.value);
    }
    let unit = unit.unwrap_or_default();
    let (zh, en) = (format!("一个数，例如 0.5{unit}"), format!("a number such as 0.5{unit}"));
    fields.wrong_value(written, &zh, &en);
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_some_kinds_of_chart_have_is_explained_with_those_that_do() {
        let about = |name| CHART.key(name).map(|key| (key.required, key.about.0, key.about.1)).unwrap();
        assert_eq!(about("kind"), (true, "哪一种图", "Which kind"));
        assert_eq!(about("alt").1, "读屏软件念的文字；不写由程序写", "every kind may have it");
        assert_eq!(
            about("indicator"),
            (
                false,
                "画哪个指标：trend、dots、multiples 必填",
                "The indicator drawn; needed by trend, dots, multiples"
            )
        );
        assert_eq!(about("reference").2, "What to compare with: place, or place/indicator (trend)");
        assert_eq!(about("period").1, "画哪一期；不写就是最近的一期（dots、parts、target）");
        assert_eq!(about("places").1, "画哪些地点；不写就是本区县，dots 和 multiples 是全部区县");
    }

    #[test]
    fn the_options_of_a_kind_of_chart_are_options_of_charts() {
        let all: BTreeSet<&str> = CHART.keys().map(|key| key.name).collect();
        let own = ChartKind::values().flat_map(|kind| kinds::parser(kind).options.keys());
        assert_eq!(all, own.map(|key| key.name).collect());
    }
}
