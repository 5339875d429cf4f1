//! The numbers of a table in the site's own terms: an indicator, a district, a period and a value for each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::defaults::Defaults;
use super::grid::Grid;
use super::interface::ImportOptions;
use super::labels::ColumnSubject;
use super::lexicon::{Lexicon, Unit};
use super::measure::Declared;
use super::moment::{Moment, with_year};
use super::refusal;
use super::sheets::ChosenSheet;
use super::table::{DataCell, TableData, table};
use super::totals::{self, Line};
use super::value::{self, ParsedValue, Value};
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::{Amount, Period};
use crate::say;
use crate::site::{District, Indicator};
use crate::text::name_key;
use crate::workbook::Cell;

/// One number of the sheet: the value of an indicator for a district and a period.
pub(super) struct ImportedObservation<'b> {
    pub(super) cell: &'b Cell,
    pub(super) indicator: Arc<Indicator>,
    pub(super) district: Arc<District>,
    pub(super) period: Period,
    pub(super) value: Value,
}

/// All observations of the sheet, each indicator, district and period once.
pub(super) struct Observations<'g, 'b> {
    pub(super) chosen: &'g ChosenSheet<'g, 'b>,
    pub(super) all: Vec<ImportedObservation<'b>>,
    /// The period of the form as a whole, where one is stated.
    pub(super) base: Option<Period>,
}

/// Reads the chosen sheet. `None` when none of its numbers can be assigned.
pub(super) fn read<'g, 'b>(
    chosen: &'g ChosenSheet<'g, 'b>,
    lexicon: &Lexicon<'_>,
    options: &ImportOptions,
    remarks: &mut Vec<Text>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Observations<'g, 'b>> {
    let mut data = table(chosen.grid, lexicon, &chosen.header);
    problems.append(&mut data.problems);
    let defaults = Defaults::of(chosen, lexicon, options, problems)?;
    let mut reader = SheetReader {
        chosen,
        lexicon,
        defaults,
        all: Vec::new(),
        lines: Vec::new(),
        reported: BTreeSet::new(),
    };
    let mixed = mixed(&data);
    for data_cell in &data.cells {
        let shares = mixed.contains(&(data_cell.indicator.order, data_cell.line));
        problems.extend(reader.read(data_cell, shares));
    }
    problems.extend(totals::check(chosen.grid, &reader.lines));
    remark(&data, &reader, remarks);
    let SheetReader { all, defaults, lines, .. } = reader;
    if all.is_empty() && problems.iter().all(|problem| problem.code == Code::ImportName) {
        problems.push(match lines.is_empty() {
            true => refusal::no_header(chosen.grid),
            false => refusal::no_place(chosen.grid, chosen.first),
        });
    }
    let all = without_duplicates(chosen.grid, all, problems);
    Some(Observations { chosen, all, base: defaults.period })
}

struct SheetReader<'g, 'b, 's> {
    chosen: &'g ChosenSheet<'g, 'b>,
    lexicon: &'g Lexicon<'s>,
    defaults: Defaults,
    all: Vec<ImportedObservation<'b>>,
    lines: Vec<Line<'b>>,
    /// Problems that are reported once: the words of an unclear period, or what is missing.
    reported: BTreeSet<String>,
}

impl<'b> SheetReader<'_, 'b, '_> {
    fn read(&mut self, data_cell: &DataCell<'b>, mixed: bool) -> Vec<Diagnostic> {
        let grid = self.chosen.grid;
        let unit = data_cell.unit.clone().or_else(|| of_line(&self.chosen.units, &data_cell.indicator));
        let declared = Declared { indicator: &data_cell.indicator, unit: unit.as_ref(), mixed };
        let read = value::read(grid, self.lexicon, data_cell.cell, &declared);
        let amount = match &read {
            Ok(ParsedValue { value: Value::Amount { amount, .. }, .. }) => Some(amount.clone()),
            _ => None,
        };
        self.lines.push(Line::of(data_cell, amount));
        let district = match &data_cell.subject {
            ColumnSubject::Unknown => return Vec::new(),
            ColumnSubject::Total { .. } => return read.err().into_iter().map(|problem| *problem).collect(),
            ColumnSubject::District(district) => Arc::clone(district),
            ColumnSubject::Own => match &self.defaults.district {
                Some(district) => Arc::clone(district),
                None => return self.report_once("区县", || refusal::no_district(grid, data_cell.cell)),
            },
        };
        let period = match self.period(data_cell) {
            Ok(Some(period)) => period,
            Ok(None) => return self.report_once("期间", || refusal::no_period(grid, data_cell.cell)),
            Err(problems) => return problems,
        };
        match read {
            Ok(parsed) => self.push(data_cell, &district, &period, parsed),
            Err(problem) => vec![*problem],
        }
    }

    fn push(
        &mut self,
        data_cell: &DataCell<'b>,
        district: &Arc<District>,
        period: &Period,
        parsed: ParsedValue,
    ) -> Vec<Diagnostic> {
        let ParsedValue { value, child, mut remarks } = parsed;
        let observation = |indicator: &Arc<Indicator>, value: Value| ImportedObservation {
            cell: data_cell.cell,
            indicator: Arc::clone(indicator),
            district: Arc::clone(district),
            period: period.clone(),
            value,
        };
        self.all.push(observation(&data_cell.indicator, value));
        if let Some((name, number)) = child {
            let indicator = self.lexicon.indicator(&name);
            match indicator
                .zip(Amount::parse(&number).ok())
                .filter(|(indicator, amount)| indicator.admits(&amount.unit))
            {
                Some((indicator, amount)) => {
                    let value = Value::Amount { printed: number, amount, note: None, sure: true };
                    self.all.push(observation(indicator, value));
                }
                None => remarks.push(*refusal::in_brackets(
                    self.chosen.grid,
                    data_cell.cell,
                    &format!("{name}{number}"),
                )),
            }
        }
        remarks
    }

    /// The period of a number.
    fn period(&mut self, data_cell: &DataCell<'b>) -> Result<Option<Period>, Vec<Diagnostic>> {
        let (grid, cell) = (self.chosen.grid, data_cell.moment_cell.unwrap_or(data_cell.cell));
        match &data_cell.moment {
            None => Ok(self.defaults.period.clone()),
            Some(Moment::Period(period)) => Ok(Some(period.clone())),
            Some(Moment::Now) if self.defaults.explicit_period => Ok(self.defaults.period.clone()),
            Some(Moment::InYear(part)) => {
                let year = self.defaults.period.as_ref().map(|period| period.end().year());
                match year.and_then(|year| with_year(part, year)) {
                    Some(period) => Ok(Some(period)),
                    None => Err(self.report_once(&name_key(&cell.text), || refusal::no_year(grid, cell))),
                }
            }
            Some(Moment::Serial(day)) => {
                let period = Period::Day(*day);
                Err(self.report_once(&name_key(&cell.text), || refusal::serial(grid, cell, &period)))
            }
            Some(Moment::Now) => {
                Err(self.report_once(&name_key(&cell.text), || refusal::relative(grid, cell, true)))
            }
            Some(Moment::Then) => {
                Err(self.report_once(&name_key(&cell.text), || refusal::relative(grid, cell, false)))
            }
        }
    }

    fn report_once(&mut self, word: &str, problem: impl FnOnce() -> Diagnostic) -> Vec<Diagnostic> {
        if self.reported.insert(word.to_owned()) { vec![problem()] } else { Vec::new() }
    }
}

/// The unit that the line above the table gives an indicator. Where none fits, the first unit stands and the cell is
/// refused for it.
fn of_line(units: &[Unit], indicator: &Indicator) -> Option<Unit> {
    let fits = |unit: &&Unit| indicator.admits(&unit.base) || unit.base.is_empty();
    units.iter().find(fits).or(units.first()).cloned()
}

/// The columns in which some cells say % themselves and some do not.
fn mixed(data: &TableData<'_>) -> BTreeSet<(usize, u32)> {
    let shares = data.cells.iter().filter(|data_cell| data_cell.indicator.is_share());
    shares
        .filter(|data_cell| name_key(&data_cell.cell.text).ends_with('%'))
        .map(|data_cell| (data_cell.indicator.order, data_cell.line))
        .collect()
}

/// Of two equal observations the first stays; two different ones are a problem.
fn without_duplicates<'b>(
    grid: &Grid<'_>,
    all: Vec<ImportedObservation<'b>>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<ImportedObservation<'b>> {
    let mut first: BTreeMap<(usize, String, String), usize> = BTreeMap::new();
    let mut kept: Vec<ImportedObservation<'b>> = Vec::new();
    for observation in all {
        let key = (observation.indicator.order, observation.district.slug.clone(), observation.period.key());
        let Some(before) = first.get(&key).and_then(|at| kept.get(*at)) else {
            first.insert(key, kept.len());
            kept.push(observation);
            continue;
        };
        let (later, earlier) = (observation.value.printed(), before.value.printed());
        if later != earlier {
            let what = format!(
                "{}{}「{}」",
                observation.district.name,
                observation.period.name(),
                observation.indicator.name
            );
            problems.push(refusal::twice(
                grid,
                observation.cell,
                (grid, before.cell),
                &what,
                (&later, &earlier),
            ));
        }
    }
    kept
}

fn remark(data: &TableData<'_>, reader: &SheetReader<'_, '_, '_>, remarks: &mut Vec<Text>) {
    let (tail, blank) = (data.tail, data.blank);
    let totals = reader.lines.iter().filter(|line| line.is_total()).count();
    if tail > 0 {
        remarks.push(say!(
            "表下面的 {tail} 行（制表、审核、注）没有取",
            "{tail} lines under the table were left out"
        ));
    }
    if totals > 0 {
        remarks.push(say!(
            "合计的 {totals} 个数核对过，不写进通报",
            "{totals} totals were checked and are not written"
        ));
    }
    if blank > 0 {
        remarks.push(say!(
            "{blank} 个空格子跳过；没有报的请填「未报」",
            "{blank} empty cells were skipped; what was not reported is 未报"
        ));
    }
}
