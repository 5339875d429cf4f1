//! Everything that can be wrong with an amount.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::quantity::error::QuantityError;
use crate::say;

/// Characters of a text that is too long to quote.
const LONG: usize = 16;

impl QuantityError {
    pub(in crate::quantity) fn no_number(range: Range<usize>, text: &str) -> Self {
        let message = match text.chars().count() {
            0 => say!("这里缺一个数字", "a number is wanted here"),
            // The text itself is printed right above, underlined.
            LONG.. => say!("这是一段话，不是一个数", "these are words, not a number"),
            _ => say!("「{text}」不是一个数", "`{text}` is not a number"),
        };
        Self::new(
            range,
            message,
            say!(
                "照原文写出数值，例如 15495户；原文没有数的，写 {{missing: 未公布}}（或 不适用、未报、不公开）",
                "write the amount as printed, for instance 15495户; where none is printed, write {{missing: 未公布}}"
            ),
        )
    }

    pub(in crate::quantity) fn too_long(range: Range<usize>, limit: usize) -> Self {
        Self::new(
            range,
            say!("数值太长，超过 {limit} 个字符", "the amount is longer than {limit} characters"),
            say!(
                "这里只写一个数和它的单位，说明文字放进 note",
                "write one number and its unit; words go to `note`"
            ),
        )
    }

    pub(in crate::quantity) fn vague(range: Range<usize>, word: char) -> Self {
        Self::new(
            range,
            say!("「{word}」不是数，看不出多少", "`{word}` is no number"),
            say!(
                "没有具体数字的约数留在正文里，不作为数据",
                "keep a count without digits in the prose, it is no figure"
            ),
        )
    }

    pub(in crate::quantity) fn notation(range: Range<usize>, text: &str) -> Self {
        Self::new(
            range,
            say!("「{text}」是程序里的写法，不是统计数字", "`{text}` is a programming notation"),
            say!("写成十进制数，例如 1000 或 1,000", "write a decimal number such as 1000 or 1,000"),
        )
    }

    pub(in crate::quantity) fn spaces(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("数字中间有空格", "a space inside a number"),
            say!("去掉空格；如果是两个数，分开写成两条", "take the space out; two numbers are two figures"),
        )
    }

    pub(in crate::quantity) fn leading_zero(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("数字前面有多余的 0", "a number with a leading zero"),
            say!(
                "去掉开头的 0；如果这是编号或日期，它不是数值",
                "drop the zero; a code or a date is no amount"
            ),
        )
    }

    pub(in crate::quantity) fn negative_zero(range: Range<usize>) -> Self {
        Self::new(range, say!("0 前面有负号", "zero with a minus sign"), say!("写作 0", "write 0"))
    }

    pub(in crate::quantity) fn plus(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("数字前面有加号", "a number with a plus sign"),
            say!(
                "去掉加号；增减写成 {{change}} 角色",
                "drop the sign; a change is written with the {{change}} role"
            ),
        )
    }

    pub(in crate::quantity) fn point(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("小数点的写法不对", "a misplaced decimal point"),
            say!(
                "小数点前后都要有数字，只能有一个，例如 0.06",
                "digits on both sides of one point, such as 0.06"
            ),
        )
    }

    pub(in crate::quantity) fn grouping(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("千位分隔符的位置不对", "misplaced thousands separators"),
            say!(
                "从个位起每三位一个，例如 53,487；或者不用分隔符",
                "one every three digits, such as 53,487, or none"
            ),
        )
    }

    pub(in crate::quantity) fn digits(range: Range<usize>, limit: usize) -> Self {
        Self::new(
            range,
            say!("数字超过 {limit} 位", "a number of more than {limit} digits"),
            say!("核对原文；大数用 万 或 亿", "compare with the source; large numbers use 万 or 亿"),
        )
    }

    pub(in crate::quantity) fn kilo(range: Range<usize>, sign: char, number: Decimal) -> Self {
        let zeros = match sign {
            '千' => "000",
            '百' => "00",
            _ => "0",
        };
        let times = format!("1{zeros}").parse().unwrap_or(Decimal::ONE);
        let whole = number.checked_mul(times).unwrap_or(number).normalize();
        // Zeros at the end of 1.5 would change nothing.
        let help = if number.scale() == 0 {
            say!(
                "去掉「{sign}」，在数字末尾补上 {zeros}；阿拉伯数字后面只用 万、亿（GB/T 15835）",
                "drop `{sign}` and add {zeros} to the digits; only 万 and 亿 follow Arabic digits (GB/T 15835)"
            )
        } else {
            say!(
                "写成 {whole}；阿拉伯数字后面只用 万、亿（GB/T 15835）",
                "write {whole}; only 万 and 亿 follow Arabic digits (GB/T 15835)"
            )
        };
        let message = say!("阿拉伯数字后面接了「{sign}」", "`{sign}` after Arabic digits");
        Self::new(range, message, help)
    }

    pub(in crate::quantity) fn compound(range: Range<usize>, text: &str) -> Self {
        Self::new(
            range,
            say!("万或亿后面的「{text}」接不上", "`{text}` does not go on from 万 or 亿"),
            say!(
                "写成 3亿4500万、1万2000 的样子，或只用一个万、亿，例如 34500万",
                "write it like 3亿4500万 or 1万2000, or with one scale only, such as 34500万"
            ),
        )
    }

    pub(in crate::quantity) fn numeral(range: Range<usize>, text: &str) -> Self {
        Self::new(
            range,
            say!("汉字数字「{text}」读不懂", "the Chinese numeral `{text}` cannot be read"),
            say!(
                "例如 三万五千、百分之三、二〇二〇；约数写作 三四个",
                "for instance 三万五千, 百分之三, 二〇二〇"
            ),
        )
    }

    pub(in crate::quantity) fn several(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("这里不止一个数", "there is more than one number here"),
            say!(
                "一个数据只写一个数，例如 15495户 和 53487人 分两条写",
                "one figure is one number: write them as separate figures"
            ),
        )
    }

    pub(in crate::quantity) fn brackets(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("数值里有括号", "brackets in an amount"),
            say!(
                "括号里的说明写进 note，括号里的数另写一条",
                "put the remark into `note`, a bracketed number into its own figure"
            ),
        )
    }

    pub(in crate::quantity) fn unit(range: Range<usize>, text: &str) -> Self {
        Self::new(
            range,
            say!("「{text}」不能做单位", "`{text}` cannot be a unit"),
            say!("单位只写量词，例如 人、户、万元、%", "a unit is a measure word such as 人, 户, 万元 or %"),
        )
    }

    pub(in crate::quantity) fn range(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("范围的起点不小于终点", "a range that does not rise"),
            say!("小的数写在前面，例如 1～2个", "write the smaller number first, such as 1～2个"),
        )
    }

    pub(in crate::quantity) fn range_units(range: Range<usize>, first: &str, second: &str) -> Self {
        Self::new(
            range,
            say!(
                "范围两端的单位不同：{first}、{second}",
                "the ends of the range differ in unit: {first}, {second}"
            ),
            say!("两端用同一个单位，例如 13万元～17万元", "use one unit for both, such as 13万元～17万元"),
        )
    }

    pub(in crate::quantity) fn below_zero(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!(
                "「零下」管一个数还是两个数，看不出来",
                "零下 may stand for one of the two numbers or for both"
            ),
            say!(
                "两端都写明，例如 零下10℃至零下5℃，或 -5～10℃",
                "say it for each, such as 零下10℃至零下5℃ or -5～10℃"
            ),
        )
    }

    pub(in crate::quantity) fn spoken(range: Range<usize>, text: &str, written: &str) -> Self {
        Self::new(
            range,
            say!("「{text}」是口头的说法", "`{text}` is said, not written"),
            say!("写成 {written}", "write {written}"),
        )
    }

    pub(in crate::quantity) fn contradicting_qualifiers(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("前后的限定词互相矛盾", "qualifiers that contradict each other"),
            say!("核对原文，只保留一个限定词", "compare with the source and keep one qualifier"),
        )
    }

    pub(in crate::quantity) fn misplaced_qualifier(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("这里的限定词说不通", "a qualifier that makes no sense here"),
            say!(
                "0、负数、比例不能加限定词，范围只能加 约 或 左右",
                "zero, negative numbers and ratios take none; a range takes 约 or 左右"
            ),
        )
    }

    pub(in crate::quantity) fn ratio(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("比例写得不对", "a ratio that cannot be read"),
            say!(
                "写成两个正数，例如 7∶3，后面不加单位",
                "write two positive numbers such as 7∶3 and no unit"
            ),
        )
    }

    pub(in crate::quantity) fn fraction(range: Range<usize>) -> Self {
        Self::new(
            range,
            say!("分数写得不对", "a fraction that cannot be read"),
            say!(
                "写成两个正数，例如 三分之一，后面不加单位",
                "write two positive numbers such as 三分之一 and no unit"
            ),
        )
    }
}
