//! Changes in words: 下降0.54个百分点, 由0.6%降至0.06%, 下降90%.
//!
//! # Architecture Invariant
//! Prose, charts, cards and messages word every change through this file.

mod class;
mod scale;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{ChangeForm, Figure, Nature};
use crate::diagnostic::Text;
use crate::quantity::{Amount, Qualifier};
use crate::say;
pub(crate) use class::Class;

/// Decimals of a relative change. The numbers behind it seldom have more than three digits.
const RELATIVE_DECIMALS: u32 = 1;
/// The words for a change that rounding hides.
const NEARLY_LEVEL: &str = "基本持平";

/// Why two figures cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRefused {
    /// The reason, in one sentence.
    pub reason: Text,
}

/// The change from one figure to a later one, in words without the indicator's name.
///
/// # Errors
/// Figures without an amount, amounts that are not exact, different units, targets, observations in the wrong order, and
/// a relative change from zero or across zero.
pub fn change(from: &Figure, to: &Figure, form: ChangeForm) -> Result<String, ChangeRefused> {
    let (a, b) = (comparable(from)?, comparable(to)?);
    let (first, second) = (&a.unit, &b.unit);
    if plain_unit(first) != plain_unit(second) {
        let (first, second) = (named(first), named(second));
        return refuse(say!("单位不同：{first}、{second}", "different units: {first}, {second}"));
    }
    if from.period > to.period {
        let (from, to) = (from.period.name(), to.period.name());
        return refuse(say!("{from}在{to}之后，前后颠倒", "{from} comes after {to}"));
    }
    let class = Class::named(&to.indicator.name, second);
    match form {
        ChangeForm::FromTo => Ok(from_to(a, b, class)),
        _ if first == "比" => refuse(say!("比例不能相减", "ratios cannot be subtracted")),
        // 增加1.5倍 would be read as two and a half times as much, where 1.5倍 became 3倍.
        ChangeForm::Difference if class == Class::Times => Ok(from_to(a, b, class)),
        ChangeForm::Difference => difference(a, b, class),
        ChangeForm::Relative => relative(a, b, class),
    }
}

fn refuse<T>(reason: Text) -> Result<T, ChangeRefused> {
    Err(ChangeRefused { reason })
}

fn named(unit: &str) -> &str {
    if unit.is_empty() { "（无）" } else { unit }
}

fn plain_unit(unit: &str) -> &str {
    if unit == "百分点" { "个百分点" } else { unit }
}

fn comparable(figure: &Figure) -> Result<&Amount, ChangeRefused> {
    let (name, period, printed) = (&figure.indicator.name, figure.period.name(), figure.printed());
    if matches!(figure.nature, Nature::Target | Nature::Plan) {
        let nature = figure.nature.name();
        return refuse(say!(
            "{period}的{name}是{nature}，不是实绩",
            "{name} of {period} is a {nature}, not a result"
        ));
    }
    let Some(amount) = figure.amount() else {
        return refuse(say!("{period}的{name}{printed}", "{name} of {period} has no amount: {printed}"));
    };
    if amount.qualifier != Qualifier::Exact {
        return refuse(say!(
            "{period}的{name}是「{printed}」，不是确数",
            "{name} of {period} is `{printed}`, not an exact amount"
        ));
    }
    Ok(amount)
}

/// The verb between two amounts: 降至, 增至; 保持在 where they are equal, and 变为 where rounding leaves open which is
/// larger.
#[must_use]
pub(crate) fn arrival(from: &Amount, to: &Amount, class: Class) -> &'static str {
    match to.value.cmp(&from.value) {
        way if way.is_ne() && scale::leaves_open(from, to) => "变为",
        way => class.arrival(way),
    }
}

/// The difference of two amounts, without a verb: 0.54个百分点, 1.5万元; `None` if they are too large to subtract.
#[must_use]
pub(crate) fn distance(from: &Amount, to: &Amount) -> Option<String> {
    let size = to.value.checked_sub(from.value)?.abs().normalize();
    Some(match plain_unit(&from.unit) {
        "%" | "个百分点" => format!("{size}个百分点"),
        "‰" => format!("{size}个千分点"),
        unit => format!("{}{unit}", scale::scaled(size, from, to)),
    })
}

fn from_to(a: &Amount, b: &Amount, class: Class) -> String {
    let (from, to, verb) = (&a.printed, &b.printed, arrival(a, b, class));
    if a.value == b.value { format!("{verb}{to}") } else { format!("由{from}{verb}{to}") }
}

fn difference(a: &Amount, b: &Amount, class: Class) -> Result<String, ChangeRefused> {
    let Some(distance) = distance(a, b) else {
        return refuse(say!("数字太大，算不出差", "the numbers are too large to subtract"));
    };
    match b.value.cmp(&a.value) {
        Ordering::Equal => Ok(class.verb(Ordering::Equal).to_owned()),
        _ if scale::leaves_open(a, b) => Ok(NEARLY_LEVEL.to_owned()),
        way => Ok(format!("{}{distance}", class.verb(way))),
    }
}

/// A fall is never expressed in 倍: a fall of one whole reaches zero.
fn relative(a: &Amount, b: &Amount, class: Class) -> Result<String, ChangeRefused> {
    let (from, to) = (&a.printed, &b.printed);
    if matches!(class, Class::Rank | Class::Degree) {
        return refuse(say!(
            "{from}、{to} 这样的数没有百分之几可言",
            "{from} and {to} are on a scale without a true zero; a percentage change has no meaning"
        ));
    }
    if a.value.is_zero() {
        return refuse(say!("起点是 {from}，没有变化幅度可言", "there is no relative change from {from}"));
    }
    if a.value < Decimal::ZERO || b.value < Decimal::ZERO {
        return refuse(say!(
            "{from} 到 {to} 有负数，变化幅度没有意义",
            "{from} to {to}: no relative change of negative numbers"
        ));
    }
    let ratio = b.value.checked_sub(a.value).and_then(|change| change.checked_div(a.value));
    let Some(percent) = ratio.and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED)) else {
        return refuse(say!("数字太大，算不出幅度", "the numbers are too large to divide"));
    };
    if percent.is_zero() {
        return Ok("持平".to_owned());
    }
    let rounded = percent.round_dp_with_strategy(RELATIVE_DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    if rounded.is_zero() {
        return Ok(NEARLY_LEVEL.to_owned());
    }
    let verb = if percent < Decimal::ZERO { "下降" } else { "增长" };
    let about = if rounded == percent { "" } else { "约" };
    Ok(format!("{verb}{about}{}%", rounded.abs().normalize()))
}
