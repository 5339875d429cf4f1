//! A first look at a saved page comes to what the whole build comes to: the same said of the document, the same bytes of
//! its page, or no look at all.

use std::fs;

use tongbao::check::{Reach, Rule, rules};
use tongbao::diagnostic::Code;
use tongbao::render::Options;
use tongbao::{Built, SiteBuilder};

use super::{Site, files, said};

/// What an author changes in a document, where the text is in it: the first of it becomes another one.
const EDITS: [(&str, &str); 43] = [
    ("\n---\n", "\n---\n先说一句，没有数。\n\n"),
    ("。\n", "，共12345户。\n"),
    ("。\n", "，共９00户，约300个左右。\n"),
    ("。\n", "；2019年比2016年下降3个百分点。\n"),
    ("。\n", "；潼南区的贫困发生率是0.06%，甲县有900户。\n"),
    ("。\n", "；见[本页](#s1)、[没有的小节](#s99)和[没有的页](nowhere.md)。\n"),
    ("。\n", "；见[首页](/index.html)、[数据](/data/figures.csv)、[图](/charts/none.svg)。\n"),
    (
        "。\n",
        "；见[甲县](/jia/2020-03.md#table)、[潼南](/tongnan/2020-04.md#s1)和[图](/charts/tongnan-2020-04-1.svg)。\n",
    ),
    ("。\n", "；见[甲县](/jia/2020-03.md#nothing)、[指标](/indicators/#group-1)和[期间](/periods/2031/)。\n"),
    ("```{chart}\n", "见[图](/charts/tongnan-2020-04-1.svg)。\n\n```{chart}\nid: another\n"),
    ("。\n", "；另有{fig}`没有的指标`。\n"),
    ("。\n", "；贫困发生率{fig}`贫困发生率`。\n"),
    ("。\n", "；贫困发生率{change}`贫困发生率 2020-03..2020-04`。\n"),
    ("。\n", "；甲县{fig}`贫困发生率@2020-01/甲县`，乙县{fig}`建档立卡户@2020-04/乙县`。\n"),
    ("。\n", "；2031年2月30日，90后，第三批，“两不愁三保障”。\n"),
    ("。\n", "。\n\n```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: 贫困发生率的变化\n```\n"),
    ("。\n", "。\n\n```{figures}\ngroup: 没有的组\n```\n"),
    ("。\n", "。<b>粗</b>\n"),
    ("。\n", "。⼾\u{200b}\n"),
    ("0.06%", "0.07%"),
    ("0.3%", "0.9%"),
    ("0.6%", "{value: 0.9%, status: 修订}"),
    ("1000户", "2户"),
    ("1000户", "{value: 1000户, note: 另有345户}"),
    ("800户", "-800户"),
    ("100%", "120%"),
    ("53010人", "53999人"),
    ("15326户", "{missing: 未公布}"),
    ("187名", "超过187名"),
    ("figures:\n", "figures:\n  没有的指标: 3户\n"),
    ("figures:\n", "accept: [{rule: FIG-RISE, figures: [贫困发生率], reason: 原文如此}]\nfigures:\n"),
    ("figures:\n", "targets:\n  贫困发生率: {2021: 0%}\nfigures:\n"),
    ("source: ", "source: no-"),
    ("source: ", "note: "),
    ("title: ", "titel: "),
    ("period: 2020", "period: 2019"),
    ("as_of: 2020", "as_of: 2021"),
    ("published: 2020-0", "published: 2020-1"),
    (" 09:00", ""),
    ("title: ", "draft: true\ntitle: "),
    ("title: ", "aliases: [old/page]\ntitle: "),
    ("name: ", "aliases: [别名]\nname: "),
    ("---\n", "--\n"),
];

/// Whether a first look leaves it to the whole build what a code has to say of a document.
fn is_left(code: Code, document: &str) -> bool {
    let reach = rules().find(|rule| rule.codes().contains(&code)).map(Rule::reach);
    let is_bulletin = document.split('/').count() == 3 && !document.ends_with("_index.md");
    match reach {
        None | Some(Reach::Pages) => false,
        Some(Reach::Bulletins) => !is_bulletin,
        Some(Reach::Site) => true,
    }
}

/// What is said of a document, with every place.
fn about(built: &Built, document: &str) -> Vec<String> {
    let diagnostics = &built.diagnostics;
    let all = diagnostics.sorted().into_iter().filter(|problem| diagnostics.path(problem) == Some(document));
    all.filter(|problem| !is_left(problem.code, document))
        .map(|problem| {
            let places = problem.labels.iter().map(|label| {
                let file = diagnostics.sources.get(label.span.source).map(|source| source.path().to_owned());
                format!("{file:?} {:?} {}", label.span.range(), label.text.zh)
            });
            let places: Vec<String> = places.collect();
            format!("{} {} {places:?} {:?}", problem.code.id(), problem.message.zh, problem.help)
        })
        .collect()
}

/// A first look says of a document what the whole build says of it, and shows the page that the whole build shows.
pub(crate) fn compare(look: &Built, whole: &Built, document: &str) {
    assert_eq!(about(look, document), about(whole, document), "{document}: the look, and the whole build");
    let (Some(look), Some(whole)) = (&look.pages, &whole.pages) else { return };
    for path in look.paths() {
        let (mine, theirs) = (look.render(path).unwrap().unwrap(), whole.render(path).map(Result::unwrap));
        let theirs = theirs.unwrap_or_else(|| panic!("{path} is not in the site"));
        assert!(mine == theirs, "{path} differs:\n{}", first_difference(&mine, &theirs));
    }
}

fn first_difference(a: &[u8], b: &[u8]) -> String {
    let (a, b) = (String::from_utf8_lossy(a), String::from_utf8_lossy(b));
    let lines = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    lines.map_or_else(|| "length".to_owned(), |(a, b)| format!("{a}\n{b}"))
}

/// Looks at each document after each edit that can be made in it; how many looks showed a page, and how many
/// documents were left to the whole build.
fn look_at_all(from: &str, edits: &[(&str, &str)]) -> (usize, usize) {
    let site = Site::of(&[from]);
    let options = Options::default();
    let mut builder = SiteBuilder::new(site.root(), &options);
    let built = builder.build();
    let pages = built.pages.as_ref().unwrap_or_else(|| panic!("{from}: {}", said(&built)));
    let (mut shown, mut left) = (0, 0);
    for document in files(site.root()).iter().filter(|file| file.extension().is_some_and(|end| end == "md")) {
        let file = site.root().join(document);
        let before = fs::read_to_string(&file).unwrap();
        let document = document.to_str().unwrap().replace('\\', "/");
        for (old, new) in edits.iter().filter(|(old, _)| before.contains(old)) {
            fs::write(&file, before.replacen(old, new, 1)).unwrap();
            let changed = std::slice::from_ref(&document);
            match SiteBuilder::rebuild_pages(site.root(), &options, (pages, &built.diagnostics), changed) {
                Some(look) => {
                    shown += usize::from(look.pages.is_some());
                    compare(&look, &builder.build(), &document);
                }
                None => left += 1,
            }
        }
        fs::write(&file, before).unwrap();
    }
    (shown, left)
}

#[test]
fn whatever_is_edited_a_look_says_and_shows_what_the_whole_build_does() {
    let sites = ["tests/sites/minimal", "tests/sites/desk", "tests/sites/government"];
    let counts = sites.map(|site| look_at_all(site, &EDITS));
    let (shown, left) = counts.iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    assert!(shown > 100 && left > 20, "{shown} pages shown, {left} documents left to the whole build");
}

/// The site of this repository has districts, the province around them and the nation, and pages of every kind.
#[test]
fn a_saved_page_of_every_kind_is_seen_at_once_as_it_will_be() {
    let (shown, left) = look_at_all(".", &[("\n---\n", "\n---\n这里添上一句。\n\n")]);
    assert!(shown > 8 && left == 0, "{shown} pages shown, {left} documents left to the whole build");
}
