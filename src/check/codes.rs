//! Division codes: the shape of GB/T 2260, and one code a district.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::model::{District, Level, Site};
use crate::say;

/// The first two digits of GB/T 2260: the provincial level.
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<&str, &District> = BTreeMap::new();
    let mut problems = Vec::new();
    for district in &site.districts {
        let Some(code) = district.code.as_deref() else { continue };
        if let Some(why) = malformed(code, district.level) {
            let name = &district.name;
            problems.push(
                Diagnostic::new(
                    Code::DistrictCode,
                    say!("{name}的区划代码「{code}」不对", "the division code `{code}` of {name} is wrong"),
                )
                .at(district.span, why)
                .help(say!(
                    "按 GB/T 2260 写六位数字，例如潼南区 500152",
                    "six digits as in GB/T 2260, such as 500152"
                )),
            );
        } else if let Some(other) = taken.insert(code, district) {
            problems.push(twins(code, other, district));
        }
    }
    problems
}

fn malformed(code: &str, level: Level) -> Option<Text> {
    let digits = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    if level == Level::Nation {
        return Some(say!("全国没有区划代码", "the nation has no division code"));
    }
    if !digits {
        return Some(say!("要六位数字", "six digits are wanted"));
    }
    let province = code.get(..2).unwrap_or_default();
    if !PROVINCES.contains(&province) {
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

fn twins(code: &str, first: &District, second: &District) -> Diagnostic {
    let (one, other) = (&first.name, &second.name);
    Diagnostic::new(
        Code::DistrictCode,
        say!(
            "{one}和{other}用了同一个区划代码 {code}",
            "{one} and {other} have the same division code {code}"
        ),
    )
    .at(second.span, say!("{other}", "{other}"))
    .at(first.span, say!("{one}", "{one}"))
    .help(say!("核对两处的 code", "check `code` of both"))
}
