//! Every published figure was printed somewhere: it names its source, and the source prints it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Lost};
use crate::model::{Figure, Nature, Numeral, PagePath, Site, SourceDocument, fold_text};
use crate::say;

/// How many near numerals a message names; more would hide the right one.
const MAX_CANDIDATES: usize = 3;

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let printed: BTreeMap<&str, BTreeSet<String>> = site
        .sources
        .iter()
        .map(|source| {
            (source.id.as_str(), source.inventory.iter().map(|one| fold_text(&one.printed)).collect())
        })
        .collect();
    let stated = site.figures.iter().filter(|one| one.nature != Nature::Derived && one.amount().is_some());
    let mut problems = Vec::new();
    let mut without: BTreeMap<&PagePath, Vec<&Figure>> = BTreeMap::new();
    for figure in stated {
        let Some(source) = &figure.source else {
            without.entry(&figure.page).or_default().push(figure);
            continue;
        };
        let known = printed.get(source.id.as_str());
        if !known.is_some_and(|known| known.contains(&fold_text(figure.printed()))) {
            problems.push(untraced(figure, source));
        }
    }
    problems.extend(without.into_values().filter_map(|figures| without_source(&figures)));
    problems
}

/// A page that names no source has forgotten it once, not once for every figure.
fn without_source(figures: &[&Figure]) -> Option<Diagnostic> {
    let first = figures.iter().min_by_key(|figure| figure.span)?;
    let (name, printed, count) = (&first.indicator.name, first.printed(), figures.len());
    let message = match count {
        1 => say!("「{name}」没有来源", "`{name}` has no source"),
        _ => {
            say!("「{name}」等 {count} 个数据没有来源", "`{name}` and others, {count} in all, have no source")
        }
    };
    let help = say!(
        "在文首写 source: 来源编号，或在这一条里写 {{value: {printed}, source: 来源编号}}；来源登记在 seeds/ 里",
        "give the page a `source`, or write {{value: {printed}, source: id}}; sources are the files in seeds/"
    );
    let seen = say!("{printed} 出自哪里？", "where was {printed} printed?");
    let lost = Lost::SourceOf(first.page.to_string());
    Some(Diagnostic::new(Code::FigSource, message).at(first.span, seen).misses(lost).help(help))
}

fn untraced(figure: &Figure, source: &SourceDocument) -> Diagnostic {
    let (name, printed, id) = (&figure.indicator.name, figure.printed(), &source.id);
    let near = candidates(printed, &source.inventory);
    let mut problem = Diagnostic::new(
        Code::FigTrace,
        say!(
            "来源 {id} 里找不到「{name}」的 {printed}",
            "the source {id} does not print {printed} for `{name}`"
        ),
    )
    .at(figure.span, say!("这里写作 {printed}", "{printed} is written here"))
    .misses(Lost::Numerals(id.clone()));
    for numeral in &near {
        let number = numeral.number;
        let section = numeral.section.as_ref().map(|title| format!("，{title}")).unwrap_or_default();
        problem = problem.at(
            numeral.span,
            say!("相近的是第 {number} 个数{section}", "number {number} of the source is close"),
        );
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

/// The numerals nearest in their digits: a slip of one digit or two neighbours swapped is one step away.
fn candidates<'a>(printed: &str, inventory: &'a [Numeral]) -> Vec<&'a Numeral> {
    let (text, wanted) = (fold_text(printed), digits(printed));
    let limit = wanted.chars().count().div_ceil(3).min(2);
    let mut near: Vec<(usize, usize, &Numeral)> = inventory
        .iter()
        .map(|numeral| {
            let far = strsim::damerau_levenshtein(&wanted, &digits(&numeral.printed));
            (far, strsim::damerau_levenshtein(&text, &fold_text(&numeral.printed)), numeral)
        })
        .filter(|(far, _, _)| *far <= limit)
        .collect();
    near.sort_by_key(|(far, rest, numeral)| (*far, *rest, numeral.number));
    let mut seen = BTreeSet::new();
    let once =
        near.into_iter().map(|(_, _, numeral)| numeral).filter(|numeral| seen.insert(&numeral.printed));
    once.take(MAX_CANDIDATES).collect()
}

fn digits(printed: &str) -> String {
    fold_text(printed).chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}
