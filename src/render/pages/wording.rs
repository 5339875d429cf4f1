//! Words that views share: dates as they are written in Chinese, and numbers apart from their units.

use jiff::civil::{Date, DateTime, Time};

use crate::site::{Bulletin, SourceDate, SourceDocument};
use crate::text::is_digit;

/// What stands where a publication date is not known.
pub(super) const UNDATED: &str = "未标注";
/// The mark of a date that was inferred from the text of an undated source.
pub(super) const INFERRED: &str = "按原文推定";

/// 2020年5月6日
pub(super) fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// 2020年5月6日 09:00; the time is left out where an author gave none, which is read as midnight.
pub(super) fn moment(at: DateTime) -> String {
    if at.time() == Time::midnight() {
        return date(at.date());
    }
    format!("{} {:02}:{:02}", date(at.date()), at.hour(), at.minute())
}

/// The date of a bulletin in a list: when it was published, or that it does not say.
pub(super) fn published(bulletin: &Bulletin) -> String {
    bulletin.published.map_or_else(|| UNDATED.to_owned(), moment)
}

/// 2020年4月, or 2020年4月（按原文推定）
pub(super) fn as_of(bulletin: &Bulletin) -> String {
    let name = bulletin.as_of.name();
    if bulletin.as_of_inferred { format!("{name}（{INFERRED}）") } else { name }
}

/// When a source was published: its date, or that it shows none and what was inferred.
pub(super) fn source_date(source: &SourceDocument) -> String {
    match &source.date {
        SourceDate::Dated(day) => date(*day),
        SourceDate::Undated { inferred: Some(period), .. } => {
            format!("未见日期，{INFERRED}为{}", period.name())
        }
        SourceDate::Undated { inferred: None, .. } => "未见日期".to_owned(),
    }
}

/// A printed amount as number and unit, for two sizes of type: `0.06` and `%`, `300余` and `个`.
pub(super) fn number_and_unit(printed: &str) -> (String, String) {
    let end = printed.rfind(is_digit).map_or(0, |at| {
        at + printed.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    });
    let (number, unit) = printed.split_at_checked(end).unwrap_or((printed, ""));
    if number.is_empty() { (printed.to_owned(), String::new()) } else { (number.to_owned(), unit.to_owned()) }
}
