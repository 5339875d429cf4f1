//! Changes in words, and changes that have none.

use super::change;
use crate::site::ChangeForm::{Difference, FromTo, Relative};
use crate::site::testing::SampleSite;
use crate::site::{ChangeForm, Nature};

fn wording(from: &str, to: &str, form: ChangeForm) -> Result<String, String> {
    wording_of("贫困发生率", from, to, form)
}

fn wording_of(name: &str, from: &str, to: &str, form: ChangeForm) -> Result<String, String> {
    let mut sample = SampleSite::new(&[&format!("{name} %")]);
    sample.figure(name, "2016", from);
    sample.figure(name, "2020-04", to);
    change(&sample.figures[0], &sample.figures[1], form).map_err(|refused| refused.reason.zh)
}

#[track_caller]
fn check(from: &str, to: &str, difference: &str, from_to: &str, relative: &str) {
    let all = [Difference, FromTo, Relative].map(|form| wording(from, to, form).unwrap());
    assert_eq!(all, [difference, from_to, relative], "{from} {to}");
}

#[test]
fn shares_and_counts() {
    check("0.6%", "0.06%", "下降0.54个百分点", "由0.6%降至0.06%", "下降90%");
    check("0.60%", "1.10％", "上升0.5个百分点", "由0.60%升至1.10％", "增长约83.3%");
    check("6‰", "5‰", "下降1个千分点", "由6‰降至5‰", "下降约16.7%");
    check("15495户", "15326户", "减少169户", "由15495户减至15326户", "下降约1.1%");
    check("1000人", "2234人", "增加1234人", "由1000人增至2234人", "增长123.4%");
    check("100%", "100%", "持平", "保持在100%", "持平");
    check("0.6%", "0.60%", "持平", "保持在0.60%", "持平");
    check("100000人", "100001人", "增加1人", "由100000人增至100001人", "基本持平");
}

#[test]
fn differences_keep_the_scale_of_the_print() {
    assert_eq!(wording("2万元", "3.5万元", Difference).unwrap(), "增加1.5万元");
    assert_eq!(wording("1亿元", "1.3亿元", Difference).unwrap(), "增加0.3亿元");
    assert_eq!(wording("3亿4500万元", "3亿5000万元", Difference).unwrap(), "增加500万元");
    assert_eq!(wording("9800人", "1.2万人", Difference).unwrap(), "增加约2200人");
    assert_eq!(wording("14.2/10万", "11.9/10万", Difference).unwrap(), "下降2.3/10万");
}

#[test]
fn a_difference_is_as_exact_as_its_rougher_number() {
    for (from, to, difference, from_to) in [
        ("381万人", "3809996人", "基本持平", "由381万人变为3809996人"),
        ("3809996人", "381万人", "基本持平", "由3809996人变为381万人"),
        ("381万人", "3871234人", "增加约6.1万人", "由381万人增至3871234人"),
        ("1.3亿元", "9876万元", "减少约3100万元", "由1.3亿元减至9876万元"),
        ("2.40亿元", "9000元", "减少约2.4亿元", "由2.40亿元减至9000元"),
        ("7200户", "1.1万户", "增加约3800户", "由7200户增至1.1万户"),
    ] {
        assert_eq!(wording(from, to, Difference).unwrap(), difference, "{from} {to}");
        assert_eq!(wording(from, to, FromTo).unwrap(), from_to, "{from} {to}");
    }
}

/// One change of every class of units, in the three forms.
#[test]
fn every_class_has_its_words() {
    let refused = Err("");
    for (name, from, to, difference, from_to, relative) in [
        ("户数", "480户", "360户", "减少120户", "由480户减至360户", Ok("下降25%")),
        ("就业", "40名", "50名", "增加10名", "由40名增至50名", Ok("增长25%")),
        ("空气质量排名", "21名", "13名", "上升8名", "由21名升至13名", refused),
        ("综合位次", "4位", "9位", "下降5位", "由4位降至9位", refused),
        ("平均气温", "16.2℃", "17.5℃", "上升1.3℃", "由16.2℃升至17.5℃", refused),
        ("预期寿命", "76.5岁", "77.1岁", "上升0.6岁", "由76.5岁升至77.1岁", Ok("增长约0.8%")),
        ("满意度得分", "92.5分", "90分", "下降2.5分", "由92.5分降至90分", Ok("下降约2.7%")),
        ("噪声", "55.1分贝", "53.9分贝", "下降1.2分贝", "由55.1分贝降至53.9分贝", Ok("下降约2.2%")),
        ("价格指数", "102.5", "101.9", "下降0.6", "由102.5降至101.9", Ok("下降约0.6%")),
        (
            "细颗粒物",
            "40微克/立方米",
            "36微克/立方米",
            "下降4微克/立方米",
            "由40微克/立方米降至36微克/立方米",
            Ok("下降10%"),
        ),
        (
            "地价",
            "2000元/平方米",
            "2500元/平方米",
            "上升500元/平方米",
            "由2000元/平方米升至2500元/平方米",
            Ok("增长25%"),
        ),
        ("床位比", "1.2倍", "3倍", "由1.2倍升至3倍", "由1.2倍升至3倍", Ok("增长150%")),
        ("出生率", "8.1‰", "7.4‰", "下降0.7个千分点", "由8.1‰降至7.4‰", Ok("下降约8.6%")),
        (
            "提高幅度",
            "1.2个百分点",
            "1.7个百分点",
            "上升0.5个百分点",
            "由1.2个百分点升至1.7个百分点",
            Ok("增长约41.7%"),
        ),
        ("产值", "3.2万元", "4万元", "增加0.8万元", "由3.2万元增至4万元", Ok("增长25%")),
        ("林地", "60公顷", "75公顷", "增加15公顷", "由60公顷增至75公顷", Ok("增长25%")),
        ("办理时限", "20天", "15天", "减少5天", "由20天减至15天", Ok("下降25%")),
    ] {
        assert_eq!(wording_of(name, from, to, Difference).as_deref(), Ok(difference), "{name}");
        assert_eq!(wording_of(name, from, to, FromTo).as_deref(), Ok(from_to), "{name}");
        let words = wording_of(name, from, to, Relative).map_err(|_| String::new());
        assert_eq!(words.as_deref().map_err(String::as_str), relative, "{name}");
    }
}

#[test]
fn refused_with_a_reason() {
    for (from, to, form, word) in [
        ("约0.6%", "0.06%", Difference, "不是确数"),
        ("0.6%", "近0.06%", FromTo, "不是确数"),
        ("1～2个", "3个", Difference, "不是确数"),
        ("0.6%", "3户", Difference, "单位不同"),
        ("0.6%", "3", Difference, "单位不同"),
        ("未公布", "0.06%", FromTo, "未公布"),
        ("0%", "0.06%", Relative, "没有变化幅度"),
        ("-1%", "0.06%", Relative, "负数"),
        ("7:3", "6:4", Difference, "比例"),
    ] {
        let reason = wording(from, to, form).unwrap_err();
        assert!(reason.contains(word), "{from} {to}: {reason}");
    }
    let mut sample = SampleSite::new(&["公益岗位 个"]);
    sample.figure("公益岗位", "2016", "10个");
    sample.figure("公益岗位", "2020", "20个").nature = Nature::Target;
    let [actual, target] = &sample.figures[..] else { panic!() };
    assert!(change(actual, target, Difference).unwrap_err().reason.zh.contains("目标"));
    assert!(change(target, actual, Difference).unwrap_err().reason.zh.contains("目标"));
    sample.figures[1].nature = Nature::Actual;
    let reason = change(&sample.figures[1], &sample.figures[0], Difference).unwrap_err().reason;
    assert!(reason.zh.contains("颠倒"), "{}", reason.zh);
}
