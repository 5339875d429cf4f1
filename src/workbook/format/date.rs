//! Numbers displayed as dates and times.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::chinese;
use super::code::{Section, Token};
use super::decimal::rounded;
use super::serial::{Day, Epoch, day, parts};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const WEEKDAYS_ZH: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];

/// A moment, rounded to the displayed part of its seconds.
struct Moment {
    day: Day,
    /// Whole seconds since day 0, for elapsed times.
    passed: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// Fraction of a second, below 1.
    fraction: Decimal,
}

/// The number as a date or time, with the day when one is displayed; `None` where the date system has no such day.
pub(super) fn display(section: &Section, number: Decimal, epoch: Epoch) -> Option<(String, Option<Date>)> {
    let places = section.tokens.iter().find_map(|token| match token {
        Token::Fraction(places) => Some(*places),
        _ => None,
    });
    let moment = moment(number, epoch, places.unwrap_or_default())?;
    let half = section.tokens.iter().any(|token| matches!(token, Token::Half(..)));
    let mut text = String::new();
    for token in &section.tokens {
        match token {
            Token::Date(kind, width) => text += &date(section, &moment, *kind, *width, half),
            Token::Elapsed(kind, width) => {
                let unit = match kind {
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
                let passed = moment.passed / unit;
                text += &format!("{passed:0width$}");
            }
            Token::Half(am, pm) => text += if moment.hour < 12 { am } else { pm },
            Token::Fraction(places) => {
                let digits = format!("{:.*}", *places, moment.fraction);
                text += digits.strip_prefix('0').unwrap_or(&digits);
            }
            Token::Literal(words) => text += words,
            Token::Slash => text.push('/'),
            Token::Point => text.push('.'),
            Token::Comma => text.push(','),
            Token::Percent => text.push('%'),
            Token::Digit(_) | Token::Exponent(_) | Token::General | Token::Text => {}
        }
    }
    let dated = section.tokens.iter().any(|token| matches!(token, Token::Date('y' | 'm' | 'd' | 'a', _)));
    Some((text, moment.day.date.filter(|_| dated)))
}

fn moment(number: Decimal, epoch: Epoch, places: usize) -> Option<Moment> {
    let (whole, rest) = parts(number)?;
    let seconds = rounded(rest.checked_mul(Decimal::from(86_400))?, u32::try_from(places).ok()?);
    let (second, fraction) = parts(seconds)?;
    let passed = whole.checked_mul(86_400)?.checked_add(second)?;
    let clock = passed.rem_euclid(86_400);
    Some(Moment {
        day: day(passed.div_euclid(86_400), epoch)?,
        passed,
        hour: clock / 3600,
        minute: clock / 60 % 60,
        second: clock % 60,
        fraction,
    })
}

fn date(section: &Section, moment: &Moment, kind: char, width: usize, half: bool) -> String {
    let Day { year, month, day, weekday, .. } = moment.day;
    let at = usize::try_from(month).unwrap_or(1).saturating_sub(1);
    let word = |names: &[&str], at: usize| names.get(at).copied().unwrap_or_default().to_owned();
    let zh = WEEKDAYS_ZH.get(weekday).copied().unwrap_or_default();
    let digits = |number: i64, width: usize| chinese::digits(section.numerals, number, width);
    match (kind, width) {
        ('y', 1 | 2) => chinese::each(section.numerals, &format!("{:02}", year.rem_euclid(100))),
        ('y', _) => chinese::each(section.numerals, &format!("{year:04}")),
        ('m', 1 | 2) => digits(month.into(), width),
        ('m', _) if section.chinese => format!("{}月", chinese::digits(Some('1'), month.into(), 1)),
        ('m', 3) => word(&MONTHS, at).chars().take(3).collect(),
        ('m', 5) => word(&MONTHS, at).chars().take(1).collect(),
        ('m', _) => word(&MONTHS, at),
        ('d', 1 | 2) => digits(day.into(), width),
        ('d', 3) if section.chinese => format!("周{zh}"),
        ('d', 3) => word(&WEEKDAYS, weekday).chars().take(3).collect(),
        ('d', _) if !section.chinese => word(&WEEKDAYS, weekday),
        ('a', ..=3) => zh.to_owned(),
        ('a' | 'd', _) => format!("星期{zh}"),
        ('h', _) if half => digits((moment.hour + 11) % 12 + 1, width),
        ('h', _) => digits(moment.hour, width),
        ('M', _) => digits(moment.minute, width),
        _ => digits(moment.second, width),
    }
}
