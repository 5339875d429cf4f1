//! The dates of one bulletin: its period, the day its figures refer to, the day it was published.

use jiff::civil::DateTime;

use crate::compile::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::say;

/// Reports dates that cannot follow each other, and a bulletin that speaks of days to come.
pub(super) fn check(
    fields: &mut Fields<'_>,
    period: &Period,
    as_of: Option<&Period>,
    published: Option<DateTime>,
) {
    let spans = ["period", "as_of", "published"].map(|key| fields.scalar(key).map(|scalar| scalar.span));
    let [Some(written), as_of_written, published_written] = spans else { return };
    let name = period.name();
    if let (Some(as_of), Some(span)) = (as_of, as_of_written)
        && as_of.end() < period.start()
    {
        let day = as_of.name();
        fields.push(
            Diagnostic::new(
                Code::PeriodOrder,
                say!("数据截至{day}，早于所报的{name}", "the figures stand at {day}, before {name} began"),
            )
            .at(span, say!("截至{day}", "as of {day}"))
            .at(written, say!("所报期间", "the period"))
            .help(say!("改正 as_of 或 period", "correct `as_of` or `period`")),
        );
    }
    let (Some(published), Some(span)) = (published, published_written) else { return };
    let (day, stands) = (published.date(), as_of.unwrap_or(period));
    let (what, stood) = if as_of.is_some() { ("截至", "as of") } else { ("所报", "of") };
    let until = stands.name();
    if day < stands.start() {
        let label = as_of_written.unwrap_or(written);
        fields.push(
            Diagnostic::new(
                Code::PeriodOrder,
                say!(
                    "{day} 发布的通报，{what}{until}的数据还不存在",
                    "published on {day} with figures {stood} {until}, which had not begun"
                ),
            )
            .at(span, say!("{day} 发布", "published {day}"))
            .at(label, say!("{what}{until}", "{stood} {until}"))
            .help(say!("改正 published、as_of 或 period", "correct `published`, `as_of` or `period`")),
        );
    } else if day < stands.end() {
        fields.push(
            Diagnostic::new(
                Code::PeriodEarly,
                say!(
                    "{until}还没有结束，通报 {day} 就发布了",
                    "published on {day}, before the end of {until}"
                ),
            )
            .at(span, say!("{day} 发布", "published {day}"))
            .help(say!(
                "写明数据截至哪一天，例如 as_of: {day}",
                "say on which day the figures stand, such as `as_of: {day}`"
            )),
        );
    }
}
