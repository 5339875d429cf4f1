//! Dates and times as authors write them, without a time zone: the office's own clock.

use jiff::civil::{Date, DateTime};

use super::super::Period;
use super::super::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::Scalar;
use crate::say;

/// A day under a key: `2020-05-06`.
pub(super) fn day(fields: &mut Fields<'_>, key: &'static str) -> Option<Date> {
    let scalar = fields.scalar(key)?;
    match Date::strptime("%Y-%m-%d", &scalar.text) {
        Ok(date) if scalar.text.len() == "2020-05-06".len() => Some(date),
        _ => refuse(fields, scalar),
    }
}

/// A day, with or without a time, under a key: `2020-05-06` or `2020-05-06 09:00`.
pub(super) fn moment(fields: &mut Fields<'_>, key: &'static str) -> Option<DateTime> {
    let scalar = fields.scalar(key)?;
    let text = scalar.text.as_str();
    let parsed = match text.len() {
        10 => Date::strptime("%Y-%m-%d", text).ok().map(|date| date.at(0, 0, 0, 0)),
        16 => DateTime::strptime("%Y-%m-%d %H:%M", text).ok(),
        _ => None,
    };
    parsed.or_else(|| refuse(fields, scalar))
}

fn refuse<T>(fields: &mut Fields<'_>, scalar: &Scalar) -> Option<T> {
    let seen = &scalar.text;
    fields.push(
        Diagnostic::new(Code::DateSyntax, say!("读不懂日期「{seen}」", "cannot read the date `{seen}`"))
            .at(scalar.span, say!("这一天不存在，或写法不对", "no such day, or not written as a date"))
            .help(say!(
                "写作 2020-05-06，要写时刻就写 2020-05-06 09:00",
                "write 2020-05-06, or 2020-05-06 09:00 with the time"
            )),
    );
    None
}

/// A period as text; what is wrong with it is told at its place.
pub(super) fn period(scalar: &Scalar) -> Result<Period, Diagnostic> {
    Period::parse(&scalar.text).map_err(|error| {
        let seen = &scalar.text;
        Diagnostic::new(Code::PeriodSyntax, say!("读不懂期间「{seen}」", "cannot read the period `{seen}`"))
            .at(scalar.place(error.start, error.end), error.message)
            .help(error.help)
    })
}
