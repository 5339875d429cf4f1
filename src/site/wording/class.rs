//! The verbs for changes of an indicator: counts grow, levels rise, and a rank rises to a smaller number.

use std::cmp::Ordering;

use super::super::Indicator;
use crate::quantity::is_share;

/// Units of levels, beside shares, ratios and all that is counted per another unit. What has no unit is an index.
const LEVELS: [&str; 9] = ["", "比", "倍", "℃", "摄氏度", "岁", "分", "级", "分贝"];
/// Degrees, whose zero is no nothing: 20℃ is not twice 10℃.
const DEGREES: [&str; 2] = ["℃", "摄氏度"];
/// Units of a place in an order, which count people too.
const PLACES: [&str; 2] = ["名", "位"];
/// Names of places in an order.
const RANKS: [&str; 5] = ["排名", "名次", "位次", "排位", "名列"];

/// What kind of amount it is that changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// 户, 元: it grows and shrinks.
    Count,
    /// %, 岁, 元/吨: it goes up and down.
    Level,
    /// ℃: a level of which there is no relative change.
    Degree,
    /// 倍: a level whose difference would be read as so many times more.
    Times,
    /// 排名 in 名 or 位: the first is the highest.
    Rank,
}

impl Class {
    /// That of an indicator.
    #[must_use]
    pub(crate) fn of(indicator: &Indicator) -> Self {
        Self::named(&indicator.name, &indicator.unit)
    }

    /// That of amounts in a unit which a text calls so.
    #[must_use]
    pub(crate) fn named(name: &str, unit: &str) -> Self {
        let ranks = PLACES.contains(&unit) && RANKS.iter().any(|word| name.contains(word));
        match unit {
            _ if ranks => Self::Rank,
            "倍" => Self::Times,
            _ if DEGREES.contains(&unit) => Self::Degree,
            _ if is_share(unit) || LEVELS.contains(&unit) || unit.contains('/') => Self::Level,
            _ => Self::Count,
        }
    }

    /// Which way a change goes for a reader: a rank of a smaller number is a higher one.
    fn way(self, change: Ordering) -> Ordering {
        if self == Self::Rank { change.reverse() } else { change }
    }

    /// The verb of a change: levels go down and up, counts shrink and grow.
    #[must_use]
    pub(crate) fn verb(self, change: Ordering) -> &'static str {
        match (self.way(change), self) {
            (Ordering::Equal, _) => "持平",
            (Ordering::Less, Self::Count) => "减少",
            (Ordering::Greater, Self::Count) => "增加",
            (Ordering::Less, _) => "下降",
            (Ordering::Greater, _) => "上升",
        }
    }

    /// The verb between a first and a last amount; 保持在 where they are equal.
    pub(super) fn arrival(self, change: Ordering) -> &'static str {
        match (self.way(change), self) {
            (Ordering::Equal, _) => "保持在",
            (Ordering::Less, Self::Count) => "减至",
            (Ordering::Greater, Self::Count) => "增至",
            (Ordering::Less, _) => "降至",
            (Ordering::Greater, _) => "升至",
        }
    }
}
