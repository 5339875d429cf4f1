//! The Chinese digits of `[DBNum1]` (二〇二〇年十二月) and `[DBNum2]` (壹贰叁).

/// Digits and places of one kind.
struct Numerals {
    digits: [char; 10],
    ten: char,
}

const SMALL: Numerals =
    Numerals { digits: ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'], ten: '十' };
const CAPITAL: Numerals =
    Numerals { digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'], ten: '拾' };

fn numerals(kind: Option<char>) -> Option<&'static Numerals> {
    match kind? {
        '1' => Some(&SMALL),
        '2' => Some(&CAPITAL),
        _ => None,
    }
}

/// A text with each of its digits replaced: 2020 as 二〇二〇.
pub(super) fn each(kind: Option<char>, text: &str) -> String {
    let Some(numerals) = numerals(kind) else { return text.to_owned() };
    let digit = |c: char| {
        let at = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        at.and_then(|at| numerals.digits.get(at)).copied().unwrap_or(c)
    };
    text.chars().map(digit).collect()
}

/// A number below 100 in words (十六), or in at least `width` plain digits.
pub(super) fn digits(kind: Option<char>, number: i64, width: usize) -> String {
    let Some(numerals) = numerals(kind).filter(|_| (0..100).contains(&number)) else {
        return format!("{number:0width$}");
    };
    let (tens, ones) = (each(kind, &(number / 10).to_string()), each(kind, &(number % 10).to_string()));
    let ten = numerals.ten;
    // 12 is written 十二, but the capital form is 壹拾贰.
    let tens = match number / 10 {
        0 => String::new(),
        1 if kind == Some('1') => ten.to_string(),
        _ => format!("{tens}{ten}"),
    };
    if number >= 10 && number % 10 == 0 { tens } else { format!("{tens}{ones}") }
}
