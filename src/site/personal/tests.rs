//! The vectors of the standards, and what must not be taken for personal.

use super::digits::{is_credit_code, passes};
use super::*;

#[test]
fn the_samples_of_the_standard_are_identity_numbers() {
    for text in [
        "11010519491231002X",
        "440524188001010014",
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "身份证：110105 19491231 002X。",
        "110105-19491231-002X",
        "1101\u{200b}0519491231002X",
        "110105491231002",
        // One whose last digits a spreadsheet lost, or whose check character is a slip.
        "440524188001010000",
        "440524188001010015",
        "4.40524E+17",
        "1.10105E+14",
    ] {
        assert_eq!(find(text), Some(Personal::Identity), "{text}");
    }
    assert!(passes("11010519491231002X") && passes("440524188001010014") && !passes("440524188001010015"));
}

#[test]
fn other_personal_numbers_are_known_by_their_shape() {
    for (text, expected) in [
        ("44052418800101001442", Personal::Disability),
        ("440524188001010014 42", Personal::Identity),
        ("44052418800101001442B1", Personal::Disability),
        ("13800138000", Personal::Mobile),
        ("张某 13800138000", Personal::Mobile),
        ("+8613800138000", Personal::Mobile),
        ("138-0013-8000", Personal::Mobile),
        ("138 0013 8000", Personal::Mobile),
        ("1.38001E+10", Personal::Mobile),
        ("6222600260001072444", Personal::Account),
        ("6222021001116245702", Personal::Account),
        ("6228480402564890018", Personal::Account),
        ("6222 6002 6000 1072 444", Personal::Account),
    ] {
        assert_eq!(find(text), Some(expected), "{text}");
    }
}

#[test]
fn numbers_that_a_spreadsheet_stores_are_known_too() {
    let number = |text: &str| find_number(text.parse().unwrap());
    assert_eq!(number("440524188001010000"), Some(Personal::Identity));
    assert_eq!(number("13800138000"), Some(Personal::Mobile));
    assert_eq!(number("44052418800101000000"), Some(Personal::Disability));
    for text in ["15000000000", "53487", "13800138000.5", "-13800138000", "123456789012"] {
        assert_eq!(number(text), None, "{text}");
    }
}

#[test]
fn public_numbers_and_statistics_are_not_personal() {
    for text in [
        "12317",
        "023-12345678",
        "13800138000123",
        "A13800138000",
        "91350100M000100Y43",
        "11500000009278260U",
        "9144030071526726XG",
        "15495户53487人",
        "2020-04-16",
        "141297公斤",
        "440524188013320014",
        "6222600260001072445",
        "1.5E+10",
        "3E+8",
        "",
    ] {
        assert_eq!(find(text), None, "{text}");
    }
    for code in [
        "91350100M000100Y43",
        "11500000009278260U",
        "11441700007280420Y",
        "1137078555222300XQ",
        "91110000802100433B",
    ] {
        assert!(is_credit_code(code), "{code}");
        assert!(!is_credit_code(&code.replace('0', "1")), "{code}");
    }
}

#[test]
fn headings_of_personal_columns_are_told_from_counts() {
    for (text, expected) in [
        ("姓名", Personal::Name),
        ("户主姓名", Personal::Name),
        ("身份证号码", Personal::Identity),
        ("联系电话", Personal::Mobile),
        ("银行账号", Personal::Account),
        ("残疾人证号", Personal::Disability),
        ("家庭住址", Personal::Address),
        ("低保证号", Personal::Paper),
    ] {
        assert_eq!(heading(text), Some(expected), "{text}");
    }
    for text in
        ["残疾人证发放数", "电话普及率", "手机用户数", "建档立卡户", "联系电话：023-12345678", "区县", ""]
    {
        assert_eq!(heading(text), None, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_looked_at(text in "[0-9XxEe+. -１２人]{0,40}") {
        let _ = (find(&text), heading(&text));
    }
}
