//! Where a figure comes from, in one line: its printed form, its period and source, and what kind of figure it is.

use crate::check::Checked;
use crate::render::charts::source_name;
use crate::site::{Figure, Nature, Observation, Status};

/// Between the parts of the line.
const DOT: &str = " · ";

/// `贫困发生率 · 原文 0.06% · 2020年4月 · 来源《…》 · 导语`, and whether it is a target, derived, revised or disputed.
/// The row of the figure's table says the same in full.
pub(super) fn origin(checked: &Checked, figure: &Figure) -> String {
    let mut parts = vec![figure.indicator.name.clone(), printed(figure), figure.period.name()];
    parts.extend(figure.place.part.as_deref().map(str::to_owned));
    parts.extend(figure.source.as_deref().map(|source| format!("来源{}", source_name(source))));
    parts.extend(figure.section.clone());
    parts.extend(caveats(figure));
    parts.extend(checked.disputes(figure).map(|reason| format!("原文如此：{reason}")));
    parts.join(DOT)
}

/// Both observations that a comparison was computed from.
pub(super) fn comparison(checked: &Checked, from: &Figure, to: &Figure) -> String {
    let printed = |figure: &Figure| format!("{}（{}）", figure.printed(), figure.period.name());
    let mut parts = vec![to.indicator.name.clone(), format!("由{}和{}算出", printed(from), printed(to))];
    let mut sources: Vec<String> =
        [from, to].into_iter().filter_map(|figure| figure.source.as_deref()).map(source_name).collect();
    sources.dedup();
    if !sources.is_empty() {
        parts.push(format!("来源{}", sources.join("、")));
    }
    let disputes = [from, to].into_iter().filter_map(|figure| checked.disputes(figure));
    parts.extend(disputes.map(|reason| format!("原文如此：{reason}")));
    parts.join(DOT)
}

/// What the source prints; a derived figure is printed nowhere.
fn printed(figure: &Figure) -> String {
    match &figure.observation {
        Observation::Amount(_) if figure.nature == Nature::Derived => {
            format!("{} {}", figure.nature.name(), figure.printed())
        }
        Observation::Amount(_) => format!("原文 {}", figure.printed()),
        Observation::Missing(missing) => missing.name().to_owned(),
    }
}

/// What sets the figure apart from a final result.
fn caveats(figure: &Figure) -> Vec<String> {
    let nature = match figure.nature {
        Nature::Actual => None,
        Nature::Target | Nature::Plan => Some(format!("{}，不是结果", figure.nature.name())),
        Nature::Derived => Some(figure.note.clone().unwrap_or_else(|| "由同一来源的数算出".to_owned())),
    };
    let status = (figure.status != Status::Final).then(|| match &figure.reason {
        Some(reason) => format!("{}：{reason}", figure.status.name()),
        None => figure.status.name().to_owned(),
    });
    nature.into_iter().chain(status).collect()
}
