//! From readings to edited bulletins: what is new, what differs, what stays.

use std::collections::BTreeMap;

use super::readings::{Reading, Readings};
use super::target::{Target, Targets};
use super::value::Value;
use super::{Change, Import, ImportOptions, Project, Rewrite, record, refusal};
use crate::author::edit;
use crate::author::edit::{Said, Wanted};
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{Amount, Period};
use crate::say;
use crate::site::{Bulletin, Figure, Nature, Observation as Read};
use crate::text::number_key;
use crate::text::source::Sources;
use crate::workbook::reference;

/// A reading with its bulletin, and the source that its figure has or gets.
pub(super) struct Placed<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) period: Period,
    /// Of a figure that is there already and comes from another document, that document's id.
    pub(super) elsewhere: Option<String>,
}

/// The text of each bulletin, as it was and as it becomes.
type Texts = BTreeMap<String, (String, String)>;

/// Plans every edit. Problems are added; what is planned counts only when there is no error.
pub(super) fn plan(
    project: Project<'_>,
    sources: &Sources,
    readings: &Readings<'_, '_>,
    wishes: &ImportOptions,
    import: &mut Import,
    problems: &mut Vec<Diagnostic>,
) {
    let targets = match Targets::new(project, readings, wishes) {
        Ok(targets) => targets,
        Err(problem) => return problems.push(*problem),
    };
    if let Some(problem) = unknown_source(project, wishes) {
        return problems.push(problem);
    }
    let mut texts = Texts::new();
    let (mut placed, mut apart, mut ids) = (Vec::new(), 0, Vec::new());
    for reading in &readings.all {
        let (target, period) = match targets.of(reading) {
            Ok(Some(found)) => found,
            Ok(None) => {
                apart += 1;
                continue;
            }
            Err(problem) => {
                // One message for each bulletin that is not there.
                let told = problems.iter().any(|other| other.message == problem.message);
                problems.extend((!told).then_some(*problem));
                continue;
            }
        };
        if let Some(problem) = other_period(readings, reading, target, wishes) {
            let told = problems.iter().any(|other| other.message == problem.message);
            problems.extend((!told).then_some(problem));
            continue;
        }
        let id = wishes.source.clone().or_else(|| target.bulletin.source.as_ref().map(|one| one.id.clone()));
        ids.extend(id.clone());
        let old = figure(project, target.bulletin, reading, &period);
        let elsewhere = match old.filter(|old| is_same(old, &reading.value)) {
            Some(old) => {
                import.unchanged += 1;
                old.source.as_ref().map(|one| one.id.clone()).filter(|one| Some(one) != id.as_ref())
            }
            None => {
                let file = format!("content/{}", target.document.path);
                let text = sources.get(target.document.source).map(|source| source.text().to_string());
                let (_, text) = texts.entry(file.clone()).or_insert_with(|| {
                    let text = text.unwrap_or_default();
                    (text.clone(), text)
                });
                match write(project, text, reading, target, &period, wishes) {
                    Some(edited) => *text = edited,
                    None => problems.push(not_editable(readings, reading, &file)),
                }
                import.changes.push(change(reading, &period, old, file));
                None
            }
        };
        placed.push(Placed { reading, period, elsewhere });
    }
    if apart > 0 {
        import.remarks.push(say!(
            "{apart} 个数是别的区县或对照地区的，没有取",
            "{apart} numbers of other districts or of places for comparison were left out"
        ));
    }
    ids.sort();
    ids.dedup();
    if wishes.record || record::is_awaited(project, readings, &ids) {
        import.rewrites.extend(record::record(project, sources, readings, &placed, &ids, problems));
    }
    let order = |change: &Change| project.site.dictionary.get(&change.indicator).map(|one| one.order);
    import.changes.sort_by(|a, b| (&a.file, order(a), &a.period).cmp(&(&b.file, order(b), &b.period)));
    import.rewrites.extend(
        texts.into_iter().filter(|(_, (old, new))| old != new).map(|(path, (old, text))| Rewrite {
            path,
            old: Some(old),
            text,
        }),
    );
}

/// The text with one figure put in.
fn write(
    project: Project<'_>,
    text: &str,
    reading: &Reading<'_>,
    target: Target<'_>,
    period: &Period,
    wishes: &ImportOptions,
) -> Option<String> {
    let own = target.bulletin.source.as_ref().map(|one| one.id.as_str());
    let asked = wishes.source.as_deref().filter(|id| Some(*id) != own);
    let bare = project.site.index.on_page(&target.bulletin.page.path).is_empty();
    let with_source = asked.filter(|_| own.is_none() && bare).and_then(|id| edit::set_source(text, id));
    let (text, source) = match &with_source {
        Some(text) => (text.as_str(), None),
        // The source of the whole bulletin may have been put in by the figure before.
        None if bare && own.is_none() => (text, asked.filter(|id| !text.contains(&format!("source: {id}")))),
        None => (text, asked),
    };
    let indicator = &reading.indicator;
    let names = std::iter::once(&indicator.name).chain(&indicator.aliases).map(String::as_str).collect();
    let said = match &reading.value {
        Value::Amount { printed, note, .. } => Said::Printed(printed.clone(), note.clone()),
        Value::Missing(missing) => Said::Missing(missing.name()),
    };
    let wanted = Wanted { names, period, home: &target.bulletin.period, said, source };
    let dictionary = &project.site.dictionary;
    edit::set(text, &wanted, &|name| dictionary.get(name).map(|one| one.order))
}

/// The figure that a bulletin has in this place.
fn figure<'a>(
    project: Project<'a>,
    bulletin: &Bulletin,
    reading: &Reading<'_>,
    period: &Period,
) -> Option<&'a Figure> {
    let same = |one: &&std::sync::Arc<Figure>| {
        one.indicator.name == reading.indicator.name
            && one.place.part.is_none()
            && one.period == *period
            && one.nature == Nature::Actual
    };
    project.site.index.on_page(&bulletin.page.path).iter().find(same).map(AsRef::as_ref)
}

fn is_same(old: &Figure, new: &Value) -> bool {
    match (&old.observation, new) {
        (Read::Missing(old), Value::Missing(new)) => old == new,
        (Read::Amount(old), Value::Amount { amount: new, .. }) => {
            let meant = |one: &Amount| (one.value, one.interval, one.qualifier, one.decimals);
            number_key(&old.printed) == number_key(&new.printed) || meant(old) == meant(new)
        }
        _ => false,
    }
}

fn change(reading: &Reading<'_>, period: &Period, old: Option<&Figure>, file: String) -> Change {
    Change {
        file,
        indicator: reading.indicator.name.clone(),
        district: reading.district.name.clone(),
        period: period.key(),
        old: old.map(|old| old.printed().to_owned()),
        new: reading.value.shown(),
        cell: reference(reading.cell.row, reading.cell.column),
    }
}

/// The form states one period and the bulletin that was asked for is of another, and nobody said that this is meant.
fn other_period(
    readings: &Readings<'_, '_>,
    reading: &Reading<'_>,
    target: Target<'_>,
    wishes: &ImportOptions,
) -> Option<Diagnostic> {
    let stated = readings.base.as_ref().filter(|_| wishes.into.is_some() && wishes.period.is_none())?;
    let home = &target.bulletin.period;
    let fits = home.contains(stated) || stated.contains(home);
    (!fits && reading.period == *stated)
        .then(|| refusal::other_period(readings.chosen.grid, readings.chosen.first, stated, home))
}

fn unknown_source(project: Project<'_>, wishes: &ImportOptions) -> Option<Diagnostic> {
    let id = wishes.source.as_deref().filter(|_| !wishes.record)?;
    let known = project.site.sources.iter().any(|source| source.id == id);
    (!known).then(|| {
        Diagnostic::new(Code::ImportPlace, say!("没有登记来源「{id}」", "there is no source `{id}`"))
            .in_file(format!("seeds/{id}.yml"))
            .help(say!(
                "加上 --record，就把这份表格登记成来源 seeds/{id}.yml",
                "add --record and this spreadsheet is entered as the source seeds/{id}.yml"
            ))
    })
}

fn not_editable(readings: &Readings<'_, '_>, reading: &Reading<'_>, file: &str) -> Diagnostic {
    let (name, printed) = (&reading.indicator.name, reading.value.shown());
    Diagnostic::new(
        Code::ImportEdit,
        say!(
            "{file} 里「{name}」的写法不能自动改",
            "`{name}` in {file} is written in a way that cannot be edited"
        ),
    )
    .at(readings.chosen.grid.span(reading.cell), say!("要写进去的是 {printed}", "{printed} is to be written"))
    .help(say!(
        "请手工写进这篇通报：{name}: {printed}，再导入其余的数",
        "write it by hand, `{name}: {printed}`, and import the rest again"
    ))
}
