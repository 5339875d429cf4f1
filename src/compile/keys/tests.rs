//! The table is consistent, and no code reads a key that is not in it.

use std::collections::BTreeSet;

use regex_lite::Regex;

use super::chinese::in_english;
use super::*;
use crate::compile::fields::Fields;
use crate::quantity::Period;
use crate::read::{Node, Value};
use crate::site::Choice;
use crate::text::source::{Source, Sources, Span};

fn each_key(mut visit: impl FnMut(&MappingPlace, &'static Key)) {
    for place in places() {
        place.mapping.keys().for_each(|key| visit(&place, key));
    }
}

#[test]
fn every_key_stands_once_in_its_mapping_and_is_told_in_both_languages() {
    let mut unique = BTreeSet::new();
    each_key(|place, key| {
        assert!(unique.insert((place.path.clone(), key.name)), "{} has {} twice", place.path, key.name);
        let (zh, en) = key.about;
        assert!(!zh.is_ascii() && en.len() > 3 && !en.ends_with('.'), "{}: {zh} | {en}", key.name);
        assert!(!zh.ends_with('。'), "{}: {zh}", key.name);
    });
    assert!(unique.len() > 120, "{}", unique.len());
}

#[test]
fn every_example_is_one() {
    fn fits(kind: &ValueKind, example: &str) -> bool {
        match kind {
            ValueKind::Shaped(shape) => Regex::new(shape.pattern).unwrap().is_match(example),
            ValueKind::Period => Period::parse(example).is_ok(),
            ValueKind::Choice(words) => words().iter().any(|word| word.text == example),
            ValueKind::Integer | ValueKind::Count(_) => example.parse::<u32>().is_ok(),
            ValueKind::Flag | ValueKind::FlagOr(_) => ["true", "…"].contains(&example),
            ValueKind::Divisions => example.starts_with('['),
            ValueKind::List(element) => {
                let inner = example.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
                inner.unwrap_or(example).split(", ").all(|example| fits(element, example))
            }
            _ => !example.is_empty(),
        }
    }
    each_key(|place, key| {
        assert!(fits(&key.kind, key.example()), "{} {}: {}", place.path, key.name, key.example());
        // The message about a missing key shows how to write it.
        assert!(!key.required || key.example() != "…", "{} {} has no example", place.path, key.name);
    });
}

#[test]
fn every_word_is_found_again() {
    fn check<T: Choice + std::fmt::Debug>() {
        for (word, value, zh, en) in T::WORDS {
            assert!(T::called(word) == Some(*value) && value.word() == *word, "{value:?}");
            // Words that are not Chinese have a meaning in Chinese, all have one in English.
            assert!(!en.is_empty() && word.is_ascii() != zh.is_empty(), "{word}");
        }
    }
    check::<crate::site::Stage>();
    check::<crate::site::Missing>();
    check::<crate::site::Nature>();
    check::<crate::site::Status>();
    check::<crate::site::Direction>();
    check::<crate::site::Aggregation>();
    check::<crate::site::Level>();
    check::<crate::site::OwnerKind>();
    check::<crate::site::Use>();
    check::<crate::site::Frequency>();
    check::<crate::site::ChartKind>();
    assert_eq!(crate::site::Nature::Derived.word(), "");
}

#[test]
fn a_chinese_word_for_a_key_leads_to_one_that_there_is() {
    for (word, key) in CHINESE {
        assert!(names().iter().any(|name| name == key) && in_english(word).is_some(), "{word}: {key}");
    }
    assert_eq!(like("publishd").as_deref(), Some("published"));
    assert_eq!(like("乱写的"), None);
}

#[test]
fn a_key_is_found_behind_the_mapping_it_stands_in() {
    let paths = |query| -> Vec<String> {
        let matches = find(query).into_iter();
        matches.map(|(place, key)| format!("{} {}", place.path, key.map_or("", |key| key.name))).collect()
    };
    for query in ["site.publisher", "site publisher", "网站设置 主办单位", "settings of the site.publisher"]
    {
        assert_eq!(paths(query), ["content/site.yml publisher"], "{query}");
    }
    for query in ["codes.icp", "site.codes.icp", "site codes icp", "登记编号.icp"] {
        assert_eq!(paths(query), ["content/site.yml › codes icp"], "{query}");
    }
    assert_eq!(paths("reporting.due"), ["content/site.yml › reporting due"]);
    assert_eq!(paths("long form of a figure").len(), 1, "a name of several words");
    for query in ["site.icp", "bulletin.codes.icp", "nothing.title", ".", "site.", " title"] {
        assert_eq!(paths(query), Vec::<String>::new(), "{query}");
    }
    assert_eq!(like("site.publishr").as_deref(), Some("site.publisher"));
    assert_eq!(like("site codes icq").as_deref(), Some("site codes.icp"));
    assert!(names().iter().any(|name| name == "reporting.due"));
}

fn nothing() -> Node {
    let id = Sources::default().add(Source::new("", ""));
    Node { span: Span::new(id, 0, 0), value: Value::Null }
}

#[cfg(debug_assertions)]
#[test]
#[should_panic(expected = "the table of note has no key `zz`")]
fn a_key_without_a_line_cannot_be_read() {
    let _ = Fields::of(&nothing(), &NOTE).text("zz");
}

#[cfg(debug_assertions)]
#[test]
#[should_panic(expected = "`title` of note holds Prose")]
fn a_key_is_read_as_what_it_holds() {
    let _ = Fields::of(&nothing(), &NOTE).flag("title");
}

#[cfg(debug_assertions)]
#[test]
#[should_panic(expected = "nobody read Some(\"text\") of note")]
fn a_key_with_a_line_is_read() {
    let node = nothing();
    let mut fields = Fields::of(&node, &NOTE);
    let _ = fields.text("title");
    let _ = fields.finish();
}
