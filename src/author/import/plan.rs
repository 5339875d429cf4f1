//! Plans the edits of bulletins: which observations are new, different or unchanged.

use std::collections::BTreeMap;

use super::interface::{Import, ImportOptions, ImportedChange, Project, Rewrite};
use super::observations::{ImportedObservation, Observations};
use super::target::{Placement, Target, Targets};
use super::value::Value;
use super::{record, refusal};
use crate::author::edit::{self, FigureEdit, NewValue};
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::{Amount, Period};
use crate::say;
use crate::site::{Bulletin, Figure, Nature, Observation};
use crate::text::number_key;
use crate::text::source::Sources;
use crate::workbook::reference;

/// The text of each bulletin, as it was and as it becomes.
type Texts = BTreeMap<String, (String, String)>;

/// Plans every edit. Problems are added; what is planned counts only when there is no error.
pub(super) fn plan(
    project: Project<'_>,
    sources: &Sources,
    observations: &Observations<'_, '_>,
    options: &ImportOptions,
    import: &mut Import,
    problems: &mut Vec<Diagnostic>,
) {
    let targets = match Targets::new(project, observations, options) {
        Ok(targets) => targets,
        Err(problem) => return problems.push(*problem),
    };
    if let Some(problem) = unknown_source(project, options) {
        return problems.push(problem);
    }
    let mut texts = Texts::new();
    let (mut placements, mut elsewhere_count, mut source_ids) = (Vec::new(), 0, Vec::new());
    for observation in &observations.all {
        let (target, period) = match targets.of(observation) {
            Ok(Some(target_period)) => target_period,
            Ok(None) => {
                elsewhere_count += 1;
                continue;
            }
            Err(problem) => {
                // One message for each missing bulletin.
                let reported = problems.iter().any(|other| other.message == problem.message);
                problems.extend((!reported).then_some(*problem));
                continue;
            }
        };
        if let Some(problem) = other_period(observations, observation, target, options) {
            let reported = problems.iter().any(|other| other.message == problem.message);
            problems.extend((!reported).then_some(problem));
            continue;
        }
        let source_id = options
            .source
            .clone()
            .or_else(|| target.bulletin.source.as_ref().map(|source| source.id.clone()));
        source_ids.extend(source_id.clone());
        let old = figure(project, target.bulletin, observation, &period);
        let elsewhere = match old.filter(|old| is_same(old, &observation.value)) {
            Some(old) => {
                import.unchanged += 1;
                old.source
                    .as_ref()
                    .map(|source| source.id.clone())
                    .filter(|id| Some(id) != source_id.as_ref())
            }
            None => {
                let file = format!("content/{}", target.document.path);
                let text = sources.get(target.document.source).map(|source| source.text().to_string());
                let (_, text) = texts.entry(file.clone()).or_insert_with(|| {
                    let text = text.unwrap_or_default();
                    (text.clone(), text)
                });
                match write(project, text, observation, target, &period, options) {
                    Some(edited) => *text = edited,
                    None => problems.push(not_editable(observations, observation, &file)),
                }
                import.changes.push(change(observation, &period, old, file));
                None
            }
        };
        placements.push(Placement { observation, period, elsewhere });
    }
    if elsewhere_count > 0 {
        import.remarks.push(say!(
            "{elsewhere_count} 个数是别的区县或对照地区的，没有取",
            "{elsewhere_count} numbers of other districts or of places for comparison were left out"
        ));
    }
    source_ids.sort();
    source_ids.dedup();
    if options.record || record::is_awaited(project, observations, &source_ids) {
        import.rewrites.extend(record::record(
            project,
            sources,
            observations,
            &placements,
            &source_ids,
            problems,
        ));
    }
    let order = |change: &ImportedChange| {
        project.site.dictionary.get(&change.indicator).map(|indicator| indicator.order)
    };
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
    observation: &ImportedObservation<'_>,
    target: Target<'_>,
    period: &Period,
    options: &ImportOptions,
) -> Option<String> {
    let own_source = target.bulletin.source.as_ref().map(|source| source.id.as_str());
    let requested = options.source.as_deref().filter(|id| Some(*id) != own_source);
    let bare = project.site.index.on_page(&target.bulletin.page.path).is_empty();
    let with_source =
        requested.filter(|_| own_source.is_none() && bare).and_then(|id| edit::set_source(text, id));
    let (text, source) = match &with_source {
        Some(text) => (text.as_str(), None),
        // The source of the whole bulletin may have been put in by the figure before.
        None if bare && own_source.is_none() => {
            (text, requested.filter(|id| !text.contains(&format!("source: {id}"))))
        }
        None => (text, requested),
    };
    let indicator = &observation.indicator;
    let names = std::iter::once(&indicator.name).chain(&indicator.aliases).map(String::as_str).collect();
    let value = match &observation.value {
        Value::Amount { printed, note, .. } => NewValue::Printed(printed.clone(), note.clone()),
        Value::Missing(missing) => NewValue::Missing(missing.name()),
    };
    let edit_request = FigureEdit { names, period, home: &target.bulletin.period, value, source };
    let dictionary = &project.site.dictionary;
    edit::set(text, &edit_request, &|name| dictionary.get(name).map(|indicator| indicator.order))
}

/// The figure that a bulletin already has for this observation.
fn figure<'a>(
    project: Project<'a>,
    bulletin: &Bulletin,
    observation: &ImportedObservation<'_>,
    period: &Period,
) -> Option<&'a Figure> {
    let same = |figure: &&std::sync::Arc<Figure>| {
        figure.indicator.name == observation.indicator.name
            && figure.place.part.is_none()
            && figure.period == *period
            && figure.nature == Nature::Actual
    };
    project.site.index.on_page(&bulletin.page.path).iter().find(same).map(AsRef::as_ref)
}

fn is_same(old: &Figure, new: &Value) -> bool {
    match (&old.observation, new) {
        (Observation::Missing(old), Value::Missing(new)) => old == new,
        (Observation::Amount(old), Value::Amount { amount: new, .. }) => {
            let comparable =
                |amount: &Amount| (amount.value, amount.interval, amount.qualifier, amount.decimals);
            number_key(&old.printed) == number_key(&new.printed) || comparable(old) == comparable(new)
        }
        _ => false,
    }
}

fn change(
    observation: &ImportedObservation<'_>,
    period: &Period,
    old: Option<&Figure>,
    file: String,
) -> ImportedChange {
    ImportedChange {
        file,
        indicator: observation.indicator.name.clone(),
        district: observation.district.name.clone(),
        period: period.key(),
        old: old.map(|old| old.printed().to_owned()),
        new: observation.value.printed(),
        cell: reference(observation.cell.row, observation.cell.column),
    }
}

/// Refuses a form of one period for a requested bulletin of another, unless the period was given as an option.
fn other_period(
    observations: &Observations<'_, '_>,
    observation: &ImportedObservation<'_>,
    target: Target<'_>,
    options: &ImportOptions,
) -> Option<Diagnostic> {
    let stated = observations.base.as_ref().filter(|_| options.into.is_some() && options.period.is_none())?;
    let home = &target.bulletin.period;
    let fits = home.contains(stated) || stated.contains(home);
    (!fits && observation.period == *stated)
        .then(|| refusal::other_period(observations.chosen.grid, observations.chosen.first, stated, home))
}

fn unknown_source(project: Project<'_>, options: &ImportOptions) -> Option<Diagnostic> {
    let id = options.source.as_deref().filter(|_| !options.record)?;
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

fn not_editable(
    observations: &Observations<'_, '_>,
    observation: &ImportedObservation<'_>,
    file: &str,
) -> Diagnostic {
    let (name, printed) = (&observation.indicator.name, observation.value.printed());
    Diagnostic::new(
        Code::ImportEdit,
        say!(
            "{file} 里「{name}」的写法不能自动改",
            "`{name}` in {file} is written in a way that cannot be edited"
        ),
    )
    .at(
        observations.chosen.grid.span(observation.cell),
        say!("要写进去的是 {printed}", "{printed} is to be written"),
    )
    .help(say!(
        "请手工写进这篇通报：{name}: {printed}，再导入其余的数",
        "write it by hand, `{name}: {printed}`, and import the rest again"
    ))
}
