//! The inside of a role: `指标@期间/地点` and `指标/地点 期间..期间 形式`, split into parts with the place of each.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::Period;
use crate::say;
use crate::site::ChangeForm;
use crate::text::source::Span;

/// Signs an input method gives instead of the ones the roles are written with.
const FULL_WIDTH: [(char, char); 3] = [('＠', '@'), ('／', '/'), ('．', '.')];

/// The parts of `指标[@期间][/地点]`, as bytes of the role's content.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The indicator's name.
    pub(crate) name: Range<usize>,
    /// The period, unread.
    pub(crate) period: Option<Range<usize>>,
    /// The place's name.
    pub(crate) place: Option<Range<usize>>,
}

/// The parts of `指标[/地点] 期间..期间 [至|幅度]`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ChangeReference {
    /// What is compared; it names no period.
    pub(crate) what: Reference,
    /// The earlier period, unread.
    pub(crate) from: Range<usize>,
    /// The later period, unread.
    pub(crate) to: Range<usize>,
    /// The form of words.
    pub(crate) form: ChangeForm,
}

pub(crate) type SpanOf<'a> = &'a dyn Fn(&Range<usize>) -> Span;

/// Splits the content of `{fig}`, or another reference to a figure, into its parts.
///
/// # Errors
/// `ROLE-SYNTAX` where a part is empty or a sign is full-width.
pub(crate) fn reference(text: &str, place: SpanOf<'_>) -> Result<Reference, Diagnostic> {
    refuse_full_width(text, place)?;
    let whole = trimmed(text, 0..text.len());
    let parts = match find(text, &whole, "@") {
        Some(at) => {
            let (period, place) = after_at(text, at + 1..whole.end);
            Reference { name: trimmed(text, whole.start..at), period: Some(period), place }
        }
        None => match find(text, &whole, "/") {
            Some(at) => Reference {
                name: trimmed(text, whole.start..at),
                period: None,
                place: Some(trimmed(text, at + 1..whole.end)),
            },
            None => Reference { name: whole, period: None, place: None },
        },
    };
    let empty = |part: &Range<usize>| part.is_empty();
    if empty(&parts.name)
        || parts.period.as_ref().is_some_and(empty)
        || parts.place.as_ref().is_some_and(empty)
    {
        return Err(syntax(
            place(&(0..text.len())),
            say!("引用里缺了一部分", "a part of the citation is missing"),
            say!(
                "写成 指标、指标@期间、指标/地点 或 指标@期间/地点",
                "write indicator, indicator@period, indicator/place or indicator@period/place"
            ),
        ));
    }
    Ok(parts)
}

/// Splits the content of `{change}` into its parts.
///
/// # Errors
/// `ROLE-SYNTAX` where it is written otherwise.
pub(crate) fn comparison(text: &str, place: SpanOf<'_>) -> Result<ChangeReference, Diagnostic> {
    refuse_full_width(text, place)?;
    let wrong = || {
        syntax(
            place(&(0..text.len())),
            say!("{{change}} 里的内容读不懂", "{{change}} cannot be read"),
            say!(
                "写成 指标 2016..2020-04，后面可加空格和“至”或“幅度”；两期之间是两个半角点",
                "write indicator 2016..2020-04, then perhaps a space and 至 or 幅度; two ASCII dots between the periods"
            ),
        )
    };
    let whole = trimmed(text, 0..text.len());
    let dots = find(text, &whole, "..").ok_or_else(wrong)?;
    let left = trimmed(text, whole.start..dots);
    let typed = |part: &Range<usize>| text.get(part.clone()).unwrap_or_default();
    let gap = typed(&left).rfind(char::is_whitespace).ok_or_else(wrong)? + left.start;
    let what = reference(typed(&(left.start..gap)), &|part| {
        place(&(part.start + left.start..part.end + left.start))
    })?;
    let what = moved(what, left.start);
    let from = trimmed(text, gap..left.end);
    let right = trimmed(text, dots + 2..whole.end);
    let end = typed(&right).find(char::is_whitespace).map_or(right.end, |at| right.start + at);
    let to = right.start..end;
    let form = match typed(&trimmed(text, end..right.end)) {
        "" => ChangeForm::Difference,
        "至" => ChangeForm::FromTo,
        "幅度" => ChangeForm::Relative,
        _ => return Err(wrong()),
    };
    if what.period.is_some() || to.is_empty() {
        return Err(wrong());
    }
    Ok(ChangeReference { what, from, to, form })
}

/// `期间[/地点]`; the first slash belongs to the period where it makes a range of two periods.
fn after_at(text: &str, part: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let Some(first) = find(text, &part, "/") else { return (trimmed(text, part), None) };
    let second = find(text, &(first + 1..part.end), "/");
    let range_end = second.unwrap_or(part.end);
    let is_period =
        |part: Range<usize>| Period::parse(text.get(trimmed(text, part)).unwrap_or_default()).is_ok();
    let begins_with_digit =
        text.get(first + 1..).is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
    if is_period(first + 1..range_end) || begins_with_digit && second.is_some() {
        let place = second.map(|at| trimmed(text, at + 1..part.end));
        return (trimmed(text, part.start..range_end), place);
    }
    (trimmed(text, part.start..first), Some(trimmed(text, first + 1..part.end)))
}

fn refuse_full_width(text: &str, place: SpanOf<'_>) -> Result<(), Diagnostic> {
    for (wide, narrow) in FULL_WIDTH {
        if let Some(at) = text.find(wide) {
            let span = place(&(at..at + wide.len_utf8()));
            let problem = syntax(
                span,
                say!("「{wide}」是全角的", "`{wide}` is full-width"),
                say!("改成半角的 {narrow}", "write the ASCII {narrow}"),
            );
            return Err(problem.fix(span.over(wide.encode_utf8(&mut [0; 4])), narrow));
        }
    }
    Ok(())
}

fn syntax(span: Span, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Code::RoleSyntax, message).at(span, say!("这里", "here")).help(help)
}

fn find(text: &str, part: &Range<usize>, what: &str) -> Option<usize> {
    text.get(part.clone())?.find(what).map(|at| part.start + at)
}

/// A range without the white space at its ends.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let typed = text.get(part.clone()).unwrap_or_default();
    let start = part.start + (typed.len() - typed.trim_start().len());
    start..(start + typed.trim().len()).max(start)
}

fn moved(reference: Reference, by: usize) -> Reference {
    let shift = |part: Range<usize>| part.start + by..part.end + by;
    Reference {
        name: shift(reference.name),
        period: reference.period.map(shift),
        place: reference.place.map(shift),
    }
}
