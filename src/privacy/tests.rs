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

/// What was found, as the kind and the text: `!` where it is not sure.
fn found(text: &str) -> Vec<String> {
    let findings = findings(text).into_iter().filter(|finding| !finding.part);
    let shown = |finding: Finding| {
        let doubt = if finding.sure { "" } else { "!" };
        format!("{doubt}{} {}", finding.kind.names().0, text.get(finding.range).unwrap())
    };
    findings.map(shown).collect()
}

#[test]
fn numbers_are_seen_however_they_are_written() {
    for (text, expected) in [
        ("1.11010519491231002X", "身份证号 11010519491231002X"),
        ("号码11010519491231002X住户", "身份证号 11010519491231002X"),
        ("id11010519491231002X", "身份证号 11010519491231002X"),
        ("110105**19491231**002X", "身份证号 110105**19491231**002X"),
        ("11010519491231\n002X", "身份证号 11010519491231\n002X"),
        ("1101051949123100&#50;X", "身份证号 1101051949123100&#50;X"),
        ("\\x3110105\\u0031949123100\\U00000032X", "身份证号 \\x3110105\\u0031949123100\\U00000032X"),
        ("电话：１３８００１３８０００。", "手机号或联系电话 １３８００１３８０００"),
        ("(+86)138-0013-8000", "手机号或联系电话 138-0013-8000"),
        ("+86 138 0013 8000", "手机号或联系电话 86 138 0013 8000"),
        ("138`0013`8000", "手机号或联系电话 138`0013`8000"),
        ("tel:13800138000", "手机号或联系电话 13800138000"),
        ("Tel13800138000", "手机号或联系电话 13800138000"),
        ("[致电](tel:13800138000)", "手机号或联系电话 13800138000"),
        ("开户行某行，账号：020010123456789", "银行卡号或账号 020010123456789"),
        ("护照号 E12345678", "证件号 12345678"),
        ("社保号：50001234567", "证件号 50001234567"),
        ("440524188001010015", "!身份证号 440524188001010015"),
        ("机密 ★ 3年", "密级或内部资料的标志 机密 ★"),
        ("内部资料　注意保存", "密级或内部资料的标志 内部资料"),
        ("会后印发了内部资料三份。", "!密级或内部资料的标志 内部资料"),
        ("姓名\t身份证号\n甲某\t见附件", "姓名 姓名\t身份证号"),
    ] {
        assert_eq!(found(text).first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn amounts_codes_and_sentences_are_no_numbers_of_persons() {
    for text in [
        "投资13800138000元",
        "共13800138000.50",
        "￥13800138000",
        "13800138000 余元",
        "比值0.13800138000",
        "https://a.cn/id=6222600260001072444",
        "138****8000",
        "110105********002X",
        "t20200113_4532431.html",
        "填写姓名，身份证号，住址。",
        "| 姓名 | 职务 |\n|---|---|\n| 甲 | 主任 |",
        "加强内部管理",
        "保守国家秘密",
        "| 姓名 | 电话 |\n|---|---|\n",
        "a.b.c.d.e",
        "&#;&#x;\\x",
        "2019-2020 2020-2021",
        "［２０２０］１２号",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_masked_line_is_as_wide_and_its_places_move_with_it() {
    use crate::text::width;
    for (text, shown) in [
        ("电话13800138000。", "电话●●●●●●●●●●●。"),
        ("甲１３８００１３８０００乙", "甲●●●●●●●●●●●●●●●●●●●●●●乙"),
        ("| 姓名 | 电话 |\n|---|---|\n| 甲某 | 023 |", "| 姓名 | 电话 |\n|---|---|\n| ●●●● | ●●● |"),
        ("秘密★", "秘密★"),
        ("没有", "没有"),
    ] {
        let masked = Masked::of(text);
        assert_eq!(masked.text, shown);
        assert_eq!(width(text.lines().last().unwrap()), width(shown.lines().last().unwrap()));
        assert_eq!(masked.at(text.len()), shown.len());
    }
    let masked = Masked::of("甲13800138000乙");
    assert_eq!((masked.range(&(3..14)), masked.range(&(4..5)), masked.at(0)), (3..36, 6..9, 0));
}

/// An identity number of nobody: a division that does not exist, and the right check character.
fn identity(day: u32, sequence: u32) -> String {
    let digits =
        format!("509999{}{:02}{:02}{:03}", 1930 + day / 372, day / 31 % 12 + 1, day % 28 + 1, sequence);
    "0123456789X".chars().map(|check| format!("{digits}{check}")).find(|number| passes(number)).unwrap()
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_looked_at(text in "[0-9XxEe+. -１２人]{0,40}") {
        let _ = (find(&text), heading(&text));
    }

    #[test]
    fn an_identity_number_is_found_anywhere_in_prose(
        day in 0_u32..20_000, sequence in 0_u32..1_000, before in "[一-龥a-z。，：（ \n|*-]{0,12}", after in "[一-龥。，）: \n|]{0,12}",
    ) {
        let number = identity(day, sequence);
        let text = format!("{before}{number}{after}");
        let masked = masked(&text);
        let mut places = findings(&text).into_iter().map(|finding| text.get(finding.range));
        proptest::prop_assert!(places.any(|place| place == Some(&number)), "{text}");
        proptest::prop_assert!(!masked.contains(number.get(6..).unwrap()));
    }

    #[test]
    fn any_text_is_masked_at_its_own_places(text in "([0-9一-三 *&#;xX.|,\n\\\\-]|姓名|电话|13800138000){0,60}") {
        let masked = Masked::of(&text);
        let places = findings(&text);
        proptest::prop_assert!(places.iter().all(|finding| text.get(finding.range.clone()).is_some()));
        for (at, _) in text.char_indices() {
            proptest::prop_assert!(masked.text.is_char_boundary(masked.at(at)));
        }
    }
}
