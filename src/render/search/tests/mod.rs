//! Nothing is lost between a text and the index: every substring leads to its document, and the script's rules are ours.

mod shelf;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::fold::{fold, tidy};
use super::gram::{Gram, grams, shard};
use super::posting::Posting;
use shelf::{site, stock};

/// What bulletins are made of, and what is pasted into them.
const CHARACTERS: &str =
    "贫困发生率由百户2016年4月３１，。：%％.0689-~～（）(ABzＺｑ 　\u{a0}\u{ad}\u{200b}\u{feff}😀𠮷é\n";

fn text() -> impl Strategy<Value = String> {
    let characters: Vec<char> = CHARACTERS.chars().collect();
    prop::collection::vec(prop::sample::select(characters), 0..60).prop_map(|all| all.into_iter().collect())
}

fn runs(text: &str) -> BTreeSet<String> {
    let mut all = Vec::new();
    grams(text, &mut all);
    all.into_iter().map(Gram::text).collect()
}

/// The keys that are looked up for a word, as the script takes them.
fn cover(word: &str) -> Vec<String> {
    let all: Vec<char> = word.chars().collect();
    if all.len() < 2 {
        return vec![word.to_owned()];
    }
    let size = |at: usize| match all.get(at..at + 3) {
        Some(run) if run.iter().any(|c| c.is_ascii_digit() || c.is_ascii_lowercase()) => 3,
        _ => 2,
    };
    (0..all.len() - 1).map(|at| all[at..at + size(at)].iter().collect()).collect()
}

/// The documents of a coded list.
fn decode(code: &str) -> Vec<usize> {
    let digits = |code: &str| code.bytes().map(|digit| usize::from(digit - b'0')).collect::<Vec<_>>();
    if let Some(bits) = code.strip_prefix('!') {
        let all = digits(bits).into_iter().enumerate();
        return all
            .flat_map(|(at, bits)| {
                (0..6).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| at * 6 + bit)
            })
            .collect();
    }
    let (mut list, mut next, mut weight) = (Vec::new(), 0, 1);
    for digit in digits(code) {
        next += digit % 32 * weight;
        weight *= 32;
        if digit < 32 {
            list.push(next);
            (next, weight) = (next + 1, 1);
        }
    }
    list
}

/// Every substring of one to eight characters without white space, as it is compared.
fn substrings(text: &str) -> Vec<String> {
    let folded: String = text.chars().map(fold).collect();
    let words = folded.split(' ').map(|word| word.chars().collect::<Vec<_>>());
    words
        .flat_map(|word| {
            (1..=8)
                .flat_map(|size| word.windows(size).map(String::from_iter).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        })
        .collect()
}

proptest! {
    #[test]
    fn the_keys_of_every_substring_are_in_the_index(text in text()) {
        for line in tidy(&text).lines() {
            let runs = runs(line);
            for word in substrings(line) {
                for key in cover(&word) {
                    prop_assert!(runs.contains(&key), "{key:?} of {word:?} in {line:?}");
                }
            }
        }
    }

    #[test]
    fn folding_moves_no_character_and_tidying_is_done_once(text in text()) {
        let tidied = tidy(&text);
        let folded: String = tidied.chars().map(fold).collect();
        prop_assert_eq!(folded.encode_utf16().count(), tidied.encode_utf16().count());
        prop_assert_eq!(tidy(&tidied), tidied.clone());
        let untidy = ["  ", "\n\n", "\u{200b}"].iter().any(|blank| tidied.contains(blank));
        prop_assert!(!untidy, "{tidied:?}");
    }

    #[test]
    fn a_list_reads_back_and_is_never_longer_than_its_bits(list in prop::collection::btree_set(0..3000_usize, 0..900)) {
        let mut posting = Posting::default();
        list.iter().for_each(|number| { posting.add(*number); posting.add(*number); });
        let code = posting.code();
        prop_assert_eq!(decode(&code), list.iter().copied().collect::<Vec<_>>());
        prop_assert!(code.len() <= 1 + 3000_usize.div_ceil(6));
    }

}

proptest! {
    // Each case reads a whole index back.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_substring_of_every_page_leads_to_it(texts in prop::collection::vec((text(), text()), 1..7)) {
        let site = site(&texts);
        let stock = stock(&site);
        for (number, stored) in stock.documents.iter().enumerate() {
            for text in [&stored.title, &stored.text] {
                for word in text.lines().flat_map(substrings) {
                    for key in cover(&word) {
                        let (all, titles) = stock.lookup(&key);
                        prop_assert!(all.contains(&number), "{key:?} of {word:?} misses {number}");
                        prop_assert!(text != &stored.title || titles.contains(&number));
                    }
                }
            }
        }
    }
}

#[test]
fn a_file_of_texts_holds_what_fits_and_documents_keep_their_places() {
    let long = "字".repeat(super::TEXTS);
    let texts: Vec<(String, String)> =
        [&long, "短", "短", &long, "短"].iter().map(|text| ("题".to_owned(), (*text).to_owned())).collect();
    let (all, fewer) = (site(&texts), site(&texts[..4]));
    let (all, fewer) = (stock(&all), stock(&fewer));
    assert_eq!(all.starts, [0, 1, 3, 4]);
    assert_eq!(all.starts[..3], fewer.starts[..3], "a new bulletin changes the end only");
    assert_eq!(all.documents.len(), 5);
}

#[test]
fn filters_are_keys_too() {
    let site = site(&[("甲".to_owned(), String::new()), ("乙".to_owned(), String::new())]);
    let stock = stock(&site);
    assert_eq!(stock.lookup("district:tongnan").0, [0, 1]);
    assert_eq!(stock.lookup("year:2001").0, [1]);
}

/// Texts, what becomes of them, and lists with their codes: the browser tests hold the script to the same.
#[test]
fn cases_for_the_script() {
    let mut state = 4_u32;
    let mut roll = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state as usize / 1024 % below
    };
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let texts: Vec<_> = (0..40)
        .map(|_| {
            let text: String = (0..roll(30)).map(|_| characters[roll(characters.len())]).collect();
            let tidied = tidy(&text).replace('\n', " ");
            let folded: String = tidied.chars().map(fold).collect();
            serde_json::json!({ "text": text, "tidy": tidied, "folded": folded, "file": shard(&text, 1009), "runs": runs(&tidied) })
        })
        .collect();
    let lists: Vec<_> = (0..12)
        .map(|dense| {
            let list: BTreeSet<usize> = (0..roll(90)).map(|_| roll(60 + 400 * dense)).collect();
            let mut posting = Posting::default();
            list.iter().for_each(|number| posting.add(*number));
            serde_json::json!({ "list": list, "code": posting.code() })
        })
        .collect();
    let cases = serde_json::json!({ "texts": texts, "lists": lists });
    insta::assert_snapshot!(serde_json::to_string_pretty(&cases).unwrap());
}
