//! A printed amount: its text, the exact interval it stands for, its unit and its qualifier.

mod arithmetic;
mod error;
mod interval;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use rust_decimal::{Decimal, RoundingStrategy};

pub use interval::Interval;

use super::power::half_unit;

/// How a printed number relates to the true one. The keys are those of `data/figures.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// The number alone.
    Exact,
    /// 约, 左右
    About,
    /// 近: a little below.
    Near,
    /// 超, 逾, 余, 多: above.
    Over,
    /// 不足, 不满: below.
    Under,
    /// 以上, 至少, 不低于: this or more.
    AtLeast,
    /// 以下, 至多, 不高于: this or less.
    AtMost,
    /// 1～2
    Range,
}

impl Qualifier {
    /// All qualifiers.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::About,
        Self::Near,
        Self::Over,
        Self::Under,
        Self::AtLeast,
        Self::AtMost,
        Self::Range,
    ];

    /// The ASCII key of the data files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Near => "near",
            Self::Over => "over",
            Self::Under => "under",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::Range => "range",
        }
    }
}

/// An amount as an author copied it from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The printed text, for instance `300余个`, `0.60%`, `9.1万亩`.
    pub printed: String,
    /// The printed number in the base unit (9.1万亩 is 91000); a range gives its lower bound, a ratio
    /// its quotient to six decimals.
    pub value: Decimal,
    /// What the print can stand for, in the base unit.
    pub interval: Interval,
    /// The base unit as printed, without 万 or 亿: `亩`, `人次`, `%` (also for ％ and 成), `比` for a
    /// ratio. Empty for a bare number.
    pub unit: String,
    /// How the print relates to the truth.
    pub qualifier: Qualifier,
    /// Decimals of the base unit that the print states: 2 for 0.06%, 0 for 9.1万亩, whose last digit
    /// counts thousands. Computed values must not claim more.
    pub decimals: u32,
}

impl Amount {
    /// A computed value as it would be printed: rounded half away from zero to at most `decimals`
    /// decimals, and zeros at the end only where rounding made them. It stands for what the same print
    /// would stand for; a whole number that is no share stands for itself, so it should be one.
    #[must_use]
    pub(crate) fn derived(value: Decimal, unit: &str, decimals: u32) -> Self {
        let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let mut value = if rounded == value { value.normalize() } else { rounded };
        if value.is_zero() {
            value.set_sign_positive(true);
        }
        let decimals = value.scale();
        let interval = if decimals > 0 || is_share(unit) {
            Interval::rounded(value, half_unit(-i32::try_from(decimals).unwrap_or(0)))
        } else {
            Interval::point(value)
        };
        let printed = format!("{value}{unit}");
        let (value, unit, qualifier) = (value.normalize(), unit.to_owned(), Qualifier::Exact);
        Self { printed, value, interval, unit, qualifier, decimals }
    }

    /// A computed interval as it would be printed, when all of it rounds to one print; see [`Amount::derived`].
    #[must_use]
    pub(crate) fn computed(interval: &Interval, unit: &str, decimals: u32) -> Option<Self> {
        let (low, high) = interval.low.zip(interval.high)?;
        let (low, high) = (Self::derived(low, unit, decimals), Self::derived(high, unit, decimals));
        (low.value == high.value).then_some(if low.decimals > high.decimals { low } else { high })
    }

    /// The same amount in a unit that is a thousand of its own or a thousandth: 112.4千公顷 in 公顷. `None` for any other unit.
    #[must_use]
    pub(crate) fn in_unit(&self, unit: &str) -> Option<Self> {
        if self.unit == unit {
            return Some(self.clone());
        }
        let kilo = |long: &str, short: &str| !short.is_empty() && long.strip_prefix('千') == Some(short);
        let (factor, decimals) = if kilo(&self.unit, unit) {
            (Decimal::ONE_THOUSAND, self.decimals.saturating_sub(3))
        } else if kilo(unit, &self.unit) {
            (Decimal::new(1, 3), self.decimals + 3)
        } else {
            return None;
        };
        let value = self.value.checked_mul(factor)?.normalize();
        // 52千公顷 is rounded to thousands, as 5万亩 is to ten thousands.
        let interval = match self.is_point() && factor > Decimal::ONE {
            true => Interval::rounded(value, half_unit(3)),
            false => self.interval.mul(&Interval::point(factor))?,
        };
        Some(Self { value, interval, unit: unit.to_owned(), decimals, ..self.clone() })
    }

    /// Whether the print names one number and nothing else: no qualifier, and no digits left out.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.qualifier == Qualifier::Exact && self.interval.is_point()
    }
}

/// Whether a unit is a share, whose printed digits are always rounded: even 100% may be 99.6%.
pub(crate) fn is_share(unit: &str) -> bool {
    matches!(unit, "%" | "‰" | "个百分点" | "百分点" | "个千分点" | "千分点")
}
