//! Spans of dates that share a word: 2018—2022年, 2020/21年度, 1—11月, 前三季度.

use super::part::{OF_YEAR, PrintedDate, QUARTERS, arabic_year, in_digits, of, small_number};
use crate::quantity::glyphs::Glyphs;
use crate::quantity::moment::Moment;
use crate::quantity::number;

/// Signs between two months or two quarters.
const JOINTS: &[&str] = &["——", "-", "—", "~", "至", "到"];

/// 2018—2022, 2018～2022年, 2016至2019年.
pub(super) fn years(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let (first, end) = arabic_year(glyphs, at)?;
    let sign = glyphs.eat(end, "年").unwrap_or(end);
    let second = match glyphs.get(sign).filter(|c| "—-~至到".contains(*c))? {
        '—' => glyphs.run_within(sign, 2, |c| c == '—'),
        _ => sign + 1,
    };
    let (last, end) = arabic_year(glyphs, second)?;
    let end = of(glyphs, end, OF_YEAR).unwrap_or(end);
    let named = |year| Moment { year: Some(year), ..Moment::default() };
    Some(PrintedDate { to: Some(named(last)), ..PrintedDate::new(end, named(first)) })
}

/// 2020/21年度, 2020-21学年: a year that begins in one and ends in the next.
pub(super) fn season(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let (first, end) = arabic_year(glyphs, at)?;
    let second = glyphs.eat_any(end, &["/", "-", "—"])?;
    let end = number::digits(glyphs, second);
    let last = in_digits(glyphs, second, end).filter(|_| end == second + 2)?;
    let end = glyphs.eat_any(end, &["年度", "学年", "榨季", "年"])?;
    let named = |year| Moment { year: Some(year), ..Moment::default() };
    let follows = last == (first + 1) % 100;
    follows.then(|| PrintedDate { to: Some(named(first + 1)), ..PrintedDate::new(end, named(first)) })
}

/// 1—3季度, 一至三季度, 前三季度: from the first quarter to the last.
pub(super) fn quarters(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let (first, second) = match glyphs.eat(at, "前") {
        Some(second) => (1, second),
        None => {
            let (first, end) = small_number(glyphs, at, 4)?;
            (first, glyphs.eat_any(end, JOINTS)?)
        }
    };
    let (last, end) = small_number(glyphs, second, 4)?;
    let end = glyphs.eat_any(end, QUARTERS)?;
    let named = |quarter| Moment { quarter: Some(quarter), ..Moment::default() };
    (first < last).then(|| PrintedDate { to: Some(named(last)), ..PrintedDate::new(end, named(first)) })
}

/// 1—11月, 2-5月份: one period from the first month to the last.
pub(super) fn months(glyphs: &Glyphs<'_>, at: usize) -> Option<PrintedDate> {
    let (first, end) = small_number(glyphs, at, 12)?;
    let sign = glyphs.eat_any(end, JOINTS)?;
    let (last, end) = small_number(glyphs, sign, 12)?;
    let end = glyphs.eat_any(end, &["月份", "月底", "月末", "月"])?;
    let named = |month| Moment { month: Some(month), ..Moment::default() };
    let aged = glyphs.is(end, |c| "龄大".contains(c));
    (first < last && !aged)
        .then(|| PrintedDate { to: Some(named(last)), ..PrintedDate::new(end, named(first)) })
}
