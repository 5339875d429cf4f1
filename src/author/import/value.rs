//! One cell as what a bulletin prints: the number as it is shown with its unit, or the word for why there is none.

use rust_decimal::Decimal;

use super::grid::Grid;
use super::lexicon::{Lexicon, Unit};
use super::measure::{bounded, measured, rounded};
use super::refusal::{self, Refused};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Amount, is_numeral};
use crate::site::{Indicator, Missing};
use crate::text::{clean, fold_number, name_key};
use crate::workbook::{Cell, CellValue};

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A number as it is to be printed, with what its brackets remark.
    Amount {
        /// As it goes into the bulletin: `53487人`.
        printed: String,
        /// What it is.
        amount: Amount,
        /// 四类户 of 2186户（四类户）.
        note: Option<String>,
        /// Whether the cell itself says %, by its text or its format, or the unit is no share.
        sure: bool,
    },
    /// No number, and why.
    Missing(Missing),
}

impl Value {
    /// What a reader of the bulletin sees.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Amount { printed, .. } => printed.clone(),
            Self::Missing(missing) => missing.name().to_owned(),
        }
    }
}

/// A value and what there is to say about it.
pub(super) struct Said {
    pub(super) value: Value,
    /// Another indicator in the brackets: 33户 of 62户（贫困户33户）.
    pub(super) child: Option<(String, String)>,
    pub(super) remarks: Vec<Diagnostic>,
}

/// What a column declares about its numbers.
pub(super) struct Declared<'a> {
    pub(super) indicator: &'a Indicator,
    /// The unit of the heading, the row or the line above the table; `None` leaves it to the dictionary.
    pub(super) unit: Option<&'a Unit>,
    /// Whether other cells beside it say % themselves.
    pub(super) mixed: bool,
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
/// The most decimals that somebody types; a number with more was computed.
const MAX_TYPED: usize = 10;

/// Reads a cell.
pub(super) fn read(
    grid: &Grid<'_>,
    lexicon: &Lexicon<'_>,
    cell: &Cell,
    declared: &Declared<'_>,
) -> Result<Said, Refused> {
    match &cell.value {
        CellValue::Error(error) => return Err(refusal::error_value(grid, cell, error)),
        CellValue::Uncalculated => return Err(refusal::uncalculated(grid, cell)),
        CellValue::Date(_) => return Err(refusal::a_date(grid, cell, declared.indicator)),
        CellValue::Boolean(_) => return Err(refusal::no_number(grid, cell)),
        CellValue::Text | CellValue::Number(_) => {}
    }
    // A range and a ratio keep the signs that print wants.
    let narrow = |c: char| if matches!(c, '～' | '：' | '∶') { c } else { fold_number(c) };
    let folded: String = clean(&cell.shown).chars().map(narrow).collect();
    if let Some((_, missing)) = MISSING.iter().find(|(word, _)| *word == name_key(&folded)) {
        return Ok(Said { value: Value::Missing(*missing), child: None, remarks: Vec::new() });
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
    Ok(Said { value: Value::Amount { printed, amount, note: inside, sure }, child, remarks })
}

/// A text and what stands in brackets behind it.
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

/// What brackets are: the unit, a remark, or another indicator's number; `None` where a number has no name.
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

/// 0.30000000000000004: what a program computed in binary fractions, as it is meant.
fn computed(grid: &Grid<'_>, cell: &Cell, text: String, remarks: &mut Vec<Diagnostic>) -> String {
    let decimals = text.split_once('.').map_or("", |(_, fraction)| fraction.trim_end_matches('%'));
    let noise = decimals.len() > MAX_TYPED && (decimals.contains("00000") || decimals.contains("99999"));
    let sign = if text.ends_with('%') { "%" } else { "" };
    let exact = text.trim_end_matches('%').parse::<Decimal>().ok().filter(|_| noise);
    let Some(rounded) = exact.and_then(|number| number.round_sf(12)) else { return text };
    let meant = format!("{}{sign}", rounded.normalize());
    remarks.push(refusal::noise(grid, cell, &meant));
    meant
}
