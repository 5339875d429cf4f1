//! Codes, numbers and their displayed text.

use rust_decimal::Decimal;

use super::{Epoch, NumberFormat, number, present, serial};
use crate::workbook::CellValue;

fn displayed(code: &str, text: &str) -> String {
    present(&NumberFormat::new(code), number(text).unwrap(), Epoch::Of1900).1
}

fn all(cases: &[(&str, &str, &str)]) {
    let actual: Vec<_> =
        cases.iter().map(|(code, value, _)| (*code, *value, displayed(code, value))).collect();
    let expected: Vec<_> =
        cases.iter().map(|(code, value, text)| (*code, *value, (*text).to_owned())).collect();
    let wrong: Vec<_> =
        actual.iter().zip(&expected).filter(|(actual, expected)| actual != expected).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn decimals_are_those_of_the_format() {
    all(&[
        ("0", "0.5", "1"),
        ("0", "1.5", "2"),
        ("0", "2.5", "3"),
        ("0", "-2.5", "-3"),
        ("0.00", "10", "10.00"),
        ("0.00", "0.005", "0.01"),
        ("0.00", "1.005", "1.01"),
        ("0.00", "0.30000000000000004", "0.30"),
        ("0.0", "99.95", "100.0"),
        ("0.00", "-0.001", "-0.00"),
        ("#,##0", "53487", "53,487"),
        ("#,##0", "0", "0"),
        ("#,##0", "999", "999"),
        ("#,##0", "1234567.5", "1,234,568"),
        ("#,##0.00", "-1234.5", "-1,234.50"),
        ("###", "0", ""),
        ("#.##", "0.5", ".5"),
        ("#.##", "1", "1."),
        ("0.##", "1.5", "1.5"),
        ("0.0?", "1.5", "1.5"),
        ("00000", "42", "00042"),
        ("000-0000", "1234567", "123-4567"),
        ("000-0000", "12345678", "1234-5678"),
        ("0.00%", "0.0006", "0.06%"),
        ("0%", "0.125", "13%"),
        ("0.0%", "1", "100.0%"),
        ("0.00‰", "0.5", "0.50‰"),
        ("0\"户\"", "12", "12户"),
        ("0户", "12", "12户"),
        ("#,##0.0\"万元\"", "12345.67", "12,345.7万元"),
        ("0.0,", "12345", "12.3"),
        ("0!.0,\"万\"", "123456", "12.3万"),
        ("#,##0,,", "1234567890", "1,235"),
        ("\"约\"0", "3", "约3"),
        ("0\\个", "3", "3个"),
        ("0.00E+00", "12345", "1.23E+04"),
        ("0.0E+00", "0.00012", "1.2E-04"),
        ("0.0E+00", "9.99", "1.0E+01"),
        ("##0.0E+0", "12345", "12.3E+3"),
        ("##0.0E+0", "0.00012", "120.0E-6"),
        ("0.00E+00", "0", "0.00E+00"),
        ("# ?/?", "1.5", "1 1/2"),
        ("# ?/?", "0.25", "1/4"),
        ("# ??/??", "3.14159", "3 14/99"),
        ("# ?/?", "3.14159", "3 1/7"),
        ("# ?/?", "2", "2"),
    ]);
}

#[test]
fn a_section_is_chosen_by_the_number() {
    all(&[
        ("0;(0)", "5", "5"),
        ("0;(0)", "-5", "(5)"),
        ("0.0;-0.0;\"—\"", "0", "—"),
        ("0;-0;;@", "0", ""),
        ("0;@", "-5", "-5"),
        ("[红色]#,##0_);[Red](#,##0)", "-1234", "(1,234)"),
        ("#,##0_);(#,##0)", "1234", "1,234"),
        ("[>=10000]0.0,\"千\";0", "12345", "12.3千"),
        ("[>=10000]0.0,\"千\";0", "999", "999"),
        ("[<0]\"减\"0;\"增\"0", "-3", "减3"),
        ("[=1]\"是\";[=0]\"否\";0", "1", "是"),
        ("[=1]\"是\";[=0]\"否\";0", "0", "否"),
        ("[=1]\"是\";[=0]\"否\";0", "7", "7"),
        ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1234.5", "1,234.50"),
        ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "-"),
        ("[$￥-804]#,##0.00", "12", "￥12.00"),
        ("\"a;b\"0", "1", "a;b1"),
        (";;;", "5", ""),
    ]);
}

#[test]
fn dates_are_displayed_as_a_chinese_excel_does() {
    all(&[
        ("yyyy\"年\"m\"月\"", "43937", "2020年4月"),
        ("yyyy/m/d", "43937", "2020/4/16"),
        ("yyyy-mm-dd", "43937.75", "2020-04-16"),
        ("yyyy年m月d日", "43937", "2020年4月16日"),
        ("yy.m.d", "43937", "20.4.16"),
        ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", "43937", "2020年4月16日"),
        ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "43937", "二〇二〇年四月十六日"),
        ("[DBNum1]m\"月\"d\"日\"", "44105", "十月一日"),
        ("[DBNum1]m\"月\"d\"日\"", "44131", "十月二十七日"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "43937", "2020年4月16日"),
        ("aaaa", "43937", "星期四"),
        ("aaa", "43937", "四"),
        ("d-mmm-yy", "43937", "16-Apr-20"),
        ("mmmm", "43937", "April"),
        ("[$-804]mmmm", "43937", "四月"),
        ("dddd", "43937", "Thursday"),
        ("yyyy/m/d h:mm", "43937.5", "2020/4/16 12:00"),
        ("h:mm:ss", "0.999999", "0:00:00"),
        ("hh:mm", "43937.99999", "23:59"),
        ("h:mm AM/PM", "0.75", "6:00 PM"),
        ("上午/下午h\"时\"mm\"分\"", "0.25", "上午6时00分"),
        ("[h]:mm", "1.5", "36:00"),
        ("mm:ss.0", "0.00001", "00:00.9"),
        ("yyyy-mm-dd", "59", "1900-02-28"),
        ("yyyy-mm-dd", "60", "1900-02-29"),
        ("yyyy-mm-dd", "61", "1900-03-01"),
        ("yyyy-mm-dd", "0", "1900-01-00"),
        ("yyyy-mm-dd", "2958465", "9999-12-31"),
        ("yyyy-mm-dd", "2958466", "2958466"),
        ("yyyy-mm-dd", "-1", "-1"),
    ]);
}

#[test]
fn the_general_format_displays_eleven_places() {
    all(&[
        ("General", "0", "0"),
        ("G/通用格式", "53487", "53487"),
        ("@", "12", "12"),
        ("General", "0.1", "0.1"),
        ("General", "0.30000000000000004", "0.3"),
        ("General", "3.14159265358979", "3.141592654"),
        ("General", "12345678901", "12345678901"),
        ("General", "123456789012", "1.23457E+11"),
        ("General", "510226198001011234", "5.10226E+17"),
        ("General", "1234567.891234", "1234567.891"),
        ("General", "0.000123456789", "0.000123457"),
        ("General", "0.0000123456789", "1.23457E-05"),
        ("General", "0.00001", "0.00001"),
        ("General", "-12.50", "-12.5"),
        ("General\"户\"", "12", "12户"),
        ("General\"户\"", "-12", "-12户"),
    ]);
}

#[test]
fn days_are_those_of_the_calendar() {
    let date =
        |code: &str, value: &str, epoch| present(&NumberFormat::new(code), number(value).unwrap(), epoch).0;
    let day = |year, month, day| CellValue::Date(jiff::civil::date(year, month, day));
    assert_eq!(date("yyyy-mm-dd", "43937", Epoch::Of1900), day(2020, 4, 16));
    assert_eq!(date("yyyy-mm-dd", "42475", Epoch::Of1904), day(2020, 4, 16));
    assert_eq!(date("yyyy-mm-dd h:mm", "43937.99999", Epoch::Of1900), day(2020, 4, 16));
    assert_eq!(date("yyyy-mm-dd", "1", Epoch::Of1900), day(1900, 1, 1));
    assert_eq!(date("yyyy-mm-dd", "60", Epoch::Of1900), CellValue::Number(Decimal::from(60)));
    assert_eq!(date("yyyy-mm-dd", "61", Epoch::Of1900), day(1900, 3, 1));
    assert_eq!(date("h:mm", "43937.5", Epoch::Of1900), CellValue::Number(Decimal::new(439375, 1)));
    for (year, month, of_month) in [(1900, 1, 1), (1900, 2, 28), (1900, 3, 1), (2020, 4, 16), (9999, 12, 31)]
    {
        for epoch in [Epoch::Of1900, Epoch::Of1904] {
            let day_date = jiff::civil::date(year, month, of_month);
            let Some(number) = serial(day_date, epoch).filter(|number| !number.is_sign_negative()) else {
                continue;
            };
            assert_eq!(present(&NumberFormat::new("yyyy-m-d"), number, epoch).0, CellValue::Date(day_date));
        }
    }
}

#[test]
fn numbers_keep_the_digits_that_are_displayed() {
    for (text, expected) in [
        ("0.30000000000000004", "0.3"),
        ("5.0999999999999996", "5.1"),
        ("10.50", "10.5"),
        ("1E3", "1000"),
        ("5.1E+17", "510000000000000000"),
        ("6.0000000000000001E-4", "0.0006"),
        ("-0", "0"),
        ("123456789012345678", "123456789012346000"),
    ] {
        assert_eq!(number(text).map(|number| number.to_string()).as_deref(), Some(expected), "{text}");
    }
    for text in ["", "x", "1E+300", "1E-300", "NaN", "1,5", "0x1"] {
        assert_eq!(number(text), None, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_code_displays_any_number(code in "[0#?.,%E+;\\[\\]\"$@ymdhsa/_*\\\\<=>1年 -]{0,20}", mantissa: i64, scale in 0_u32..20) {
        let _ = present(&NumberFormat::new(&code), Decimal::new(mantissa, scale), Epoch::Of1900);
        let _ = present(&NumberFormat::new(&code), Decimal::MAX, Epoch::Of1904);
    }

    #[test]
    fn two_places_are_the_number_rounded(cents in -1_000_000_000_i64..1_000_000_000) {
        let number = Decimal::new(cents, 2);
        let text = present(&NumberFormat::new("#,##0.00"), number, Epoch::Of1900).1;
        proptest::prop_assert_eq!(text.replace(',', "").parse::<Decimal>().unwrap(), number);
    }
}
