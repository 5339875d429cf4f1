//! Properties of every page.

use proptest::prelude::*;

use super::{Particulars, seed, transcribe, update_record};
use crate::quantity::Units;
use crate::text::source::{Source, Sources, Span};

/// Words of a sentence, some with numerals; no two neighbours are equal, as in a text that is not doubled, and no
/// character is repeated: 丙丙丙丙丙丙 is 丙丙丙 doubled, or 丙 six times, which is ambiguous.
fn words() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        prop::sample::subsequence("甲乙丙丁戊己庚辛".chars().collect::<Vec<_>>(), 3..=6)
            .prop_shuffle()
            .prop_map(String::from_iter),
        (1_u32..100_000).prop_map(|n| format!("{n}")),
        prop::sample::select(vec!["名", "户", "人", "亩", "所", "套"]).prop_map(str::to_owned),
        prop::sample::select(vec!["，", "、", "（", "）", "。"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 1..30).prop_map(|mut words| {
        words.dedup_by(|later, word| {
            later.starts_with(word.chars().last().unwrap())
                || later.ends_with(char::is_numeric) && word.ends_with(char::is_numeric)
        });
        words.insert(0, "贫困家庭学生".to_owned());
        words
    })
}

fn prints(text: &str) -> Vec<(String, bool)> {
    let page = transcribe(text, &Units::default());
    page.numerals.into_iter().map(|numeral| (numeral.printed, numeral.doubled)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn a_doubled_sentence_gives_its_numerals_once(words in words()) {
        let (single, doubled): (String, String) = (words.concat(), words.iter().map(|word| word.repeat(2)).collect());
        let single: Vec<_> = prints(&single).into_iter().map(|(printed, _)| (printed, true)).collect();
        prop_assert_eq!(prints(&doubled), single, "{}", doubled);
    }

    #[test]
    fn any_text_makes_a_record_that_stays(
        text in "([0-9]{1,4}|[\n 。，、“”：#{}甲乙]|第|年|月|户|人|%|万|“[0-9]+”|三大|一村一品|\\PC){0,60}"
    ) {
        let page = transcribe(&text, &Units::default());
        let record = seed(&page, &Particulars { id: "a".to_owned(), ..Particulars::default() });
        let mut sources = Sources::default();
        let id = sources.add(Source::new("seeds/a.yml", record.clone()));
        let updated = update_record(&record, Span::new(id, 0, record.len()), &page);
        prop_assert_eq!(updated.map(|updated| updated.text), Ok(record));
    }
}
