//! The finding of a chart without an author's title, worded from its figures.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::site::wording::Class;
use crate::site::{Citation, Direction, Figure, Indicator, Inline, Series, wording};

/// 潼南区贫困发生率由0.6%降至0.06%, or a single observation in words; `None` without an amount.
pub(crate) fn of_trend(series: &Series) -> Option<Vec<Inline>> {
    let mut amounts: Vec<&Arc<Figure>> =
        series.figures.iter().filter(|figure| figure.amount().is_some()).collect();
    amounts.sort_by_key(|figure| figure.period.end());
    let (first, last) = (*amounts.first()?, *amounts.last()?);
    let subject = format!("{}{}", series.place.name(), series.indicator.name);
    if first.period == last.period {
        let subject = format!("{}{}{}为", series.place.name(), last.period.name(), series.indicator.name);
        return Some(vec![text(subject), cite(last)]);
    }
    let (from, to) = (first.amount()?, last.amount()?);
    let verb = wording::arrival(from, to, Class::of(&series.indicator));
    if from.value == to.value {
        return Some(vec![text(format!("{subject}{verb}")), cite(last)]);
    }
    Some(vec![text(format!("{subject}由")), cite(first), text(verb), cite(last)])
}

/// 3个区县公布贫困发生率，最低为巴南区0.01%; `None` for fewer than two places.
pub(crate) fn of_dots(indicator: &Indicator, figures: &[Arc<Figure>]) -> Option<Vec<Inline>> {
    let amounts: Vec<&Arc<Figure>> = figures.iter().filter(|figure| figure.amount().is_some()).collect();
    let value = |figure: &&Arc<Figure>| figure.amount().map(|amount| amount.value);
    let (best, word) = match indicator.direction {
        Direction::Lower => (amounts.iter().copied().min_by_key(value)?, "最低为"),
        _ => (amounts.iter().copied().rev().max_by_key(value)?, "最高为"),
    };
    if amounts.len() < 2 {
        return None;
    }
    let ties = amounts.iter().filter(|figure| value(figure) == value(&best)).count();
    if ties == amounts.len() {
        return Some(vec![text(format!("{}个区县公布{}，均为", amounts.len(), indicator.name)), cite(best)]);
    }
    let others = if ties > 1 { "等地" } else { "" };
    let count = format!("{}个区县公布{}，{word}{}{others}", amounts.len(), indicator.name, best.place.name());
    Some(vec![text(count), cite(best)])
}

/// How many places rose or fell: 2个区县贫困发生率下降，1个区县上升.
pub(crate) fn of_multiples(all: &[Series]) -> Option<Vec<Inline>> {
    let own: Vec<&Series> = all.iter().filter(|series| !series.reference).collect();
    let moves: Vec<Ordering> = own.iter().copied().filter_map(direction).collect();
    let indicator = own.first()?.indicator.as_ref();
    let (name, class) = (&indicator.name, Class::of(indicator));
    if moves.is_empty() {
        return Some(vec![text(format!("{}个区县公布{name}，各有一次读数", own.len()))]);
    }
    let mut title = String::new();
    for way in [Ordering::Less, Ordering::Greater, Ordering::Equal] {
        let (count, word) = (moves.iter().filter(|made| **made == way).count(), class.verb(way));
        if count == 0 {
            continue;
        }
        let subject = if title.is_empty() { name.as_str() } else { "" };
        let comma = if title.is_empty() { "" } else { "，" };
        title.push_str(&format!("{comma}{count}个区县{subject}{word}"));
    }
    Some(vec![text(title)])
}

fn direction(series: &Series) -> Option<Ordering> {
    let mut amounts: Vec<&Arc<Figure>> =
        series.figures.iter().filter(|figure| figure.amount().is_some()).collect();
    amounts.sort_by_key(|figure| figure.period.end());
    let (first, last) = (amounts.first()?, amounts.last()?);
    (amounts.len() > 1).then(|| Some(last.amount()?.value.cmp(&first.amount()?.value))).flatten()
}

/// 建档立卡户15495户，其中已脱贫户15326户
pub(crate) fn of_parts(whole: &Arc<Figure>, part: &Arc<Figure>) -> Vec<Inline> {
    vec![
        text(format!("{}{}", whole.place.name(), whole.indicator.name)),
        cite(whole),
        text(format!("，其中{}", part.indicator.name)),
        cite(part),
    ]
}

fn text(words: impl Into<String>) -> Inline {
    Inline::Text(words.into())
}

fn cite(figure: &Arc<Figure>) -> Inline {
    Inline::Figure(Citation::of(figure, figure.span))
}
