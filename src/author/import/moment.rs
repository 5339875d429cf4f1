//! The periods of headings and titles, in every way that forms write them.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::quantity::{DateText, Period, date_text};
use crate::workbook::{Cell, CellValue};

/// What a text says about time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Moment {
    /// A period.
    Period(Period),
    /// A part of a year that is not named: `-04` of 4月, `-Q1` of 一季度.
    InYear(String),
    /// 今年, 目前: the period of the form itself, stated elsewhere.
    Now,
    /// 去年, 上月: another period, which only the writer knows.
    Then,
    /// A day counted from 1900, as a spreadsheet stores one whose format was lost.
    Serial(Date),
}

/// Words for the period of the form.
const NOW: [&str; 13] = [
    "今年",
    "本年",
    "本月",
    "本期",
    "本季",
    "本季度",
    "目前",
    "截至目前",
    "截止目前",
    "当前",
    "当期",
    "今年以来",
    "本年度",
];
/// Words for another period.
const THEN: [&str; 15] = [
    "去年",
    "上年",
    "去年底",
    "上年底",
    "上年末",
    "去年末",
    "上月",
    "上期",
    "上季",
    "上季度",
    "去年同期",
    "上年同期",
    "同期",
    "年初",
    "上年度",
];
/// Words in front of a date that say the figures stand at it.
const UNTIL: [&str; 5] = ["截至", "截止到", "截止", "至", "到"];
/// The serials of days that a form can be about: 1982 to 2050.
const SERIALS: std::ops::RangeInclusive<i32> = 30_000..=54_789;
/// The years that a bare number may name.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2100;

/// The time that a heading names; `key` is its text without spaces.
pub(super) fn moment(key: &str) -> Option<Moment> {
    if NOW.contains(&key) {
        return Some(Moment::Now);
    }
    if THEN.contains(&key) {
        return Some(Moment::Then);
    }
    if let Some(date) = serial(key) {
        return Some(Moment::Serial(date));
    }
    let bare = UNTIL.iter().find_map(|word| key.strip_prefix(word)).unwrap_or(key);
    // 上半年末 and the like: the end of a period is where its figures stand.
    match date_text(bare).or_else(|| date_text(bare.trim_end_matches(['底', '末'])))? {
        DateText::Period(period) => Some(Moment::Period(period)),
        DateText::PartOfYear(part) => Some(Moment::InYear(part)),
    }
}

/// The time that a cell names: a date, or its text.
pub(super) fn of_cell(cell: &Cell, key: &str) -> Option<Moment> {
    match &cell.value {
        CellValue::Date(date) => Some(Moment::Period(displayed_period(*date, cell))),
        CellValue::Text | CellValue::Number(_) => moment(key),
        _ => None,
    }
}

/// A date whose format shows only its month or its year is that month or year.
fn displayed_period(date: Date, cell: &Cell) -> Period {
    let format = cell.format.as_deref().unwrap_or_default().to_ascii_lowercase();
    let day = format.contains('d') || cell.text.contains('日') || format.is_empty();
    let month = format.contains('m') || cell.text.contains('月');
    match (day, month) {
        (true, _) => Period::Day(date),
        (false, true) => Period::Month(date.year(), date.month()),
        (false, false) => Period::Year(date.year()),
    }
}

/// Whether a text is a number that could be a year or a count.
pub(super) fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit())
}

/// A part of a year and the year: `-04` and 2020.
pub(super) fn with_year(part: &str, year: i16) -> Option<Period> {
    Period::parse(&format!("{year}{part}")).ok()
}

fn serial(text: &str) -> Option<Date> {
    let number: i32 = text.parse::<Decimal>().ok()?.to_i32()?;
    let days =
        Some(number).filter(|days| SERIALS.contains(days) && !YEARS.contains(days) && is_bare(text))?;
    // Day 1 is 1 January 1900, and 29 February 1900 is counted though there was none.
    Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().days(days)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::first_period;

    #[test]
    fn every_way_of_writing_a_period_is_read() {
        for (text, expected) in [
            ("2020年4月", "2020-04"),
            ("2020.4.16", "2020-04-16"),
            ("2020-4-16", "2020-04-16"),
            ("2020/4", "2020-04"),
            ("20200416", "2020-04-16"),
            ("202004", "2020-04"),
            ("2020", "2020"),
            ("2019年底", "2019"),
            ("2020年度", "2020"),
            ("2020年4月底", "2020-04"),
            ("截至2020年4月30日", "2020-04-30"),
            ("二〇二〇年四月", "2020-04"),
            ("二○二○年十二月", "2020-12"),
            ("2020年上半年", "2020-H1"),
            ("2020年一季度", "2020-Q1"),
            ("2020年第一季度", "2020-Q1"),
            ("2020Q1", "2020-Q1"),
            ("2020年1-4月", "2020-01/2020-04"),
        ] {
            let parsed = moment(text);
            assert_eq!(parsed, Some(Moment::Period(Period::parse(expected).unwrap())), "{text}");
        }
    }

    #[test]
    fn relative_times_are_not_periods() {
        assert_eq!(moment("4月"), Some(Moment::InYear("-04".to_owned())));
        assert_eq!(moment("一季度"), Some(Moment::InYear("-Q1".to_owned())));
        assert_eq!(moment("上半年"), Some(Moment::InYear("-H1".to_owned())));
        assert_eq!(moment("今年"), Some(Moment::Now));
        assert_eq!(moment("去年底"), Some(Moment::Then));
        assert_eq!(moment("43937"), Some(Moment::Serial(jiff::civil::date(2020, 4, 16))));
        for text in ["贫困发生率", "15495", "1", "区县", "", "0.06", "一", "上", "三户"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn a_title_names_its_period() {
        let period = |text: &str| first_period(text).map(|period| period.key());
        assert_eq!(period("潼南区2020年4月脱贫攻坚进展情况表").as_deref(), Some("2020-04"));
        assert_eq!(period("甲县二〇二〇年四月报表").as_deref(), Some("2020-04"));
        assert_eq!(period("截至2020年4月30日脱贫情况").as_deref(), Some("2020-04-30"));
        assert_eq!(period("报表2020-04").as_deref(), Some("2020-04"));
        assert_eq!(period("2020年1-4月").as_deref(), Some("2020-01/2020-04"));
        assert_eq!(period("表1 建档立卡户"), None);
    }
}
