//! The messages where a figure is not what its source prints: where the number is, and which one was meant.

use std::collections::BTreeSet;

use super::sign;
use super::source_audit::{Match, SourceAudit};
use crate::diagnostic::{Code, Diagnostic, Suppression, Text};
use crate::say;
use crate::site::{Figure, SourceDocument, SourceNumeral};
use crate::text::{edit_distance, number_key};

/// How many near numerals a message names; more would hide the right one.
pub(super) const MAX_CANDIDATES: usize = 3;

/// The reviewer registers a numeral as this figure, and it prints something else.
pub(super) fn printed_otherwise(
    figure: &Figure,
    numeral: &SourceNumeral,
    source: &SourceDocument,
) -> Diagnostic {
    let (name, printed, id) = (&figure.indicator.name, figure.printed(), &source.id);
    let (number, registered) = (numeral.number, &numeral.printed);
    let problem = Diagnostic::new(
        Code::FigTrace,
        say!(
            "「{name}」在来源 {id} 里印作 {registered}，这里写作 {printed}",
            "the source {id} prints {registered} for `{name}`, but {printed} is written"
        ),
    )
    .at(figure.span, say!("这里写作 {printed}", "{printed} is written here"))
    .causes(Suppression::Place(figure.span))
    .at(numeral.span, say!("第 {number} 个数登记为「{name}」", "numeral {number} is registered as `{name}`"))
    .caused_by(Suppression::Numerals(id.clone()));
    if let Some(help) = direction(printed, registered, source) {
        return problem.help(help);
    }
    let problem = problem.help(say!(
        "对照原文改正写错的一处；这个数不是「{name}」的，改正 seeds/{id}.yml 里的 of",
        "compare both with the source; if that numeral is not `{name}`, correct its `of` in seeds/{id}.yml"
    ));
    if distance(printed, registered) == 1 {
        problem.suggest(figure.span.over(printed), registered.as_str())
    } else {
        problem
    }
}

/// The help where a figure and a numeral differ in their sign alone. A plain number in the inventory is no number below
/// zero: the source's word for the fall belongs to its print.
fn direction(printed: &str, registered: &str, source: &SourceDocument) -> Option<Text> {
    let id = &source.id;
    if sign::is_without_sign(printed, registered) {
        return Some(say!(
            "原文写的是下降、减少一类的，在 seeds/{id}.yml 里连这个词登记：printed: 下降{registered}；原文没有，就去掉这里的负号",
            "where the source says that it fell, register the word in seeds/{id}.yml too: `printed: 下降{registered}`; else remove the minus"
        ));
    }
    sign::is_without_sign(registered, printed).then(|| {
        say!(
            "原文写的是下降，这里就写 -{printed}；这个指标本来就记下降了多少，在 seeds/{id}.yml 里只登记数：printed: {printed}",
            "the source says that it fell: write -{printed}; where the indicator itself is the size of the fall, register the number alone in seeds/{id}.yml: `printed: {printed}`"
        )
    })
}

/// The source prints the figure, but not in the section that the figure names.
pub(super) fn elsewhere(figure: &Figure, numeral: &SourceNumeral, source: &SourceDocument) -> Diagnostic {
    let (name, printed, id) = (&figure.indicator.name, figure.printed(), &source.id);
    let section = figure.section.as_deref().unwrap_or_default();
    let (number, other_section) = (numeral.number, numeral.section.as_deref().unwrap_or_default());
    Diagnostic::new(
        Code::FigTrace,
        say!(
            "来源 {id} 的「{section}」里找不到「{name}」的 {printed}",
            "the source {id} does not print {printed} for `{name}` under `{section}`"
        ),
    )
    .at(figure.span, say!("这里写作 {printed}", "{printed} is written here"))
    .causes(Suppression::Place(figure.span))
    .at(
        numeral.span,
        say!("第 {number} 个数在「{other_section}」", "numeral {number} stands under `{other_section}`"),
    )
    .caused_by(Suppression::Numerals(id.clone()))
    .help(say!(
        "说的是这个数，就把 at 改成「{other_section}」；不是，就对照原文改正数值",
        "if this is the number, write `at: {other_section}`; else correct the value"
    ))
}

/// No numeral that is free has the print of a figure; `printed` are those that have it and are not.
pub(super) fn untraced(audit: &SourceAudit<'_>, matched: &Match<'_>, printed: &[usize]) -> Diagnostic {
    let slots = || printed.iter().filter_map(|at| audit.slots.get(*at));
    if let Some(slot) = slots().find(|slot| slot.is_free()) {
        return elsewhere(matched.figure, slot.numeral, audit.source);
    }
    let (name, text, id) = (&matched.figure.indicator.name, matched.figure.printed(), &audit.source.id);
    let problem = Diagnostic::new(
        Code::FigTrace,
        say!("来源 {id} 里找不到「{name}」的 {text}", "the source {id} does not print {text} for `{name}`"),
    )
    .at(matched.figure.span, say!("这里写作 {text}", "{text} is written here"))
    .causes(Suppression::Place(matched.figure.span))
    .caused_by(Suppression::Numerals(id.clone()));
    let section = matched.figure.section.as_deref();
    match slots().find(|slot| slot.stands_in(section)).or_else(|| slots().next()) {
        Some(slot) => spoken_for(problem, matched.figure, slot.numeral, audit.source),
        None => nearest(problem, text, audit.source),
    }
}

/// The source prints the number, and the reviewer registers it as something else.
fn spoken_for(
    problem: Diagnostic,
    figure: &Figure,
    numeral: &SourceNumeral,
    source: &SourceDocument,
) -> Diagnostic {
    let (id, number, kind) = (&source.id, numeral.number, numeral.kind.key());
    let name = &citation(figure, source);
    let Some(claim) = numeral.of.first() else {
        return problem
            .at(numeral.span, say!("第 {number} 个数登记为 use: {kind}", "numeral {number} is `use: {kind}`"))
            .help(say!(
                "这个数确是「{name}」，就在 seeds/{id}.yml 里改成 use: figure；不是，就对照原文改正数值",
                "if this is `{name}`, write `use: figure` in seeds/{id}.yml; else correct the value"
            ));
    };
    let other = &claim.written;
    let help = if claim.indicator.order == figure.indicator.order {
        say!(
            "清单里是「{other}」，这里是「{name}」：期间或地点有一处写错了，对照原文改正",
            "the list says `{other}`, the page `{name}`: one has a wrong period or place"
        )
    } else {
        say!(
            "这个数也是「{name}」，就在 seeds/{id}.yml 里写 of: [{other}, {name}]；不是，就对照原文改正数值",
            "if it is `{name}` too, write `of: [{other}, {name}]` in seeds/{id}.yml; else correct the value"
        )
    };
    problem
        .caused_by(Suppression::Place(numeral.span))
        .causes(Suppression::Place(numeral.span))
        .at(
            numeral.span,
            say!("第 {number} 个数登记为「{other}」", "numeral {number} is registered as `{other}`"),
        )
        .help(help)
}

/// How the inventory of a source names a figure.
pub(super) fn citation(figure: &Figure, source: &SourceDocument) -> String {
    let own = source.date.period() == Some(&figure.period);
    let period = if own { String::new() } else { format!("@{}", figure.period.key()) };
    let part = figure.place.part.as_ref().map(|part| format!("/{part}")).unwrap_or_default();
    format!("{}{period}{part}", figure.indicator.name)
}

fn nearest(problem: Diagnostic, printed: &str, source: &SourceDocument) -> Diagnostic {
    let id = &source.id;
    let near = candidates(printed, &source.inventory);
    let mut problem = problem;
    for numeral in &near {
        let number = numeral.number;
        let section = numeral.section.as_ref().map(|title| format!("，{title}")).unwrap_or_default();
        problem = problem.at(
            numeral.span,
            say!("相近的是第 {number} 个数{section}", "number {number} of the source is close"),
        );
    }
    if let Some(help) = near.iter().find_map(|numeral| direction(printed, &numeral.printed, source)) {
        return problem.help(help);
    }
    let list = |or: &str| near.iter().map(|numeral| numeral.printed.as_str()).collect::<Vec<_>>().join(or);
    let (zh, en) = (list(" 或 "), list(" or "));
    if !near.is_empty() {
        problem = problem.help(say!("是不是 {zh}？", "did you mean {en}?"));
    }
    problem.help(say!(
        "照原文改正这个数；原文确实印了而清单漏登的，补进 seeds/{id}.yml 的 inventory",
        "write the number as printed; if the list missed it, add it to `inventory` in seeds/{id}.yml"
    ))
}

/// The numerals nearest in their digits: one wrong digit or two neighbours swapped is one step away.
fn candidates<'a>(printed: &str, inventory: &'a [SourceNumeral]) -> Vec<&'a SourceNumeral> {
    let text = number_key(printed);
    let limit = digits(printed).chars().count().div_ceil(3).min(2);
    let mut near: Vec<(usize, usize, &SourceNumeral)> = inventory
        .iter()
        .map(|numeral| {
            let far = distance(printed, &numeral.printed);
            (far, edit_distance(&text, &number_key(&numeral.printed)), numeral)
        })
        .filter(|(far, _, _)| *far <= limit)
        .collect();
    near.sort_by_key(|(far, rest, numeral)| (*far, *rest, numeral.number));
    let mut listed = BTreeSet::new();
    let once =
        near.into_iter().map(|(_, _, numeral)| numeral).filter(|numeral| listed.insert(&numeral.printed));
    once.take(MAX_CANDIDATES).collect()
}

/// In how many digits two prints differ.
fn distance(a: &str, b: &str) -> usize {
    edit_distance(&digits(a), &digits(b))
}

fn digits(printed: &str) -> String {
    number_key(printed).chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}
