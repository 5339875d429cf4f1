//! One cell as a bulletin prints it: the displayed number with its unit, or the reason why there is none.

use rust_decimal::Decimal;

use super::grid::Grid;
use super::lexicon::Lexicon;
use super::measure::{Declared, bounded, measured, rounded};
use super::refusal::{self, Refusal};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Amount, is_numeral};
use crate::site::{Indicator, Missing};
use crate::text::{clean, fold_number, name_key};
use crate::workbook::{Cell, CellValue};

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A number as it is to be printed, with the remark in its brackets.
    Amount {
        /// The text for the bulletin: `53487人`.
        printed: String,
        /// The amount it stands for.
        amount: Amount,
        /// The remark: 四类户 of 2186户（四类户）.
        note: Option<String>,
        /// Whether the cell itself says %, by its text or its format, or the unit is no share.
        sure: bool,
    },
    /// No number, with the reason.
    Missing(Missing),
}

impl Value {
    /// The text that a reader of the bulletin sees.
    pub(super) fn printed(&self) -> String {
        match self {
            Self::Amount { printed, .. } => printed.clone(),
            Self::Missing(missing) => missing.name().to_owned(),
        }
    }
}

/// The value of a cell with the remarks on it.
pub(super) struct ParsedValue {
    pub(super) value: Value,
    /// Another indicator in the brackets: 33户 of 62户（贫困户33户）.
    pub(super) child: Option<(String, String)>,
    pub(super) remarks: Vec<Diagnostic>,
}

const MISSING: [(&str, Missing); 12] = [
    ("-", Missing::NotApplicable),
    ("--", Missing::NotApplicable),
    ("—", Missing::NotApplicable),
    ("——", Missing::NotApplicable),
    ("–", Missing::NotApplicable),
    ("/", Missing::NotApplicable),
    ("不适用", Missing::NotApplicable),
    ("未公布", Missing::NotPublished),
    ("未报", Missing::NotReported),
    ("未上报", Missing::NotReported),
    ("不公开", Missing::Withheld),
    ("不予公开", Missing::Withheld),
];
/// The most decimals that are typed by hand; a number with more was computed.
const MAX_TYPED: usize = 10;

/// Reads a cell.
pub(super) fn read(
    grid: &Grid<'_>,
    lexicon: &Lexicon<'_>,
    cell: &Cell,
    declared: &Declared<'_>,
) -> Result<ParsedValue, Refusal> {
    match &cell.value {
        CellValue::Error(error) => return Err(refusal::error_value(grid, cell, error)),
        CellValue::Uncalculated => return Err(refusal::uncalculated(grid, cell)),
        CellValue::Date(_) => return Err(refusal::a_date(grid, cell, declared.indicator)),
        CellValue::Boolean(_) => return Err(refusal::no_number(grid, cell)),
        CellValue::Text | CellValue::Number(_) => {}
    }
    // Ranges and ratios keep the signs used in print.
    let narrow = |c: char| if matches!(c, '～' | '：' | '∶') { c } else { fold_number(c) };
    let folded: String = clean(&cell.text).chars().map(narrow).collect();
    if let Some((_, missing)) = MISSING.iter().find(|(word, _)| *word == name_key(&folded)) {
        return Ok(ParsedValue { value: Value::Missing(*missing), child: None, remarks: Vec::new() });
    }
    if folded.chars().all(|c| c == '#') {
        return Err(refusal::too_narrow(grid, cell));
    }
    let (text, inside) = brackets(&folded);
    let (text, inside, child) = match inside {
        Some(inside) => match aside(lexicon, declared.indicator, &text, &inside) {
            Some((text, note, child)) => (text, note, child),
            None => return Err(refusal::in_brackets(grid, cell, &inside)),
        },
        None => (text, None, None),
    };
    let mut remarks = Vec::new();
    let text = computed(grid, cell, text, &mut remarks);
    let (amount, sure) = measured(grid, cell, &text, declared)?;
    rounded(grid, cell, &amount, declared.indicator, &mut remarks)?;
    bounded(grid, cell, &amount, declared.indicator, &mut remarks)?;
    let printed = amount.printed.clone();
    Ok(ParsedValue { value: Value::Amount { printed, amount, note: inside, sure }, child, remarks })
}

/// A text and the part in brackets behind it.
fn brackets(text: &str) -> (String, Option<String>) {
    let inside = text.strip_suffix([')', '）']).and_then(|head| {
        let at = head.rfind(['(', '（'])?;
        let inside = head.get(at..)?.trim_start_matches(['(', '（']).trim().to_owned();
        Some((head.get(..at)?.trim().to_owned(), inside))
    });
    match inside {
        Some((head, inside)) if !head.is_empty() && !inside.is_empty() => (head, Some(inside)),
        _ => (text.to_owned(), None),
    }
}

/// The text, the remark and the other indicator's number that brackets hold.
type Aside = (String, Option<String>, Option<(String, String)>);

fn aside(lexicon: &Lexicon<'_>, indicator: &Indicator, text: &str, inside: &str) -> Option<Aside> {
    if lexicon.unit(inside).is_some_and(|unit| indicator.admits(&unit.base)) {
        return Some((format!("{text}{inside}"), None, None));
    }
    let counts = inside.find(|c: char| c.is_ascii_digit());
    match counts {
        None if inside.chars().all(is_numeral) => None,
        None => Some((text.to_owned(), Some(inside.to_owned()), None)),
        Some(at) => {
            let (name, number) = inside.split_at_checked(at)?;
            let name = name_key(name.trim_matches([':', '：', ' ']));
            let name =
                ["其中", "含"].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(&name).to_owned();
            let known = lexicon.indicator(&name).is_some() && Amount::parse(number).is_ok();
            known.then(|| (text.to_owned(), None, Some((name, number.to_owned()))))
        }
    }
}

/// Rounds what a program computed in binary fractions: 0.30000000000000004 is 0.3.
fn computed(grid: &Grid<'_>, cell: &Cell, text: String, remarks: &mut Vec<Diagnostic>) -> String {
    let decimals = text.split_once('.').map_or("", |(_, fraction)| fraction.trim_end_matches('%'));
    let noise = decimals.len() > MAX_TYPED && (decimals.contains("00000") || decimals.contains("99999"));
    let sign = if text.ends_with('%') { "%" } else { "" };
    let exact = text.trim_end_matches('%').parse::<Decimal>().ok().filter(|_| noise);
    let Some(rounded) = exact.and_then(|number| number.round_sf(12)) else { return text };
    let intended = format!("{}{sign}", rounded.normalize());
    remarks.push(refusal::noise(grid, cell, &intended));
    intended
}
