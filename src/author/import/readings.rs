//! What a table says in the site's own terms: an indicator, a district, a period and a value for each of its numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::grid::Grid;
use super::lexicon::{Lexicon, Unit};
use super::moment::{Moment, with_year};
use super::sheets::Chosen;
use super::table::{ColumnSubject, Entry, Found, table};
use super::totals::{self, Line};
use super::value::{self, Declared, Said, Value};
use super::{ImportOptions, refusal};
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::quantity::{Amount, Period};
use crate::say;
use crate::site::{District, Indicator, parse_target};
use crate::text::name_key;
use crate::workbook::Cell;

/// One number of the sheet, in the site's terms.
pub(super) struct Reading<'b> {
    pub(super) cell: &'b Cell,
    pub(super) indicator: Arc<Indicator>,
    pub(super) district: Arc<District>,
    pub(super) period: Period,
    pub(super) value: Value,
}

/// All of them, each indicator, district and period once.
pub(super) struct Readings<'g, 'b> {
    pub(super) chosen: &'g Chosen<'g, 'b>,
    pub(super) all: Vec<Reading<'b>>,
    /// The period of the form as a whole, where one is stated.
    pub(super) base: Option<Period>,
}

/// Reads the chosen sheet. `None` when nothing in it can be placed.
pub(super) fn read<'g, 'b>(
    chosen: &'g Chosen<'g, 'b>,
    lexicon: &Lexicon<'_>,
    wishes: &ImportOptions,
    remarks: &mut Vec<Text>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Readings<'g, 'b>> {
    let mut found = table(chosen.grid, lexicon, &chosen.header);
    problems.append(&mut found.problems);
    let frame = Frame::of(chosen, lexicon, wishes, problems)?;
    let mut reader =
        Reader { chosen, lexicon, frame, all: Vec::new(), lines: Vec::new(), said: BTreeSet::new() };
    let mixed = mixed(&found);
    for entry in &found.entries {
        let shares = mixed.contains(&(entry.indicator.order, entry.line));
        problems.extend(reader.entry(entry, shares));
    }
    problems.extend(totals::check(chosen.grid, &reader.lines));
    remark(&found, &reader, remarks);
    let Reader { all, frame, lines, .. } = reader;
    if all.is_empty() && problems.iter().all(|problem| problem.code == Code::ImportName) {
        problems.push(match lines.is_empty() {
            true => refusal::no_header(chosen.grid),
            false => refusal::no_place(chosen.grid, chosen.first),
        });
    }
    let all = once(chosen.grid, all, problems);
    Some(Readings { chosen, all, base: frame.period })
}

/// Whose and of when the numbers are that do not say so themselves.
struct Frame {
    district: Option<Arc<District>>,
    period: Option<Period>,
    /// Whether the editor said the period.
    told: bool,
}

impl Frame {
    fn of(
        chosen: &Chosen<'_, '_>,
        lexicon: &Lexicon<'_>,
        wishes: &ImportOptions,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let folder = wishes.into.as_deref().and_then(|path| path.rsplit(['/', '\\']).nth(1));
        let asked = wishes.district.as_deref().or(folder);
        let district = match asked.map(|name| (name, lexicon.district(&name_key(name)))) {
            Some((name, None)) => {
                problems.push(unknown_district(chosen, lexicon, name));
                return None;
            }
            Some((_, found)) => found,
            None => chosen.titles.iter().find_map(|title| lexicon.district_in(title)),
        };
        let home = || wishes.into.as_deref().and_then(|path| home(lexicon, path));
        let period = wishes.period.clone().or_else(|| chosen.period()).or_else(home);
        Some(Self { district: district.cloned(), period, told: wishes.period.is_some() })
    }
}

/// The period of the bulletin that was asked for.
fn home(lexicon: &Lexicon<'_>, path: &str) -> Option<Period> {
    let mut parts = path.rsplit(['/', '\\']);
    let (file, folder) = (parts.next()?, parts.next()?);
    let page = parse_target(&format!("{folder}/{file}"), "").ok()?;
    let found = lexicon.site.bulletins.iter().find(|one| one.page.path == page);
    found.map(|bulletin| bulletin.period.clone())
}

fn unknown_district(chosen: &Chosen<'_, '_>, lexicon: &Lexicon<'_>, name: &str) -> Diagnostic {
    let names: Vec<&str> = lexicon.site.own_districts().map(|one| one.name.as_str()).collect();
    let names = names.join("、");
    Diagnostic::new(
        Code::ImportPlace,
        say!("站里没有「{name}」这个区县", "the site has no district `{name}`"),
    )
    .at(chosen.grid.span(chosen.first), say!("表里的数要写给哪个区县？", "whose numbers are these?"))
    .help(say!("站里的区县有：{names}", "the districts of the site: {names}"))
}

struct Reader<'g, 'b, 's> {
    chosen: &'g Chosen<'g, 'b>,
    lexicon: &'g Lexicon<'s>,
    frame: Frame,
    all: Vec<Reading<'b>>,
    lines: Vec<Line<'b>>,
    /// Words for a period that were refused once.
    said: BTreeSet<String>,
}

impl<'b> Reader<'_, 'b, '_> {
    fn entry(&mut self, entry: &Entry<'b>, mixed: bool) -> Vec<Diagnostic> {
        let grid = self.chosen.grid;
        let unit = entry.unit.clone().or_else(|| of_line(&self.chosen.units, &entry.indicator));
        let declared = Declared { indicator: &entry.indicator, unit: unit.as_ref(), mixed };
        let read = value::read(grid, self.lexicon, entry.cell, &declared);
        let amount = match &read {
            Ok(Said { value: Value::Amount { amount, .. }, .. }) => Some(amount.clone()),
            _ => None,
        };
        self.lines.push(Line::of(entry, amount));
        let district = match &entry.whose {
            ColumnSubject::Stranger => return Vec::new(),
            ColumnSubject::Total { .. } => return read.err().into_iter().map(|problem| *problem).collect(),
            ColumnSubject::District(district) => Arc::clone(district),
            ColumnSubject::Own => match &self.frame.district {
                Some(district) => Arc::clone(district),
                None => return self.once("区县", || refusal::no_district(grid, entry.cell)),
            },
        };
        let period = match self.period(entry) {
            Ok(Some(period)) => period,
            Ok(None) => return self.once("期间", || refusal::no_period(grid, entry.cell)),
            Err(problems) => return problems,
        };
        match read {
            Ok(said) => self.take(entry, &district, &period, said),
            Err(problem) => vec![*problem],
        }
    }

    fn take(
        &mut self,
        entry: &Entry<'b>,
        district: &Arc<District>,
        period: &Period,
        said: Said,
    ) -> Vec<Diagnostic> {
        let Said { value, child, mut remarks } = said;
        let reading = |indicator: &Arc<Indicator>, value: Value| Reading {
            cell: entry.cell,
            indicator: Arc::clone(indicator),
            district: Arc::clone(district),
            period: period.clone(),
            value,
        };
        self.all.push(reading(&entry.indicator, value));
        if let Some((name, number)) = child {
            let indicator = self.lexicon.indicator(&name);
            match indicator.zip(Amount::parse(&number).ok()).filter(|(one, amount)| one.admits(&amount.unit))
            {
                Some((indicator, amount)) => {
                    let value = Value::Amount { printed: number, amount, note: None, sure: true };
                    self.all.push(reading(indicator, value));
                }
                None => remarks.push(*refusal::in_brackets(
                    self.chosen.grid,
                    entry.cell,
                    &format!("{name}{number}"),
                )),
            }
        }
        remarks
    }

    /// When a number holds.
    fn period(&mut self, entry: &Entry<'b>) -> Result<Option<Period>, Vec<Diagnostic>> {
        let (grid, cell) = (self.chosen.grid, entry.dated.unwrap_or(entry.cell));
        match &entry.moment {
            None => Ok(self.frame.period.clone()),
            Some(Moment::Period(period)) => Ok(Some(period.clone())),
            Some(Moment::Now) if self.frame.told => Ok(self.frame.period.clone()),
            Some(Moment::InYear(part)) => {
                let year = self.frame.period.as_ref().map(|period| period.end().year());
                match year.and_then(|year| with_year(part, year)) {
                    Some(period) => Ok(Some(period)),
                    None => Err(self.once(&name_key(&cell.shown), || refusal::no_year(grid, cell))),
                }
            }
            Some(Moment::Serial(day)) => {
                let period = Period::Day(*day);
                Err(self.once(&name_key(&cell.shown), || refusal::serial(grid, cell, &period)))
            }
            Some(Moment::Now) => {
                Err(self.once(&name_key(&cell.shown), || refusal::relative(grid, cell, true)))
            }
            Some(Moment::Then) => {
                Err(self.once(&name_key(&cell.shown), || refusal::relative(grid, cell, false)))
            }
        }
    }

    fn once(&mut self, word: &str, problem: impl FnOnce() -> Diagnostic) -> Vec<Diagnostic> {
        if self.said.insert(word.to_owned()) { vec![problem()] } else { Vec::new() }
    }
}

/// The unit that the line above the table gives an indicator. Where none of its units fits, its first one does as
/// little, and the cell is refused for it.
fn of_line(units: &[Unit], indicator: &Indicator) -> Option<Unit> {
    let fits = |unit: &&Unit| indicator.admits(&unit.base) || unit.base.is_empty();
    units.iter().find(fits).or(units.first()).cloned()
}

/// The columns in which some cells say % themselves and some do not.
fn mixed(found: &Found<'_>) -> BTreeSet<(usize, u32)> {
    let shares = found.entries.iter().filter(|entry| entry.indicator.is_share());
    shares
        .filter(|entry| name_key(&entry.cell.shown).ends_with('%'))
        .map(|one| (one.indicator.order, one.line))
        .collect()
}

/// Of two equal readings the first stays; two different ones are a problem.
fn once<'b>(grid: &Grid<'_>, all: Vec<Reading<'b>>, problems: &mut Vec<Diagnostic>) -> Vec<Reading<'b>> {
    let mut first: BTreeMap<(usize, String, String), usize> = BTreeMap::new();
    let mut kept: Vec<Reading<'b>> = Vec::new();
    for reading in all {
        let key = (reading.indicator.order, reading.district.slug.clone(), reading.period.key());
        let Some(before) = first.get(&key).and_then(|at| kept.get(*at)) else {
            first.insert(key, kept.len());
            kept.push(reading);
            continue;
        };
        let (one, other) = (reading.value.shown(), before.value.shown());
        if one != other {
            let what =
                format!("{}{}「{}」", reading.district.name, reading.period.name(), reading.indicator.name);
            problems.push(refusal::twice(grid, reading.cell, (grid, before.cell), &what, (&one, &other)));
        }
    }
    kept
}

fn remark(found: &Found<'_>, reader: &Reader<'_, '_, '_>, remarks: &mut Vec<Text>) {
    let (tail, blank) = (found.tail, found.blank);
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
