//! Personal numbers planted in every kind of place: all are found, and no form of a report prints one. The numbers are
//! generated: a division that does not exist with the right check character, telephones and cards by their own checks.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use tongbao::diagnostic::{Diagnostics, Language, Safety, apply_fixes};
use tongbao::render::Options;
use tongbao::report::{ReportOptions, changes, diff, json, sarif, text};

use crate::sites;

/// Official prose of our own with amounts, dates, document numbers, codes and hotlines, a line each.
const OFFICIAL: &str = include_str!("official.txt");

/// Numbers that differ for each place.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn identity(&mut self) -> String {
        let (year, month, day, order) =
            (1940 + self.next(60), 1 + self.next(12), 1 + self.next(28), self.next(1000));
        let digits = format!("509999{year}{month:02}{day:02}{order:03}");
        let sum: u32 = digits
            .bytes()
            .zip((1..=17).rev())
            .map(|(b, power)| u32::from(b - b'0') * (1 << power) % 11)
            .sum();
        let check = (12 - sum % 11) % 11;
        format!("{digits}{}", if check == 10 { "X".to_owned() } else { check.to_string() })
    }

    fn mobile(&mut self) -> String {
        format!("1{}{:08}7", 3 + self.next(7), self.next(100_000_000))
    }

    fn card(&mut self) -> String {
        let digits = format!("621799{:012}", self.next(1_000_000_000_000));
        let doubled = |value: u32| if value > 4 { value * 2 - 9 } else { value * 2 };
        let values = digits.bytes().rev().map(|b| u32::from(b - b'0')).enumerate();
        let sum: u32 = values.map(|(at, value)| if at % 2 == 0 { doubled(value) } else { value }).sum();
        format!("{digits}{}", (10 - sum % 10) % 10)
    }
}

/// Places in the files of a site; `@` is the number.
const PLACES: [(&str, &str); 30] = [
    ("content/site.yml", "subtitle: 附@\n"),
    ("content/site.yml", "contact: 王某，@\n"),
    ("content/site.yml", "terms: {甲@: 乙}\n"),
    ("content/site.yml", "# 备用 @\n"),
    ("content/site.yml", "government: {author: 李某@}\n"),
    ("content/indicators.yml", "新指标: {id: new-one, unit: 户, description: 联系 @}\n"),
    ("content/indicators.yml", "又一个: {id: another, unit: 户, aliases: [\"丙@\"]}\n"),
    ("content/about.md", "---\ntitle: 关于 @\n---\n正文。\n"),
    ("content/about.md", "---\ntitle: 关于\nsummary: 找 @ 办理\n---\n正文。\n"),
    ("content/about.md", "---\ntitle: 关于\nkeywords: [\"@\"]\n---\n正文。\n"),
    ("content/about.md", "---\ntitle: 关于\nupdated: [{at: 2020-05-06, what: 删去 @}]\n---\n正文。\n"),
    ("content/about.md", "---\ntitle: 关于\ndraft: true\n---\n草稿 @。\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n段落里的@，后面还有字。\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n## 标题 @\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n- 列表 **@**\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n> 引文（@）\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n| 镇 | 说明 |\n|---|---|\n| 甲镇 | @ |\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n![图上是 @](a.png)\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n[链接](https://a.cn/ \"@\")\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n`代码 @`\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n```\n块 @\n```\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n```{note}\n说明 @\n```\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n{lit}`@`\n"),
    ("content/about.md", "---\ntitle: 关于\n---\n脚注<!-- @ -->\n"),
    ("content/jia/_index.md", "---\nname: 甲县\ncode: \"500999\"\ncategory: 类@\n---\n甲县。\n"),
    ("seeds/new.yml", "id: new\ntitle: 题 @\nkind: 公报\ndate: 2020-05-06\n"),
    ("seeds/new.yml", "id: new\ntitle: 题\nkind: 公报\ndate: 2020-05-06\nsections: [\"节 @\"]\n"),
    (
        "seeds/new.yml",
        "id: new\ntitle: 题\nkind: 公报\ndate: 2020-05-06\nsections: [节]\ninventory:\n  - {n: 1, printed: \"@\", section: 节, use: other}\n",
    ),
    (
        "seeds/new.yml",
        "id: new\ntitle: 题\nkind: 公报\ndate: 2020-05-06\nsections: [节]\ninventory:\n  - {n: 1, printed: 5户, section: 节, use: other, note: 见 @}\n",
    ),
    ("templates/base.html", "<p>@</p>\n"),
];

/// Everything that a report of these problems prints.
fn channels(diagnostics: &Diagnostics) -> String {
    let mut out = json(diagnostics);
    for language in [Language::Chinese, Language::English] {
        out += &sarif(diagnostics, language);
        for color in [false, true] {
            out += &text(diagnostics, &ReportOptions { language, color, max: 0 });
        }
    }
    let fixed = apply_fixes(diagnostics, Safety::Suggested);
    out + &changes(diagnostics, &fixed, false) + &diff(diagnostics, &fixed, false)
}

#[test]
fn numbers_planted_anywhere_are_found_and_printed_nowhere() {
    let mut numbers = Numbers(20_200_416);
    for (path, place) in PLACES {
        for number in [numbers.identity(), numbers.mobile(), numbers.card()] {
            let site = sites::copy_of("tests/suite/base");
            let target = site.path().join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            let before = if path == "content/site.yml" || path == "content/indicators.yml" {
                fs::read_to_string(&target).unwrap()
            } else {
                String::new()
            };
            fs::write(&target, before + &place.replace('@', &number)).unwrap();
            let built = tongbao::build(site.path(), &Options { drafts: true, ..Options::default() });
            let problems = built.diagnostics.sorted();
            let mut codes =
                problems.iter().map(|problem| (problem.code.id(), built.diagnostics.path(problem)));
            assert!(codes.any(|found| found == ("PRIVATE-NUMBER", Some(path))), "{place} {number}");
            let printed = channels(&built.diagnostics);
            assert!(
                !printed.contains(&number[4..]) && !printed.contains(&number[..number.len() - 4]),
                "{place}: {printed}"
            );
        }
    }
}

#[test]
fn two_hundred_of_each_kind_are_found_and_masked() {
    let mut numbers = Numbers(7);
    let all: BTreeSet<String> =
        (0..200).flat_map(|_| [numbers.identity(), numbers.mobile(), numbers.card()]).collect();
    let site = sites::copy_of("tests/suite/base");
    let mut page = "---\ntitle: 关于\n---\n".to_owned();
    all.iter().for_each(|number| writeln!(page, "- 联系 {number} 办理").unwrap());
    fs::write(site.path().join("content/about.md"), page).unwrap();
    let built = tongbao::build(site.path(), &Options::default());
    let found =
        built.diagnostics.sorted().iter().filter(|problem| problem.code.id() == "PRIVATE-NUMBER").count();
    assert_eq!(found, all.len());
    let printed = channels(&built.diagnostics);
    let leaked: Vec<_> = all.iter().filter(|number| printed.contains(number.as_str())).collect();
    assert!(leaked.is_empty(), "{leaked:?}");
}

#[test]
fn official_prose_is_silent() {
    let lines = OFFICIAL.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(lines >= 80, "{lines}");
    let site = sites::copy_of("tests/suite/base");
    fs::write(site.path().join("content/about.md"), format!("---\ntitle: 关于\n---\n{OFFICIAL}")).unwrap();
    let built = tongbao::build(site.path(), &Options::default());
    let alarms =
        built.diagnostics.sorted().into_iter().filter(|problem| problem.code.id().starts_with("PRIVATE"));
    let alarms = alarms.map(|problem| {
        let span = problem.labels.first().expect("a place").span;
        let line =
            built.diagnostics.sources.get(span.source).expect("a text").position(span.range().start).line;
        format!("{}: {}", problem.code.id(), OFFICIAL.lines().nth(line.saturating_sub(4)).unwrap_or_default())
    });
    assert_eq!(alarms.collect::<Vec<_>>(), Vec::<String>::new());
}
