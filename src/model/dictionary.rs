//! The dictionary of indicators: what each figure is, in which unit, and how it hangs together with others.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Formula, Interval};
use crate::source::Span;

/// A unit as printed, without 万 or 亿: `人`, `户`, `%`.
pub type Unit = String;

/// Which direction of change is good news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Better {
    /// Lower is better (贫困发生率).
    Lower,
    /// Higher is better (参保率).
    Higher,
    /// Neither.
    #[default]
    Neutral,
}

/// What a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The Chinese name, the key in `indicators.yml`.
    pub name: String,
    /// ASCII id for addresses, CSV and templates.
    pub id: String,
    /// The base unit.
    pub unit: Unit,
    /// Other measure words that mean the same unit (名 for 人).
    pub units: Vec<Unit>,
    /// Other names an author may cite it by.
    pub aliases: Vec<String>,
    /// Which direction is good.
    pub better: Better,
    /// What exactly is counted.
    pub definition: Option<String>,
    /// 口径, in a few words.
    pub basis: Option<String>,
    /// Lowest and highest possible value, in the base unit.
    pub range: Option<(Decimal, Decimal)>,
    /// Heading it is listed under.
    pub group: String,
    /// The column of the guarantees page it belongs to.
    pub guarantee: Option<String>,
    /// What it equals, over indicators of the same place and period.
    pub equals: Option<Formula>,
    /// Whether it can never fall.
    pub cumulative: bool,
    /// Where it is defined.
    pub span: Span,
    /// Its place in the dictionary, from 0: the order of tables.
    pub order: usize,
}

impl Indicator {
    /// Whether an amount may be given in this unit: the indicator's own or one of its others. A bare
    /// number has no unit and fits only an indicator without one; ％ is %, 百分点 is 个百分点.
    #[must_use]
    pub fn admits(&self, unit: &str) -> bool {
        let plain = |unit: &str| match unit {
            "％" => "%".to_owned(),
            "百分点" => "个百分点".to_owned(),
            unit => unit.to_owned(),
        };
        std::iter::once(&self.unit).chain(&self.units).any(|own| plain(own) == plain(unit))
    }

    /// What `equals` says this indicator must come to, in its own unit; `None` without a formula or an
    /// operand. A formula that divides gives a share: it counts a hundredfold for %, a thousandfold for ‰.
    #[must_use]
    pub fn expected(&self, lookup: &dyn Fn(&str) -> Option<Interval>) -> Option<Interval> {
        let formula = self.equals.as_ref()?;
        let result = formula.evaluate(lookup, self.unit == "%")?;
        if self.unit == "‰" && formula.has_quotient() {
            return result.mul(&Interval::point(Decimal::ONE_THOUSAND));
        }
        Some(result)
    }
}

/// All indicators, found by name or alias.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    /// In the order of the file.
    pub indicators: Vec<Arc<Indicator>>,
    /// Every name and alias.
    pub names: BTreeMap<String, Arc<Indicator>>,
}

impl Dictionary {
    /// The indicator with this name or alias.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<Indicator>> {
        self.names.get(name)
    }
}
