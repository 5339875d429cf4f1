//! Amounts as pages print them, and amounts that are refused.

use super::Amount;
use crate::text::number_key;

fn read(text: &str) -> (String, String, &'static str, String) {
    let amount = Amount::parse(text).unwrap_or_else(|error| panic!("{text}: {}", error.message.zh));
    assert_eq!(amount.printed, text);
    (amount.value.to_string(), amount.unit.clone(), amount.qualifier.key(), amount.interval.to_string())
}

#[track_caller]
fn check(text: &str, value: &str, unit: &str, qualifier: &str, interval: &str) {
    let (v, u, q, i) = read(text);
    assert_eq!((v.as_str(), u.as_str(), q, i.as_str()), (value, unit, qualifier, interval), "{text}");
}

#[test]
fn plain_numbers_and_their_precision() {
    check("15495户", "15495", "户", "exact", "15495");
    check("15495 户", "15495", "户", "exact", "15495");
    check("53,487人", "53487", "人", "exact", "53487");
    check("53，487人", "53487", "人", "exact", "53487");
    check("1,234.5亩", "1234.5", "亩", "exact", "[1234.45, 1234.55)");
    check("100.10", "100.1", "", "exact", "[100.095, 100.105)");
    check("12", "12", "", "exact", "12");
    check("１２个", "12", "个", "exact", "12");
    check("0", "0", "", "exact", "0");
    check("-3.2%", "-3.2", "%", "exact", "(-3.25, -3.15]");
    check("0.06%", "0.06", "%", "exact", "[0.055, 0.065)");
    check("9.62％", "9.62", "%", "exact", "[9.615, 9.625)");
    check("100%", "100", "%", "exact", "[99.5, 100.5)");
    check("0.6‰", "0.6", "‰", "exact", "[0.55, 0.65)");
    check("0.54个百分点", "0.54", "个百分点", "exact", "[0.535, 0.545)");
    check("9.1万亩", "91000", "亩", "exact", "[90500, 91500)");
    check("2.2万人次", "22000", "人次", "exact", "[21500, 22500)");
    check("1141.71万元", "11417100", "元", "exact", "[11417050, 11417150)");
    check("1.3亿元", "130000000", "元", "exact", "[125000000, 135000000)");
    check("3亿4500万元", "345000000", "元", "exact", "[344995000, 345005000)");
    check("1万2000户", "12000", "户", "exact", "12000");
    check("3千克", "3", "千克", "exact", "3");
    check("4台/户", "4", "台/户", "exact", "4");
    check("高达98%", "98", "%", "exact", "[97.5, 98.5)");
}

#[test]
fn qualifiers_before_and_after() {
    check("300余个", "300", "个", "over", "(300, 400)");
    check("260余户", "260", "户", "over", "(260, 270)");
    check("76余户", "76", "户", "over", "(76, 86)");
    check("3余年", "3", "年", "over", "(3, 4)");
    check("7000多斤", "7000", "斤", "over", "(7000, 8000)");
    check("30000余人次", "30000", "人次", "over", "(30000, 40000)");
    check("2.4万余人", "24000", "人", "over", "(24000, 25000)");
    check("6万多元", "60000", "元", "over", "(60000, 70000)");
    check("2000余万元", "20000000", "元", "over", "(20000000, 30000000)");
    check("40多万元", "400000", "元", "over", "(400000, 500000)");
    check("3米多", "3", "米", "over", "(3, 4)");
    check("超100万元", "1000000", "元", "over", "(1000000, +∞)");
    check("超过 30户", "30", "户", "over", "(30, +∞)");
    check("逾30户", "30", "户", "over", "(30, +∞)");
    check("30个以上", "30", "个", "at-least", "[30, +∞)");
    check("5万人以上", "50000", "人", "at-least", "[50000, +∞)");
    check("2星级及以上", "2", "星级", "at-least", "[2, +∞)");
    check("至少30个", "30", "个", "at-least", "[30, +∞)");
    check("不低于90%", "90", "%", "at-least", "[90, +∞)");
    check("至多3次", "3", "次", "at-most", "[0, 3]");
    check("2%以下", "2", "%", "at-most", "[0, 2]");
    check("不高于2%", "2", "%", "at-most", "[0, 2]");
    check("不足10户", "10", "户", "under", "[0, 10)");
    check("不满3年", "3", "年", "under", "[0, 3)");
    check("近5000万元", "50000000", "元", "near", "[45000000, 50000000)");
    check("近40名", "40", "名", "near", "[36, 40)");
    check("近3个", "3", "个", "near", "[2, 3)");
    check("约125公里", "125", "公里", "about", "[112.5, 137.5]");
    check("5人左右", "5", "人", "about", "[4, 6]");
    check("约30个左右", "30", "个", "about", "[27, 33]");
    check("近300余个", "300", "个", "about", "[270, 400)");
    check("超过30个以上", "30", "个", "at-least", "[30, +∞)");
}

#[test]
fn ranges_shares_and_ratios() {
    for text in ["1～2个", "1~2个", "1-2个", "1—2个", "1至2个", "1个～2个", "1 ～ 2个", "一两个"]
    {
        check(text, "1", "个", "range", "[1, 2]");
    }
    check("13万元～17万元", "130000", "元", "range", "[130000, 170000]");
    check("3～5万元", "30000", "元", "range", "[30000, 50000]");
    check("5000～2万元", "5000", "元", "range", "[5000, 20000]");
    check("15～30%", "15", "%", "range", "[15, 30]");
    check("约20～30户", "20", "户", "range", "[18, 33]");
    check("3成", "30", "%", "exact", "[25, 35)");
    check("三成", "30", "%", "exact", "[25, 35)");
    check("7成以上", "70", "%", "at-least", "[70, +∞)");
    check("三成多", "30", "%", "over", "(30, 40)");
    check("三至五成", "30", "%", "range", "[30, 50]");
    check("三成五", "35", "%", "exact", "[34.5, 35.5)");
    check("3成5", "35", "%", "exact", "[34.5, 35.5)");
    check("三分之一", "33.333333", "%", "exact", "[32.833333, 33.833333)");
    check("近三分之二", "66.666667", "%", "near", "[60.0000003, 66.666667)");
    check("四分之三以上", "75", "%", "at-least", "[75, +∞)");
    check("万分之五", "0.05", "%", "exact", "[0.045, 0.055)");
    check("7：3", "2.333333", "比", "exact", "[2.333333, 2.333334]");
    check("7∶3", "2.333333", "比", "exact", "[2.333333, 2.333334]");
    check("1:500", "0.002", "比", "exact", "0.002");
}

#[test]
fn chinese_numerals() {
    check("三万五千人", "35000", "人", "exact", "[34500, 35500)");
    check("三万五人", "35000", "人", "exact", "[34500, 35500)");
    check("三十万元", "300000", "元", "exact", "[295000, 305000)");
    check("一百零五户", "105", "户", "exact", "105");
    check("三百五", "350", "", "exact", "350");
    check("十五个", "15", "个", "exact", "15");
    check("两个", "2", "个", "exact", "2");
    check("二〇二〇", "2020", "", "exact", "2020");
    check("一万亿元", "1000000000000", "元", "exact", "[999950000000, 1000050000000)");
    check("三点五万亩", "35000", "亩", "exact", "[34500, 35500)");
    check("百分之三", "3", "%", "exact", "[2.5, 3.5)");
    check("百分之零点零六", "0.06", "%", "exact", "[0.055, 0.065)");
    check("百分之百", "100", "%", "exact", "[99.5, 100.5)");
    check("千分之六", "6", "‰", "exact", "[5.5, 6.5)");
    check("百余名", "100", "名", "over", "(100, 200)");
    check("近百名", "100", "名", "near", "[90, 100)");
    check("三十余万元", "300000", "元", "over", "(300000, 400000)");
    check("三四个", "3", "个", "range", "[3, 4]");
    check("七八十种", "70", "种", "range", "[70, 80]");
    check("十七八个", "17", "个", "range", "[17, 18]");
    check("廿三个", "23", "个", "exact", "23");
    check("卅户", "30", "户", "exact", "30");
    check("三百十五户", "315", "户", "exact", "315");
    check("二○二○", "2020", "", "exact", "2020");
}

#[test]
fn refused_with_a_place_and_words() {
    for (text, start, end, word) in [
        ("", 0, 0, "缺一个数字"),
        ("no", 0, 2, "不是一个数"),
        (".nan", 0, 4, "不是一个数"),
        (".5", 0, 2, "小数点"),
        ("5.", 0, 2, "小数点"),
        ("1.2.3", 0, 5, "小数点"),
        ("-", 0, 1, "缺一个数字"),
        ("—", 0, 3, "不是一个数"),
        ("0x1F", 0, 4, "程序里的写法"),
        ("1e999", 0, 5, "程序里的写法"),
        ("1E-5", 0, 4, "程序里的写法"),
        ("1_000", 0, 5, "程序里的写法"),
        ("012", 0, 3, "多余的 0"),
        ("00", 0, 2, "多余的 0"),
        ("-0", 0, 2, "负号"),
        ("-0.0%", 0, 4, "负号"),
        ("+3%", 0, 3, "加号"),
        ("0.1+0.2", 3, 7, "不止一个数"),
        ("12345678901234567890123456789012345678", 0, 38, "15 位"),
        ("53,48人", 0, 5, "千位分隔符"),
        ("1234,567", 0, 8, "千位分隔符"),
        ("53 487", 0, 6, "空格"),
        ("5348 712人", 0, 11, "空格"),
        ("4千人", 0, 7, "阿拉伯数字"),
        ("3亿4千", 0, 8, "阿拉伯数字"),
        ("3百户", 0, 7, "阿拉伯数字"),
        ("3万5", 0, 5, "接不上"),
        ("15495户53487人", 5, 16, "不止一个数"),
        ("2186户（四类户）", 4, 22, "括号"),
        ("300个。", 3, 9, "不能做单位"),
        ("几十个", 0, 9, "不是数"),
        ("5～3个", 0, 8, "不小于"),
        ("13元～17户", 0, 13, "单位不同"),
        ("不足30个以上", 0, 17, "互相矛盾"),
        ("约0个", 3, 7, "说不通"),
        ("近-3%", 3, 6, "说不通"),
        ("约7:3", 3, 6, "说不通"),
        ("7:0", 0, 3, "比例"),
        ("7:3份", 0, 6, "比例"),
        ("三三百", 0, 9, "读不懂"),
        ("一千百", 0, 9, "读不懂"),
        ("千百个", 0, 6, "读不懂"),
        ("百十户", 0, 6, "读不懂"),
        ("三分之一户", 0, 15, "分数"),
        ("三分之余", 9, 12, "不是一个数"),
        ("百分之3户", 10, 13, "不止一个数"),
        ("3%户", 1, 5, "不能做单位"),
    ] {
        let error = Amount::parse(text).expect_err(text);
        assert!(error.message.zh.contains(word), "{text}: {}", error.message.zh);
        assert_eq!((error.start, error.end), (start, end), "{text}");
        assert!(!error.help.zh.is_empty() && !error.help.en.is_empty());
    }
    assert!(Amount::parse(&"9".repeat(65)).is_err());
}

#[test]
fn advice_can_be_followed() {
    for (text, written) in
        [("4千户", "4000户"), ("1.5千户", "1500户"), ("27.25百户", "2725户"), ("4米7", "4.7米")]
    {
        let help = Amount::parse(text).expect_err(text).help.zh;
        let number = written.trim_end_matches(['户', '米']);
        let zeros = number.trim_start_matches(|c| c != '0');
        assert!(help.contains(number) || help.contains(&format!("补上 {zeros}")), "{text}: {help}");
        assert!(Amount::parse(written).is_ok());
    }
}

#[test]
fn thousands_are_scaled_exactly() {
    for (text, unit, value, interval, decimals) in [
        ("118.4千公顷", "公顷", "118400", "[118350, 118450)", 0),
        ("52千元", "元", "52000", "[51500, 52500)", 0),
        ("118.4公顷", "千公顷", "0.1184", "[0.11835, 0.11845)", 4),
        ("1.2345千人", "人", "1234.5", "[1234.45, 1234.55)", 1),
        ("约30千美元", "美元", "30000", "[27000, 33000]", 0),
    ] {
        let amount = Amount::parse(text).unwrap().in_unit(unit).unwrap();
        let actual = (amount.value.to_string(), amount.interval.to_string(), amount.decimals);
        assert_eq!(actual, (value.to_owned(), interval.to_owned(), decimals), "{text}");
        assert_eq!((amount.printed.as_str(), amount.unit.as_str()), (text, unit));
    }
    for (text, unit) in [("3万亩", "公顷"), ("5户", ""), ("5", "千"), ("5人", "千户")] {
        assert_eq!(Amount::parse(text).unwrap().in_unit(unit), None, "{text}");
    }
}

#[test]
fn a_cell_is_read_with_the_unit_of_its_heading() {
    for (text, unit, printed) in [
        ("53487", "人", "53487人"),
        ("30以上", "个", "30个以上"),
        ("约12.5", "万元", "约12.5万元"),
        ("3～5", "万元", "3～5万元"),
        ("-3.2", "%", "-3.2%"),
        ("12 左右", "户", "12户左右"),
        ("12户", "人", "12户"),
    ] {
        assert_eq!(Amount::parse_in(text, unit).unwrap().printed, printed, "{text}");
    }
    assert!(Amount::parse_in("5～3", "个").is_err() && Amount::parse_in("", "个").is_err());
}

#[test]
fn decimals_are_those_of_the_base_unit() {
    for (text, decimals) in [("0.06%", 2), ("0.60%", 2), ("9.1万亩", 0), ("300余个", 0), ("0.5～1.25亩", 2)]
    {
        assert_eq!(Amount::parse(text).unwrap().decimals, decimals, "{text}");
    }
    assert!(Amount::parse("477人").unwrap().is_point());
    assert!(!Amount::parse("0.06%").unwrap().is_point());
}

#[test]
fn printed_forms_are_compared_folded() {
    assert_eq!(number_key("５３，４８７ 人"), "53487人");
    assert_eq!(number_key("9.62％"), "9.62%");
    assert_eq!(number_key("7：3，其中"), "7:3,其中");
}
