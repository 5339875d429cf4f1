//! Periods read, named, ordered and refused.

use proptest::prelude::*;

use super::Period;

#[track_caller]
fn check(text: &str, name: &str, start: &str, end: &str) {
    let period = Period::parse(text).unwrap();
    assert_eq!((period.key(), period.name()), (text.to_owned(), name.to_owned()));
    assert_eq!((period.start().to_string(), period.end().to_string()), (start.to_owned(), end.to_owned()));
}

#[test]
fn every_kind_is_read_and_named() {
    check("2019", "2019年", "2019-01-01", "2019-12-31");
    check("2019-H1", "2019年上半年", "2019-01-01", "2019-06-30");
    check("2019-H2", "2019年下半年", "2019-07-01", "2019-12-31");
    check("2019-Q4", "2019年第四季度", "2019-10-01", "2019-12-31");
    check("2020-04", "2020年4月", "2020-04-01", "2020-04-30");
    check("2020-02-29", "2020年2月29日", "2020-02-29", "2020-02-29");
    check("2017-10/2020-04", "2017年10月至2020年4月", "2017-10-01", "2020-04-30");
}

#[test]
fn refused_with_what_to_write() {
    for (text, start, end, help) in [
        ("2019-13", 0, 7, "核对月份"),
        ("2019-02-30", 0, 10, "核对月份"),
        ("2020-4", 0, 6, "写作 2020-04"),
        ("2020年4月", 0, 11, "写作 2020-04"),
        ("2020年4月16日", 0, 16, "写作 2020-04-16"),
        ("2020年13月", 0, 12, "核对月份"),
        ("2020.4.6", 0, 8, "写作 2020-04-06"),
        ("20200416", 0, 8, "写作 2020-04-16"),
        ("2019年第四季度", 0, 19, "写作 2019-Q4"),
        ("2019q4", 0, 6, "写作 2019-Q4"),
        ("2019-q4", 0, 7, "写作 2019-Q4"),
        ("2020年上半年", 0, 16, "写作 2020-H1"),
        ("2019年", 0, 7, "写作 2019"),
        ("２０１９", 0, 12, "写作 2019"),
        ("19年", 0, 5, "可以写"),
        ("1948", 0, 4, "核对年份"),
        ("2101-01", 0, 7, "核对年份"),
        ("2020-04/2017-10", 0, 15, "早的写在前面"),
        ("2017-10/2020-4", 8, 14, "写作 2020-04"),
        ("2017/2018/2019", 5, 14, "可以写"),
        ("", 0, 0, "可以写"),
        ("目前", 0, 6, "可以写"),
    ] {
        let error = Period::parse(text).expect_err(text);
        assert!(error.help.zh.contains(help), "{text}: {} {}", error.message.zh, error.help.zh);
        assert_eq!((error.start, error.end), (start, end), "{text}");
    }
}

#[test]
fn order_is_by_end_then_start() {
    let mut all: Vec<Period> = ["2020-04", "2019", "2019-12", "2020-04-30", "2019-Q4", "2017-10/2020-04"]
        .into_iter()
        .map(|text| Period::parse(text).unwrap())
        .collect();
    all.sort();
    let keys: Vec<String> = all.iter().map(Period::key).collect();
    assert_eq!(keys, ["2019", "2019-Q4", "2019-12", "2017-10/2020-04", "2020-04", "2020-04-30"]);
    let year = Period::parse("2019").unwrap();
    assert!(year.contains(&Period::parse("2019-Q4").unwrap()) && year.contains(&year));
    assert!(!year.contains(&Period::parse("2020-01").unwrap()));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[0-9年月日季度上下半/.HQ二四第\\-]{0,12}") {
        match Period::parse(&text) {
            Ok(period) => {
                prop_assert_eq!(Period::parse(&period.key()), Ok(period.clone()));
                prop_assert!(period.start() <= period.end());
            }
            Err(error) => prop_assert!(text.get(error.start..error.end).is_some()),
        }
    }
}
