//! A printed amount: its text, the exact interval it stands for, its unit and its qualifier.

use rust_decimal::Decimal;

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

/// The set of true values a printed number can stand for. An absent bound is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower bound.
    pub low: Option<Decimal>,
    /// Whether the lower bound itself is left out.
    pub low_open: bool,
    /// Upper bound.
    pub high: Option<Decimal>,
    /// Whether the upper bound itself is left out.
    pub high_open: bool,
}

/// An amount as an author copied it from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The printed text, for instance `300余个`, `0.60%`, `9.1万亩`.
    pub printed: String,
    /// The printed number in the base unit (9.1万亩 is 91000); a range gives its lower bound.
    pub value: Decimal,
    /// What the print can stand for, in the base unit.
    pub interval: Interval,
    /// The base unit as printed, without 万 or 亿: `亩`, `人次`, `%`. Empty for a bare number.
    pub unit: String,
    /// How the print relates to the truth.
    pub qualifier: Qualifier,
    /// Decimals printed after the point, for computed values that must not claim more.
    pub decimals: u32,
}
