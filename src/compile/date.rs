//! Dates and times as authors write them, in the office's own time, without a time zone.

use jiff::civil::{Date, DateTime};

use crate::compile::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::read::Scalar;
use crate::say;
use crate::text::fold_number;

/// The length of `2020-05-06`, in bytes.
const DAY: usize = 10;

/// A day under a key: `2020-05-06`.
pub(super) fn day(fields: &mut Fields<'_>, key: &'static str) -> Option<Date> {
    let scalar = fields.scalar(key)?;
    match Date::strptime("%Y-%m-%d", &scalar.text) {
        Ok(date) if scalar.text.len() == DAY => Some(date),
        _ => refuse(fields, scalar, rewritten(&scalar.text).filter(|day| day.len() == DAY)),
    }
}

/// A day, with or without a time, under a key: `2020-05-06` or `2020-05-06 09:00`.
pub(super) fn moment(fields: &mut Fields<'_>, key: &'static str) -> Option<DateTime> {
    let scalar = fields.scalar(key)?;
    let text = scalar.text.as_str();
    parse_moment(text).or_else(|| refuse(fields, scalar, rewritten(text)))
}

/// A day, with or without a time: `2020-05-06` or `2020-05-06 09:00`. A day alone is its first moment.
#[must_use]
pub fn parse_moment(text: &str) -> Option<DateTime> {
    match text.len() {
        DAY => Date::strptime("%Y-%m-%d", text).ok().map(|date| date.at(0, 0, 0, 0)),
        16 => DateTime::strptime("%Y-%m-%d %H:%M", text).ok(),
        _ => None,
    }
}

fn refuse<T>(fields: &mut Fields<'_>, scalar: &Scalar, rewritten: Option<String>) -> Option<T> {
    let written = &scalar.text;
    let problem = Diagnostic::new(
        Code::DateSyntax,
        say!("读不懂日期「{written}」", "cannot read the date `{written}`"),
    );
    fields.push(match rewritten {
        Some(date) => problem
            .at(scalar.span, say!("写法不对", "not written as a date"))
            .help(say!("写作 {date}", "write {date}"))
            .fix(scalar.exact(0, written.len()), date),
        None => problem
            .at(scalar.span, say!("这一天不存在，或写法不对", "no such day, or not written as a date"))
            .help(say!(
                "写作 2020-05-06，要写时刻就写 2020-05-06 09:00",
                "write 2020-05-06, or 2020-05-06 09:00 with the time"
            )),
    });
    None
}

/// A date that was written in another way, such as 2020年5月6日 9：00, where there is no doubt about it.
fn rewritten(text: &str) -> Option<String> {
    let plain: String = text.chars().map(fold_number).collect();
    let (day, time) = match plain.trim().split_once(' ') {
        Some((day, time)) => (day, Some(time.trim())),
        None => (plain.trim(), None),
    };
    let day = match Period::parse(day) {
        Ok(period) => period.key(),
        Err(error) => error.rewritten?,
    };
    let Some(time) = time else { return Date::strptime("%Y-%m-%d", &day).ok().map(|_| day) };
    let (hour, minute) = time.split_once(':')?;
    let moment = format!("{day} {hour:0>2}:{minute}");
    DateTime::strptime("%Y-%m-%d %H:%M", &moment).ok().filter(|_| moment.len() == DAY + 6).map(|_| moment)
}

/// A period under a key.
pub(super) fn period_under(fields: &mut Fields<'_>, key: &'static str) -> Option<Period> {
    let scalar = fields.scalar(key)?;
    match period(scalar) {
        Ok(period) => Some(period),
        Err(problem) => {
            fields.push(problem);
            None
        }
    }
}

/// A period as text; an error points at the part that cannot be read.
pub(super) fn period(scalar: &Scalar) -> Result<Period, Diagnostic> {
    Period::parse(&scalar.text).map_err(|error| {
        let written = &scalar.text;
        let problem = Diagnostic::new(
            Code::PeriodSyntax,
            say!("读不懂期间「{written}」", "cannot read the period `{written}`"),
        )
        .at(scalar.place(error.start, error.end), error.message)
        .help(error.help);
        match error.rewritten {
            Some(key) => problem.fix(scalar.exact(error.start, error.end), key),
            None => problem,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::rewritten;

    #[test]
    fn a_date_without_doubt_is_rewritten_and_any_other_is_not() {
        for (text, expected) in [
            ("2020年5月6日", Some("2020-05-06")),
            ("2020.5.6", Some("2020-05-06")),
            ("2020-05-06 09：00", Some("2020-05-06 09:00")),
            ("2020年5月6日 9:05", Some("2020-05-06 09:05")),
            ("2020-02-30", None),
            ("2020年5月", None),
            ("5/6", None),
            ("2020-05-06 25:00", None),
            ("2020-05-06 上午9点", None),
        ] {
            assert_eq!(rewritten(text).as_deref(), expected, "{text}");
        }
    }
}
