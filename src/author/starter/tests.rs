//! A new project is valid for every district and period, and holds no figure of its own district.

use proptest::prelude::*;

use super::*;
use crate::check::check;
use crate::compile::compile;
use crate::diagnostic::{Diagnostics, Language};
use crate::read::texts;
use crate::site::divisions;

fn starter(district: NewDistrict, period: &str) -> Starter {
    let period = Period::parse(period).unwrap();
    Starter {
        title: Starter::usual_title(&district.name, &period),
        publisher: Starter::usual_publisher(&district.name),
        district,
        period,
    }
}

/// All messages of the check of a project.
fn problems(starter: &Starter) -> Vec<String> {
    let writings = starter.writings();
    let mut diagnostics = Diagnostics::default();
    let tree = texts(
        &mut diagnostics,
        writings.iter().map(|writing| (writing.path.as_str(), writing.text.as_str())),
    );
    let site = compile(&mut diagnostics, &tree);
    assert_eq!(site.bulletins.len(), 1, "{starter:?}");
    let own = site.figures.iter().filter(|figure| figure.place.district.slug == starter.district.slug);
    for figure in own {
        assert_eq!(figure.printed(), "未报", "{starter:?}");
    }
    let checked = check(&mut diagnostics, site);
    let messages = diagnostics
        .sorted()
        .into_iter()
        .map(|problem| problem.message.in_language(Language::Chinese).to_owned());
    messages.chain(checked.is_none().then(|| "refused".to_owned())).collect()
}

#[test]
fn every_division_of_the_table_starts_without_problems() {
    for division in divisions() {
        for period in ["2020-04", "2026-10", "2020-Q2", "2019", "2021-H1", "2020-04-16"] {
            let starter = starter(division.clone().into(), period);
            assert_eq!(problems(&starter), [""; 0], "{starter:?}");
        }
    }
}

#[test]
fn a_county_outside_the_table_starts_without_problems() {
    for code in [Some("420581".to_owned()), None] {
        let elsewhere = NewDistrict::elsewhere("云梦山县", code, "yunmengshan");
        for period in ["2020-04", "2024"] {
            let starter = starter(elsewhere.clone(), period);
            assert_eq!(problems(&starter), [""; 0], "{starter:?}");
            let china =
                starter.writings().into_iter().any(|writing| writing.path == "content/china/_index.md");
            assert!(china, "it is not compared with Chongqing");
        }
    }
}

#[test]
fn a_name_of_the_table_with_other_particulars_is_that_county() {
    let starter = starter(NewDistrict::elsewhere("云阳县", Some("500235".to_owned()), "yy"), "2020-04");
    assert_eq!(problems(&starter), [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_title_and_publisher_stay_text(title in "\\PC{1,40}", publisher in "[ -~〔〕：#\"'\\\\]{1,40}") {
        let line = crate::author::clean_input::line;
        let (Ok(title), Ok(publisher)) = (line(&title), line(&publisher)) else { return Ok(()) };
        let plain = starter(NewDistrict::elsewhere("云梦山县", None, "yunmengshan"), "2020-04");
        let starter = Starter { title: title.clone(), publisher: publisher.clone(), ..plain };
        let writings = starter.writings();
        let mut diagnostics = Diagnostics::default();
        let tree = texts(&mut diagnostics, writings.iter().map(|writing| (writing.path.as_str(), writing.text.as_str())));
        let site = compile(&mut diagnostics, &tree);
        // `read` refuses look-alikes and private characters; no other problem may occur.
        if diagnostics.sorted().is_empty() {
            prop_assert_eq!((site.settings.title, site.settings.publisher), (title, publisher));
        } else {
            let codes: Vec<_> = diagnostics.sorted().iter().map(|problem| problem.code.id()).collect();
            prop_assert!(codes.iter().all(|code| code.starts_with("READ-")), "{codes:?}");
        }
    }
}
