//! The observation of one figure: an amount in its indicator's unit, or why there is none.

use crate::compile::fields::shortened;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Amount;
use crate::read::Scalar;
use crate::say;
use crate::site::{Indicator, Missing, Observation};
use crate::text::source::Span;

/// The value of one figure, as an amount in the indicator's unit or as the reason why there is none. `is_given`
/// is whether the author gave one in a way that could not be read and is reported elsewhere.
pub(super) fn observation(
    indicator: &Indicator,
    value: Option<&Scalar>,
    missing: Option<Missing>,
    is_given: bool,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> Option<Observation> {
    match (value, missing) {
        (Some(scalar), None) => amount(indicator, scalar, problems).map(Observation::Amount),
        (None, Some(missing)) => Some(Observation::Missing(missing)),
        (Some(_), Some(_)) => {
            problems.push(
                Diagnostic::new(
                    Code::KeyType,
                    say!("既有数值又说缺失", "both a value and `missing` are given"),
                )
                .at(span, say!("两样只能写一样", "only one of the two can hold"))
                .help(say!(
                    "原文印了这个数，就删去 missing；没有印，就删去 value",
                    "remove `missing` if the source prints the number, else remove `value`"
                )),
            );
            None
        }
        (None, None) if is_given => None,
        (None, None) => {
            let name = &indicator.name;
            problems.push(
                Diagnostic::new(Code::KeyMissing, say!("「{name}」没有数值", "`{name}` has no value"))
                    .at(span, say!("这里是空的", "nothing is given here"))
                    .help(say!(
                        "照原文写数值；确实没有，就写 {{missing: 未公布}}（或 不适用、未报、不公开）；零写作 0",
                        "write the value as printed; where there is none, `{{missing: 未公布}}`; zero is `0`"
                    )),
            );
            None
        }
    }
}

fn amount(indicator: &Indicator, scalar: &Scalar, problems: &mut Vec<Diagnostic>) -> Option<Amount> {
    let amount = match Amount::parse(&scalar.text) {
        Ok(amount) => amount,
        Err(error) => {
            let written = shortened(&scalar.text);
            problems.push(
                Diagnostic::new(
                    Code::AmountSyntax,
                    say!("数值「{written}」读不懂", "cannot read the amount `{written}`"),
                )
                .at(scalar.place(error.start, error.end), error.message)
                .help(error.help),
            );
            return None;
        }
    };
    let unit = amount.unit.clone();
    if let Some(amount) = indicator.counted(amount) {
        return Some(amount);
    }
    let (name, units) = (
        &indicator.name,
        std::iter::once(&indicator.unit)
            .chain(&indicator.units)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("、"),
    );
    problems.push(other_unit(name, &units, &unit, scalar));
    None
}

fn other_unit(name: &str, units: &str, written: &str, scalar: &Scalar) -> Diagnostic {
    let printed = &scalar.text;
    let (message, label) = match (units, written) {
        ("", written) => (
            say!(
                "「{name}」登记时没有单位，这里写的是{written}",
                "`{name}` is defined without a unit, but {written} is given"
            ),
            say!("多出单位{written}", "the unit {written} is one too many"),
        ),
        (units, "") => (
            say!(
                "「{name}」的单位是{units}，这里没写单位",
                "`{name}` is counted in {units}, but no unit is given"
            ),
            say!("缺少单位", "a unit is missing"),
        ),
        (units, written) => (
            say!(
                "「{name}」的单位是{units}，这里写的是{written}",
                "`{name}` is counted in {units}, not in {written}"
            ),
            say!("单位是{written}", "the unit is {written}"),
        ),
    };
    let problem = Diagnostic::new(Code::AmountUnit, message).at(scalar.span, label);
    let first = units.split('、').next().unwrap_or_default();
    if units.is_empty() {
        return problem.help(say!(
            "对照原文去掉单位；这个指标确实有单位，就在 content/indicators.yml 里给「{name}」写上 unit: {written}",
            "compare the unit with the source; if `{name}` has one, write `unit: {written}` in content/indicators.yml"
        ));
    }
    if written.is_empty() {
        return problem.help(say!(
            "照原文补上单位，例如 {printed}{first}",
            "add the unit as printed, such as {printed}{first}"
        ));
    }
    problem.help(say!(
        "对照原文改正单位；原文确实这样印，就在 content/indicators.yml 里给「{name}」的 units 加上{written}",
        "compare the unit with the source; if it really prints {written}, add that to `units` of `{name}` in content/indicators.yml"
    ))
}
