//! Results and the calendar: April cannot report the results of May.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::ledger::Ledger;
use crate::check::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{Bulletin, Figure, Nature, PagePath, SourceDate};

pub(super) fn check(ledger: &Ledger<'_>) -> Vec<Contradiction> {
    let bulletins: HashMap<&PagePath, &Bulletin> =
        ledger.site.bulletins.iter().map(|bulletin| (&bulletin.page.path, bulletin)).collect();
    let mut groups: BTreeMap<(&PagePath, String, Date), Vec<&Arc<Figure>>> = BTreeMap::new();
    for figure in
        ledger.printed().filter(|figure| figure.nature == Nature::Actual && figure.amount().is_some())
    {
        let bulletin = bulletins.get(&figure.page).copied();
        let known_until = last_known_day(bulletin, figure).filter(|known| figure.period.end() > *known);
        if let Some(known) = known_until {
            groups.entry((&figure.page, figure.period.key(), known)).or_default().push(figure);
        }
    }
    groups.into_iter().filter_map(|((_, _, known), figures)| contradiction(known, &figures)).collect()
}

/// The last day a figure can describe. A bulletin's own period is compared with its dates elsewhere, and may
/// be under way; a source has printed nothing that had not begun on its day.
fn last_known_day(bulletin: Option<&Bulletin>, figure: &Figure) -> Option<Date> {
    let printed = match figure.source.as_ref().map(|source| &source.date) {
        Some(SourceDate::Dated(date)) if figure.period.start() > *date => Some(*date),
        _ => None,
    };
    let other = bulletin.filter(|bulletin| bulletin.period != figure.period);
    let dated = other.map(|bulletin| {
        let as_of = bulletin.as_of.end();
        bulletin.published.map_or(as_of, |published| as_of.min(published.date()))
    });
    printed.into_iter().chain(dated).min()
}

/// One contradiction for the figures of one page and period.
fn contradiction(known: Date, figures: &[&Arc<Figure>]) -> Option<Contradiction> {
    let figure = figures.iter().min_by_key(|figure| figure.span)?;
    let (name, period, count) = (&figure.indicator.name, figure.period.name(), figures.len());
    let (zh, en) = match count {
        1 => (format!("「{name}」"), format!("`{name}`")),
        _ => (format!("「{name}」等 {count} 个数"), format!("`{name}` and others, {count} in all,")),
    };
    let problem = if figure.period.start() > known {
        Diagnostic::new(
            Code::FigPeriod,
            say!(
                "{zh}是{period}的实绩，资料却只到 {known}",
                "{en} of {period} are given as results; what is known ends on {known}"
            ),
        )
        .at(figure.span, say!("{period}还没有开始", "{period} had not begun"))
        .help(say!(
            "改正期间或 as_of；还没有发生的写进 targets，或写 nature: 计划",
            "correct the period or `as_of`; what has not happened yet belongs under `targets`, or `nature: 计划`"
        ))
    } else {
        Diagnostic::new(
            Code::FigEarly,
            say!(
                "{zh}记在{period}，资料却只到 {known}",
                "{en} stand under {period}; what is known ends on {known}"
            ),
        )
        .at(figure.span, say!("{period}还没有结束", "{period} was not over"))
        .help(say!(
            "年内累计的写到截止的月份，例如 2020-01/2020-04；是全年任务的写进 targets",
            "write a sum over part of the year as 2020-01/2020-04; a task for the year belongs under `targets`"
        ))
    };
    let mut contradiction = Contradiction::acceptable(figure, problem);
    contradiction.figures = figures.iter().map(|figure| Arc::clone(figure)).collect();
    Some(contradiction)
}
