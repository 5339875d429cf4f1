//! Whether a chart can be drawn honestly: something to draw, one unit, no log of zero, and a title that says something.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::compile::citation;
use crate::compile::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{ChartData, Figure, Inline, cited, plain_text};
use crate::text::source::Span;

/// Words by which a title is taken to state a finding. Crude on purpose: it only has to tell
/// 贫困发生率降到一成以下 from 贫困发生率.
const VERBS: [&str; 43] = [
    "降", "升", "增", "减", "达", "为", "占", "超", "完成", "实现", "未", "无", "有", "是", "退", "脱贫",
    "剩", "仅", "只", "高于", "低于", "多于", "少于", "不足", "不到", "翻", "持平", "归零", "清零", "保持",
    "覆盖", "全部", "最", "率先", "缩小", "扩大", "领先", "落后", "接近", "一半", "已", "仍", "很",
];

/// Reports what stands in the way; `false` when the chart cannot be drawn.
pub(super) fn check(
    out: &mut Vec<Diagnostic>,
    scope: &PageScope<'_>,
    data: &ChartData,
    log: Option<Span>,
    fence: Span,
) -> bool {
    if data.is_empty() {
        out.push(empty(scope, data, fence));
        return false;
    }
    let before = out.len();
    out.extend(mixed(data, fence));
    if let Some(log) = log {
        out.extend(not_positive(data, log));
    }
    out.len() == before
}

/// Warns of a title that states no finding.
pub(super) fn check_title(out: &mut Vec<Diagnostic>, title: &[Inline], span: Span) {
    let words = plain_text(title);
    if title.is_empty() || cited(title).next().is_some() || VERBS.iter().any(|verb| words.contains(verb)) {
        return;
    }
    out.push(
        Diagnostic::new(
            Code::ChartTitle,
            say!("图表标题「{words}」没有说出结论", "the chart title `{words}` states no finding"),
        )
        .at(span, say!("只有名称，没有动词，也没有数", "a name only: no verb and no figure"))
        .help(say!(
            "写读者该看到的结论，例如“贫困发生率降至{{fig}}`贫困发生率`”",
            "say what a reader is to see, such as 贫困发生率降至{{fig}}`贫困发生率`"
        )),
    );
}

fn empty(scope: &PageScope<'_>, data: &ChartData, fence: Span) -> Diagnostic {
    let problem =
        Diagnostic::new(Code::ChartEmpty, say!("这张图没有一个数可画", "this chart has nothing to draw"));
    let problem = problem.at(fence, say!("画不出来", "it cannot be drawn"));
    let causes =
        data.lookups().into_iter().flat_map(|(indicator, place)| citation::causes(scope, indicator, place));
    let problem = causes.fold(problem, |problem, cause| problem.caused_by(cause));
    let missing = data.figures().into_iter().take(3);
    let problem = missing.fold(problem, |problem, figure| {
        let why = figure.printed();
        problem.at(figure.span, say!("这里是「{why}」", "this one is {why}"))
    });
    problem.help(say!(
        "换一个有数的指标、地点或期间；没有数就用文字说明，不要放空图",
        "choose an indicator, place or period with amounts; where there are none, say so in words"
    ))
}

/// Figures on one axis must have one unit; the rows of a target chart are each on their own.
fn mixed(data: &ChartData, fence: Span) -> Vec<Diagnostic> {
    if !data.has_one_axis() {
        return Vec::new();
    }
    let mut units: BTreeMap<&str, &Arc<Figure>> = BTreeMap::new();
    for figure in data.figures() {
        units.entry(figure.indicator.unit.as_str()).or_insert(figure);
    }
    if units.len() < 2 {
        return Vec::new();
    }
    let each = |open: &str, close: &str| -> Vec<String> {
        units.iter().map(|(unit, figure)| format!("{}{open}{unit}{close}", figure.indicator.name)).collect()
    };
    let (zh, en) = (each("（", "）").join("、"), each(" (", ")").join(", "));
    let problem = Diagnostic::new(Code::ChartMixed, say!("图里的单位不一样：{zh}", "units differ: {en}"));
    vec![problem.at(fence, say!("一张图只能有一种单位", "one chart, one unit")).help(say!(
        "分成几张图，或只留单位相同的指标",
        "make several charts, or keep indicators of one unit"
    ))]
}

fn not_positive(data: &ChartData, log: Span) -> Vec<Diagnostic> {
    let bad = data
        .figures()
        .into_iter()
        .filter(|figure| figure.amount().is_some_and(|amount| amount.value <= Decimal::ZERO));
    let report = |figure: &Arc<Figure>| {
        let (place, period, printed) = (figure.place.name(), figure.period.key(), figure.printed());
        Diagnostic::new(
            Code::ChartLog,
            say!(
                "对数坐标里放不下 {printed}（{place}，{period}）",
                "{printed} ({place}, {period}) has no place on a log scale"
            ),
        )
        .at(log, say!("这里要了对数坐标", "a log scale is asked for here"))
        .at(figure.span, say!("零和负数没有对数", "zero and negative numbers have no logarithm"))
        .help(say!(
            "删去 log: true，用从零开始的普通坐标",
            "drop `log: true`: the usual scale begins at zero"
        ))
    };
    bad.map(report).collect()
}
