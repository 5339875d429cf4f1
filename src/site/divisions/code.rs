//! The shape of a division code by GB/T 2260.

use super::super::Level;
use crate::diagnostic::Text;
use crate::say;

/// The first two digits of GB/T 2260: the provincial level.
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

/// Whether a code of GB/T 2260 may begin with these two digits.
pub(crate) fn is_province(digits: &str) -> bool {
    PROVINCES.contains(&digits)
}

/// Why a text cannot be the code of a place of this rank; `None` when it can.
#[must_use]
pub fn refuse_code(code: &str, level: Level) -> Option<Text> {
    let digits = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    if level == Level::Nation {
        return Some(say!("全国没有区划代码", "the nation has no division code"));
    }
    if !digits {
        return Some(say!("要六位数字", "six digits are wanted"));
    }
    let province = code.get(..2).unwrap_or_default();
    if !is_province(province) {
        return Some(say!("没有以 {province} 开头的省级代码", "no province has the code {province}"));
    }
    match (level, code.ends_with("0000"), code.ends_with("00")) {
        (Level::Province, false, _) => Some(say!("省级代码后四位是 0000", "a province's code ends in 0000")),
        (Level::District, _, true) => {
            Some(say!("区县代码末两位不是 00", "a district's code does not end in 00"))
        }
        _ => None,
    }
}
