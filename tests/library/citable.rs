//! The roles that are offered to an author, pasted: each must mean the figure beside which it was offered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::subsequence;
use tongbao::author::{Citable, citable};
use tongbao::compile::compile;
use tongbao::diagnostic::Diagnostics;
use tongbao::read::read;
use tongbao::site::{Block, Figure, Inline, Page, PagePath, Site};

use crate::sites::{copy_of_own, project};

fn site(root: &Path) -> Site {
    let mut diagnostics = Diagnostics::default();
    let tree = read(&mut diagnostics, root);
    compile(&mut diagnostics, &tree)
}

/// What makes a figure this one and no other; spans move when a page grows.
fn identity(figure: &Figure) -> String {
    let (period, nature) = (figure.period.key(), figure.nature.name());
    let (name, place, printed) = (&figure.indicator.name, figure.place.name(), figure.printed());
    format!("{name}@{period}/{place} {printed} {nature} {}#{}", figure.page.as_str(), figure.anchor)
}

/// The file of a page under `content/`.
fn file(page: &PagePath) -> String {
    let folder = page.as_str().trim_end_matches("/index.html");
    if folder.contains('/') || folder == "pasted" {
        format!("{folder}.md")
    } else {
        format!("{folder}/_index.md")
    }
}

/// Pastes every offered role into its page, those for anywhere into a page of no district, and gives how many
/// there were and those that came out as something else.
fn pasted(root: &Path) -> (usize, Vec<String>) {
    let before = site(root);
    let everywhere = PagePath::page("pasted").unwrap();
    let mut offered: BTreeMap<PagePath, Vec<Citable>> = BTreeMap::new();
    offered.insert(everywhere.clone(), citable(&before, None));
    let profiles = before.profiles.iter().map(|one| &one.page);
    for page in profiles.chain(before.bulletins.iter().map(|one| &one.page)) {
        offered.insert(page.path.clone(), citable(&before, Some(&page.path)));
    }
    fs::write(root.join("content/pasted.md"), "---\ntitle: 引用\n---\n").unwrap();
    for (page, all) in &offered {
        let path = root.join("content").join(file(page));
        let mut text = fs::read_to_string(&path).unwrap();
        for role in all.iter().filter_map(|one| one.role.as_ref()) {
            text += &format!("\n\n见{role}。\n");
        }
        fs::write(&path, text).unwrap();
    }
    let after = site(root);
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, all) in &offered {
        let page = after.authored().find(|page| page.path == *path).unwrap();
        let all: Vec<&Citable> = all.iter().filter(|one| one.role.is_some()).collect();
        count += all.len();
        for (one, came) in all.iter().zip(last(page, all.len())) {
            let wanted = identity(&one.figure);
            if came != wanted {
                wrong.push(format!("{path:?} {:?}: {wanted} came out as {came}", one.role));
            }
        }
    }
    (count, wrong)
}

/// The figures cited in the last paragraphs of a page.
fn last(page: &Page, count: usize) -> Vec<String> {
    let blocks = &page.body.blocks;
    let cited = |block: &Block| match block {
        Block::Paragraph(content) => match content.as_slice() {
            [_, Inline::Figure(citation), _] => identity(&citation.figure),
            other => format!("{other:?}"),
        },
        other => format!("{other:?}"),
    };
    blocks[blocks.len() - count..].iter().map(cited).collect()
}

#[test]
fn every_role_of_this_projects_site_means_its_figure_on_every_page_and_anywhere() {
    let folder = copy_of_own();
    let own = site(folder.path());
    let all = citable(&own, None);
    let without: Vec<_> =
        all.iter().filter(|one| one.role.is_none()).map(|one| identity(&one.figure)).collect();
    assert_eq!(without, Vec::<String>::new(), "figures that cannot be cited");
    let (count, wrong) = pasted(folder.path());
    assert!(count > all.len(), "{count} roles");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_role_is_as_short_as_it_can_be_where_it_is_pasted() {
    let own = site(&project(""));
    let page = PagePath::page("tongnan/2020-04").unwrap();
    let role = |page: Option<&PagePath>, name: &str, period: &str, place: &str| {
        let fits = |one: &&Citable| {
            let figure = &one.figure;
            figure.indicator.name == name && figure.period.key() == period && figure.place.name() == place
        };
        citable(&own, page).iter().find(fits).unwrap().role.clone().unwrap()
    };
    assert_eq!(role(Some(&page), "贫困发生率", "2020-04", "潼南区"), "{fig}`贫困发生率`");
    assert_eq!(role(Some(&page), "贫困发生率", "2016-04", "潼南区"), "{fig}`贫困发生率@2016-04`");
    // On another page the latest reading of today is not the latest of tomorrow: the period is written.
    let profile = PagePath::page("tongnan").unwrap();
    assert_eq!(role(Some(&profile), "贫困发生率", "2020-04", "潼南区"), "{fig}`贫困发生率@2020-04`");
    assert_eq!(role(None, "贫困发生率", "2016-04", "潼南区"), "{fig}`贫困发生率@2016-04/潼南区`");
}

const INDICATORS: [(&str, &str); 4] = [("甲", "个"), ("甲/乙", "个"), ("乙@二", "个"), ("丙", "个")];
const PERIODS: [&str; 4] = ["2019", "2019-Q4", "2017-10/2020-04", "2020-04"];
const PARTS: [&str; 6] = ["", "严寨村", "北区", "一/二", "2019村", "三`四"];

/// One figure: indicator, period, part, value and nature, each by its place in the lists.
type Line = (usize, usize, usize, u8, bool);

fn line() -> impl Strategy<Value = Line> {
    (0..INDICATORS.len(), 0..PERIODS.len(), 0..PARTS.len(), 1_u8..4, any::<bool>())
}

/// A page's front matter; two entries under one key are one list.
fn figures(lines: &[Line]) -> String {
    let mut by_name: BTreeMap<&str, String> = BTreeMap::new();
    for (name, period, part, value, target) in lines {
        let place = if *part == 0 { String::new() } else { format!(", place: \"{}\"", PARTS[*part]) };
        let nature = if *target { ", nature: 目标" } else { "" };
        *by_name.entry(INDICATORS[*name].0).or_default() +=
            &format!("  - {{value: {value}个, period: {}{place}{nature}}}\n", PERIODS[*period]);
    }
    by_name.iter().map(|(name, list)| format!("  \"{name}\":\n{list}")).collect()
}

fn write(root: &Path, pages: &[(&str, &str, Vec<Line>)]) {
    let content = root.join("content");
    fs::create_dir_all(root.join("seeds")).unwrap();
    for (folder, name) in [("south", "南区"), ("north", "北区")] {
        fs::create_dir_all(content.join(folder)).unwrap();
        fs::write(content.join(folder).join("_index.md"), format!("---\nname: {name}\n---\n")).unwrap();
    }
    fs::write(content.join("site.yml"), "title: 站\npublisher: 局\n").unwrap();
    let indicator =
        |at: usize, (name, unit): &(&str, &str)| format!("\"{name}\": {{id: i-{at}, unit: {unit}}}\n");
    let dictionary: String = INDICATORS.iter().enumerate().map(|(at, one)| indicator(at, one)).collect();
    fs::write(content.join("indicators.yml"), dictionary).unwrap();
    for (folder, period, lines) in pages {
        let front = format!(
            "---\ntitle: 通报\nperiod: {}\nkind: 月通报\nfigures:\n{}---\n",
            period.to_ascii_uppercase(),
            figures(lines)
        );
        fs::write(content.join(folder).join(format!("{period}.md")), front).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Restatements, targets beside results, villages that are called like districts, names with the signs of a
    /// role: what is offered means what it is offered for.
    #[test]
    fn every_role_of_any_site_means_its_figure(
        addresses in subsequence(vec![("south", "2019"), ("south", "2020-04"), ("north", "2019-q4"), ("north", "2020-04")], 1..=4),
        lines in proptest::collection::vec(proptest::collection::vec(line(), 1..8), 4),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let pages: Vec<_> =
            addresses.iter().zip(lines).map(|((folder, period), lines)| (*folder, *period, lines)).collect();
        write(folder.path(), &pages);
        let (count, wrong) = pasted(folder.path());
        prop_assert_eq!(wrong, Vec::<String>::new());
        // A site may hold nothing but figures that no role tells apart; that says nothing about roles.
        prop_assume!(count > 0);
    }
}
