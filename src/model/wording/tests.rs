//! Changes as they are said, and changes that cannot be said.

use super::change;
use crate::model::ChangeForm::{self, Difference, FromTo, Relative};
use crate::model::Nature;
use crate::model::specimen::Specimen;

fn said(from: &str, to: &str, form: ChangeForm) -> Result<String, String> {
    let mut specimen = Specimen::new(&["贫困发生率 %"]);
    specimen.figure("贫困发生率", "2016", from);
    specimen.figure("贫困发生率", "2020-04", to);
    change(&specimen.figures[0], &specimen.figures[1], form).map_err(|refused| refused.reason.zh)
}

#[track_caller]
fn check(from: &str, to: &str, difference: &str, from_to: &str, relative: &str) {
    let all = [Difference, FromTo, Relative].map(|form| said(from, to, form).unwrap());
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
    assert_eq!(said("2万元", "3.5万元", Difference).unwrap(), "增加1.5万元");
    assert_eq!(said("1亿元", "1.3亿元", Difference).unwrap(), "增加0.3亿元");
    assert_eq!(said("3亿4500万元", "3亿5000万元", Difference).unwrap(), "增加500万元");
    assert_eq!(said("9800人", "1.2万人", Difference).unwrap(), "增加约2200人");
    assert_eq!(said("14.2/10万", "11.9/10万", Difference).unwrap(), "减少2.3/10万");
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
        let reason = said(from, to, form).unwrap_err();
        assert!(reason.contains(word), "{from} {to}: {reason}");
    }
    let mut specimen = Specimen::new(&["公益岗位 个"]);
    specimen.figure("公益岗位", "2016", "10个");
    specimen.figure("公益岗位", "2020", "20个").nature = Nature::Target;
    let [actual, target] = &specimen.figures[..] else { panic!() };
    assert!(change(actual, target, Difference).unwrap_err().reason.zh.contains("目标"));
    assert!(change(target, actual, Difference).unwrap_err().reason.zh.contains("目标"));
    specimen.figures[1].nature = Nature::Actual;
    let reason = change(&specimen.figures[1], &specimen.figures[0], Difference).unwrap_err().reason;
    assert!(reason.zh.contains("颠倒"), "{}", reason.zh);
}
