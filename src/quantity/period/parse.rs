//! Parses periods, and explains texts that are none.

use super::{Period, YEARS, shaped, simple};
use crate::diagnostic::Text;
use crate::quantity::date_text::{DateText, date_text};
use crate::quantity::error::QuantityError;
use crate::say;

impl Period {
    /// Reads a period as authors and addresses write it: `2019`, `2019-H1`, `2019-Q4`, `2020-04`,
    /// `2020-04-16` or `2017-10/2020-04`, in the years 1949 to 2100.
    ///
    /// # Errors
    /// The text is no period; the error has a message, the bytes of `text` it is about, and the correct form.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        let (start, trimmed) = (text.len() - text.trim_start().len(), text.trim());
        Self::parse_key(trimmed).ok_or_else(|| refused(trimmed, start))
    }
}

/// What is wrong with a text that is no key of a period; `start` is where it stands in the author's text.
fn refused(text: &str, start: usize) -> QuantityError {
    let meant = match date_text(text) {
        Some(DateText::Period(period)) => Some(period.key()).filter(|key| key != text),
        _ => None,
    };
    let Some((from, to)) = text.split_once('/').filter(|_| meant.is_none()) else {
        return refused_part(text, start, meant);
    };
    match (simple(from), simple(to)) {
        (None, _) => refused(from, start),
        (_, None) if to.contains('/') => refused_part(to, start + from.len() + 1, None),
        (_, None) => refused(to, start + from.len() + 1),
        (Some(from), Some(to)) => {
            let (first, last) = (from.key(), to.key());
            QuantityError::new(
                start..start + text.len(),
                say!("起止顺序反了：{first} 不早于 {last}", "{first} is not before {last}"),
                say!("早的写在前面，例如 2017-10/2020-04", "the earlier one first, such as 2017-10/2020-04"),
            )
        }
    }
}

fn refused_part(text: &str, start: usize, meant: Option<String>) -> QuantityError {
    let wrong = |message: Text, help: Text| QuantityError::new(start..start + text.len(), message, help);
    let unread = say!("期间「{text}」读不懂", "the period `{text}` cannot be read");
    if shaped(text).is_some() {
        let (first, last) = (YEARS.start(), YEARS.end());
        return wrong(
            say!("年份不在 {first} 至 {last} 之间", "the year is not between {first} and {last}"),
            say!("核对年份，写满四位", "check the year, four digits"),
        );
    }
    match meant {
        Some(key) => {
            let error = wrong(unread, say!("写作 {key}", "write {key}"));
            QuantityError { rewritten: Some(key), ..error }
        }
        None if looks_dated(text) => wrong(
            say!("没有「{text}」这一天或这个月", "there is no such day or month as `{text}`"),
            say!("核对月份和日期", "check the month and the day"),
        ),
        None => wrong(
            unread,
            say!(
                "可以写 2019、2019-H1、2019-Q4、2020-04、2020-04-16 或 2017-10/2020-04",
                "write 2019, 2019-H1, 2019-Q4, 2020-04, 2020-04-16 or 2017-10/2020-04"
            ),
        ),
    }
}

/// Whether the parts are those of a date although there is no such month or day.
fn looks_dated(text: &str) -> bool {
    let mut parts = text.split(['年', '月', '日', '号', '.', '-', '/']).filter(|part| !part.is_empty());
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let year = parts.next().is_some_and(|part| digits(part) && matches!(part.len(), 4 | 6 | 8));
    let rest: Vec<&str> = parts.collect();
    year && rest.len() <= 2 && rest.iter().all(|part| digits(part) && part.len() <= 2)
}
