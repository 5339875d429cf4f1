//! Reading a period, and the words for one that is written otherwise.

use jiff::civil::Date;

use super::Period;
use crate::diagnostic::Text;
use crate::say;

/// Bulletins begin with the People's Republic; a later year than the last is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i16> = 1949..=2100;

/// A text that is no period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodError {
    /// First byte of the trouble, counted from the start of the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What was seen.
    pub message: Text,
    /// What to write instead.
    pub help: Text,
    /// The same period as it should be written, where there is no doubt which one is meant.
    pub rewritten: Option<String>,
}

pub(super) fn parse(text: &str) -> Result<Period, PeriodError> {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let Some((from, to)) = trimmed.split_once('/') else { return simple(trimmed, start) };
    let second = start + from.len() + 1;
    let (from, to) = (simple(from, start)?, simple(to, second)?);
    if from.start() >= to.start() || from.end() >= to.end() {
        let (first, last) = (from.key(), to.key());
        return Err(PeriodError {
            start,
            end: start + trimmed.len(),
            message: say!("起止顺序反了：{first} 不早于 {last}", "{first} is not before {last}"),
            help: say!(
                "早的写在前面，例如 2017-10/2020-04",
                "the earlier one first, such as 2017-10/2020-04"
            ),
            rewritten: None,
        });
    }
    Ok(Period::Range(Box::new(from), Box::new(to)))
}

/// A period that is no range; `start` is where it stands in the author's text.
fn simple(text: &str, start: usize) -> Result<Period, PeriodError> {
    let wrong = |message: Text, help: Text| {
        let end = start + text.len();
        PeriodError { start, end, message, help, rewritten: None }
    };
    let mut parts = text.split('-');
    let read = (parts.next().and_then(year), parts.next(), parts.next(), parts.next());
    let period = match read {
        (Some(year), None, None, None) => Some(Period::Year(year)),
        (Some(year), Some(part), None, None) => within(year, part),
        (Some(year), Some(month), Some(day), None) => two_digits(month)
            .zip(two_digits(day))
            .and_then(|(month, day)| Date::new(year, month, day).ok().map(Period::Day)),
        _ => None,
    };
    let Some(period) = period else {
        let message = say!("期间「{text}」读不懂", "the period `{text}` cannot be read");
        return Err(match rewritten(text) {
            Some(Ok(key)) => {
                let problem = wrong(message, say!("写作 {key}", "write {key}"));
                PeriodError { rewritten: Some(key), ..problem }
            }
            Some(Err(())) => wrong(
                say!("没有「{text}」这一天或这个月", "there is no such day or month as `{text}`"),
                say!("核对月份和日期", "check the month and the day"),
            ),
            None => wrong(
                message,
                say!(
                    "可以写 2019、2019-H1、2019-Q4、2020-04、2020-04-16 或 2017-10/2020-04",
                    "write 2019, 2019-H1, 2019-Q4, 2020-04, 2020-04-16 or 2017-10/2020-04"
                ),
            ),
        });
    };
    if YEARS.contains(&period.start().year()) {
        return Ok(period);
    }
    let (first, last) = (YEARS.start(), YEARS.end());
    Err(wrong(
        say!("年份不在 {first} 至 {last} 之间", "the year is not between {first} and {last}"),
        say!("核对年份，写满四位", "check the year, four digits"),
    ))
}

fn within(year: i16, part: &str) -> Option<Period> {
    match part {
        "H1" => Some(Period::Half(year, 1)),
        "H2" => Some(Period::Half(year, 2)),
        "Q1" => Some(Period::Quarter(year, 1)),
        "Q2" => Some(Period::Quarter(year, 2)),
        "Q3" => Some(Period::Quarter(year, 3)),
        "Q4" => Some(Period::Quarter(year, 4)),
        _ => {
            two_digits(part).filter(|month| (1..=12).contains(month)).map(|month| Period::Month(year, month))
        }
    }
}

fn year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|_| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
}

fn two_digits(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()))
}

/// The key of a period that was written in another way (2020年4月, 2020.4, 2019q4): `Err` when its parts
/// are clear but there is no such month or day.
fn rewritten(text: &str) -> Option<Result<String, ()>> {
    let words = [
        ("上半年", "-H1"),
        ("下半年", "-H2"),
        ("一季度", "-Q1"),
        ("二季度", "-Q2"),
        ("三季度", "-Q3"),
        ("四季度", "-Q4"),
    ];
    let plain = text.replace([' ', '第'], "").to_ascii_uppercase();
    let plain: String = plain.chars().map(crate::text::fold_number).collect();
    let named = words.iter().find_map(|(word, key)| {
        plain.strip_suffix(word).map(|year| format!("{}{key}", year.trim_end_matches(['年', '-'])))
    });
    let key = named.unwrap_or_else(|| {
        let parts = plain.split(['年', '月', '日', '号', '.', '-', '/']).filter(|part| !part.is_empty());
        let padded = parts.map(|part| if part.len() == 1 { format!("0{part}") } else { part.to_owned() });
        padded.collect::<Vec<_>>().join("-")
    });
    let key = match (key.get(..4), key.get(4..6), key.get(6..)) {
        (Some(year), Some(part @ ("H1" | "H2" | "Q1" | "Q2" | "Q3" | "Q4")), Some("")) => {
            format!("{year}-{part}")
        }
        (Some(year), Some(month), Some(day)) if key.len() == 8 && key.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{year}-{month}-{day}")
        }
        (Some(year), Some(month), Some("")) if key.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{year}-{month}")
        }
        _ => key,
    };
    let shaped = key.split('-').enumerate().all(|(at, part)| {
        let digits = part.bytes().all(|b| b.is_ascii_digit()) && part.len() == if at == 0 { 4 } else { 2 };
        digits || (at == 1 && within(2000, part).is_some())
    });
    if !shaped || key.split('-').count() > 3 {
        return None;
    }
    Some(if key != text && simple(&key, 0).is_ok() { Ok(key) } else { Err(()) })
}
