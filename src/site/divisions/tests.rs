//! The table of divisions: whole, consistent, and reachable by every name a user may type.

use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::super::{Level, PagePath};
use super::*;

fn called(typed: &str) -> Option<String> {
    division_called(typed).map(|division| division.name)
}

impl Division {
    /// Whether it existed on a day, as far as the table knows.
    fn exists_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

#[test]
fn every_row_of_the_table_is_read() {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count() - 1;
    let all = divisions();
    assert_eq!((rows, all.len()), (39, 39));
    assert_eq!(all.iter().filter(|division| division.exists_on(date(2020, 4, 16))).count(), 38);
    // Since 2025-11-06: 25 districts with 两江新区, 8 counties, 4 autonomous counties.
    assert_eq!(all.iter().filter(|division| division.exists_on(date(2026, 2, 1))).count(), 37);
    for division in &all {
        assert!(
            PagePath::page(&division.slug).is_ok() && !division.slug.contains(['/', '.']),
            "{division:?}"
        );
        assert!(
            division.code.as_deref().is_none_or(|code| refuse_code(code, Level::District).is_none()),
            "{division:?}"
        );
        assert!(division.code.as_deref().is_none_or(|code| code.starts_with("50")), "{division:?}");
        assert!(division.valid_to.is_some() == division.successor.is_some(), "{division:?}");
    }
}

#[test]
fn no_name_means_two_divisions() {
    let mut unique = BTreeSet::new();
    for division in divisions() {
        let own = [division.name.clone(), division.slug.clone()].into_iter().chain(division.code.clone());
        for name in own.chain(division.aliases()).chain(division.old_code.clone()) {
            assert_eq!(called(&name).as_ref(), Some(&division.name), "{name}");
            assert!(unique.insert(name.clone()), "{name} twice");
        }
    }
}

#[test]
fn a_division_is_found_by_what_people_type() {
    for (typed, expected) in [
        ("潼南", "潼南区"),
        ("潼南县", "潼南区"),
        (" 潼　南 区\u{200b}", "潼南区"),
        ("５００１５２", "潼南区"),
        ("500223", "潼南区"),
        ("Tongnan", "潼南区"),
        ("江津市", "江津区"),
        ("开县", "开州区"),
        ("忠县", "忠县"),
        ("石柱", "石柱土家族自治县"),
        ("石柱县", "石柱土家族自治县"),
        ("彭水自治县", "彭水苗族土家族自治县"),
        ("渝北", "渝北区"),
    ] {
        assert_eq!(called(typed).as_deref(), Some(expected), "{typed}");
    }
    for stranger in ["", "忠", "区", "开", "重庆", "余杭区", "云杨", "../yunyang", "县"] {
        assert_eq!(called(stranger), None, "{stranger}");
    }
}

#[test]
fn the_aliases_are_those_that_texts_use() {
    let aliases = |name: &str| division_called(name).unwrap().aliases();
    assert_eq!(aliases("开州区"), ["开州", "开县"]);
    assert_eq!(aliases("石柱"), ["石柱", "石柱自治县"]);
    assert_eq!(aliases("云阳县"), ["云阳"]);
    assert_eq!(aliases("忠县"), [""; 0]);
}

#[test]
fn a_slip_is_offered_its_neighbours() {
    assert_eq!(divisions_like("云杨县"), ["云阳县"]);
    assert_eq!(divisions_like("奉结"), ["奉节县"]);
    assert_eq!(divisions_like("tongnang").first().map(String::as_str), Some("潼南区"));
    for stranger in ["余杭区", "宜都市"] {
        assert_eq!(divisions_like(stranger), [""; 0], "{stranger}");
    }
    assert!(divisions_like("").is_empty() && divisions_like("区").is_empty());
}

#[test]
fn a_district_that_is_gone_names_its_successor() {
    let yubei = division_called("渝北").unwrap();
    assert!(yubei.exists_on(date(2020, 4, 30)) && !yubei.exists_on(date(2025, 11, 7)));
    let successor = division_called(yubei.successor.as_deref().unwrap()).unwrap();
    assert_eq!(successor.code, None);
    assert!(successor.exists_on(date(2025, 11, 7)) && !successor.exists_on(date(2020, 4, 30)));
}

proptest! {
    #[test]
    fn spaces_and_width_never_change_what_a_name_means(
        at in 0..39_usize, which in 0..9_usize, gaps in prop::collection::vec(0..4_usize, 20),
    ) {
        let all = divisions();
        let division = &all[at];
        let mut names = vec![division.name.clone(), division.slug.to_uppercase()];
        names.extend(division.aliases().into_iter().chain(division.code.clone()));
        let name = &names[which % names.len()];
        let mut typed = String::new();
        for (c, gap) in name.chars().zip(gaps.iter().chain(std::iter::repeat(&0))) {
            typed.push_str(["", " ", "\u{3000}", "\u{200b}\t"][*gap]);
            typed.push(c);
        }
        prop_assert_eq!(called(&typed), Some(division.name.clone()));
    }

    #[test]
    fn anything_may_be_typed(typed in "\\PC{0,40}") {
        let _ = (division_called(&typed), divisions_like(&typed), refuse_code(&typed, Level::District));
    }
}
