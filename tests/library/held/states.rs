//! The one state of a page: from its front matter, then from what it says.

use std::fs;

use tongbao::compile::{Reach, release};
use tongbao::diagnostic::Diagnostics;
use tongbao::read::read;
use tongbao::site::State;

use super::{MINIMAL, NOW};
use crate::sites::copy_of;

/// The state of a bulletin with these lines below its period, and this text.
fn state(lines: &str, body: &str) -> State {
    let site = copy_of(MINIMAL);
    let seed = fs::read_to_string(site.path().join("seeds/tongnan-2020.yml")).unwrap();
    let claiming = seed
        .replace("id: tongnan-2020", "id: claiming")
        .replace("use: figure}", "use: figure, of: 产业基地}");
    fs::write(site.path().join("seeds/claiming.yml"), claiming).unwrap();
    let text = format!("---\ntitle: 五月\nperiod: 2020-05\n{lines}\n---\n{body}\n");
    fs::write(site.path().join("content/tongnan/2020-05.md"), text).unwrap();
    let mut diagnostics = Diagnostics::default();
    let tree = read(&mut diagnostics, site.path());
    let release = release(&mut diagnostics, tree, NOW, Reach::Published);
    let compiled = release.compile(&mut diagnostics);
    let held = compiled.held.iter().find(|page| page.file == "content/tongnan/2020-05.md");
    held.map_or(State::Published, |page| page.standing.state)
}

#[test]
fn a_bulletin_without_a_number_and_without_a_sentence_is_empty() {
    let shows = "## 一、进展\n\n```{chart}\nkind: trend\nindicator: 贫困发生率\ntitle: 走势\n```\n\n![图](foto.png)\n\n{fig}`产业基地`";
    let blank =
        "figures:\n  产业基地: {missing: 未报}\n  贫困发生率: {2020-04: {missing: 未公布, note: 没有}}";
    for (lines, body) in [
        ("kind: 月通报", ""),
        (blank, shows),
        ("figures:", "# 题\n\n---"),
        (r#"summary: "基地{fig}`产业基地`。""#, ""),
    ] {
        assert_eq!(state(lines, body), State::Empty, "{lines:?} {body:?}");
    }
    for (lines, body) in [
        (blank, "本月没有新的进展。"),
        (blank, "- 见[上期](2020-04.md)"),
        ("figures: {产业基地: 300余个}", shows),
        ("figures: {产业基地: [{missing: 未报}, {value: 3个, place: 宝龙镇严寨村}]}", ""),
        ("figures: {贫困发生率: {2019: 0.5%, 2020: {missing: 未报}}}", ""),
        ("targets: {公益性岗位: {2020: 2000个}}", ""),
        ("source: claiming", shows),
        ("summary: 本月没有新的进展。", ""),
        ("figuers: {产业基地: 300余个}", ""),
        (blank, "```{note}\n本月没有。\n```"),
    ] {
        assert_eq!(state(lines, body), State::Published, "{lines:?} {body:?}");
    }
}

#[test]
fn a_page_has_one_state_and_what_cannot_be_read_decides_nothing() {
    let done = "review: [{stage: 初审, by: 甲, at: 2020-06-01}, {stage: 复审, by: 乙, at: 2020-06-01}, {stage: 终审, by: 丙, at: 2020-06-02}]";
    let late = "published: 2093-04-05";
    for (lines, expected) in [
        (format!("draft: true\n{late}\nwithdrawn: {{at: 2020-06-09, reason: 错}}"), State::Draft),
        (format!("{late}\nwithdrawn: {{at: 2020-06-09, reason: 错}}"), State::Withdrawn),
        (format!("{late}\nreview: [{{stage: 初审, by: 甲, at: 2020-06-01}}]"), State::Unreviewed),
        (format!("{late}\n{done}"), State::Embargoed),
        (done.to_owned(), State::Published),
        ("published: 2021-01-02 03:04".to_owned(), State::Published),
        ("published: 2021-01-02 03:05".to_owned(), State::Embargoed),
        ("published: 2093年4月5日".to_owned(), State::Published),
        ("review: [{stage: 末审, by: 甲, at: 2020-06-01}]".to_owned(), State::Published),
        ("draft: false".to_owned(), State::Published),
    ] {
        assert_eq!(state(&lines, "本月没有新的进展。"), expected, "{lines}");
    }
}
