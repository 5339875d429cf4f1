//! The formats of the registration codes that a government site prints, and the check character of credit codes.

use crate::diagnostic::Text;
use crate::say;

/// The alphabet of GB 32100-2015: digits and capitals without I, O, S, V and Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// The weights of its first seventeen characters: powers of 3 modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// The short names of the provincial level, as ICP numbers begin with them.
const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕甘陇青宁新";

/// 网站标识码: `bm` and eight digits for a ministry, else six digits of the division and four of a serial.
pub(super) fn site_id(code: &str, divisions: &[&str]) -> Option<Text> {
    let ministry = code.strip_prefix("bm").is_some_and(|serial| digits(serial, 8));
    if ministry {
        return None;
    }
    if !digits(code, 10) {
        return Some(say!("要十位数字，或 bm 加八位数字", "ten digits are wanted, or `bm` and eight digits"));
    }
    // A site of a city covers its districts, so the first four digits are what they must have in common.
    let known = divisions.is_empty() || divisions.iter().any(|division| division.get(..4) == code.get(..4));
    let (own, list) = (code.get(..6).unwrap_or_default(), divisions.join("、"));
    (!known).then(|| {
        say!(
            "前六位 {own} 不是本站区县的区划代码（{list}）",
            "its first six digits {own} are no division of this site ({list})"
        )
    })
}

/// ICP备案: `渝ICP备05001234号-1`.
pub(super) fn icp(code: &str) -> Option<Text> {
    let parsed = || {
        let mut rest = code.chars();
        let province = rest.next().filter(|c| PROVINCES.contains(*c))?;
        let (serial, site) = code.strip_prefix(province)?.strip_prefix("ICP备")?.split_once('号')?;
        let serial = (6..=10).contains(&serial.len()) && serial.bytes().all(|byte| byte.is_ascii_digit());
        let site = site.is_empty()
            || site.strip_prefix('-').is_some_and(|n| (1..=3).any(|length| digits(n, length)));
        (serial && site).then_some(())
    };
    parsed()
        .is_none()
        .then(|| say!("要写成 渝ICP备05001234号-1 这样", "such as 渝ICP备05001234号-1 is wanted"))
}

/// 公安备案: `渝公网安备 50015202000123号`.
pub(super) fn police(code: &str) -> Option<Text> {
    let parsed = || {
        let mut rest = code.chars();
        let province = rest.next().filter(|c| PROVINCES.contains(*c))?;
        let number = code.strip_prefix(province)?.strip_prefix("公网安备")?.strip_suffix('号')?;
        digits(number.trim(), 14).then_some(())
    };
    parsed().is_none().then(|| {
        say!(
            "要写成 渝公网安备50015202000123号 这样，中间十四位数字",
            "such as 渝公网安备50015202000123号 is wanted, with fourteen digits"
        )
    })
}

/// 统一社会信用代码: eighteen characters, the last of which follows from the others.
pub(super) fn credit_code(code: &str) -> Option<Text> {
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some((last, body)) = values.as_ref().filter(|all| all.len() == 18).and_then(|all| all.split_last())
    else {
        return Some(say!(
            "要十八位数字和大写字母，没有 I、O、S、V、Z",
            "eighteen digits and capitals are wanted, without I, O, S, V and Z"
        ));
    };
    let sum: usize = body.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let expected = (31 - sum % 31) % 31;
    (*last != expected).then(|| {
        let character = ALPHABET.chars().nth(expected).unwrap_or_default();
        say!(
            "校验位不对，按前十七位应是 {character}",
            "its check character is wrong; the first seventeen give {character}"
        )
    })
}

fn digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credit_codes_have_a_check_character() {
        for right in [
            "91350100M000100Y43",
            "11500000009278260U",
            "11441700007280420Y",
            "1137078555222300XQ",
            "9144030071526726XG",
            "91110000802100433B",
        ] {
            assert_eq!(credit_code(right), None, "{right}");
            let stem: String = right.chars().take(17).collect();
            let wrong = format!("{stem}{}", if right.ends_with('0') { '1' } else { '0' });
            assert!(credit_code(&wrong).is_some(), "{wrong}");
        }
        assert!(credit_code("11500000009278260").is_some() && credit_code("1150000000927826OU").is_some());
    }

    #[test]
    fn registration_numbers_have_shapes() {
        assert_eq!(icp("渝ICP备05001234号-1"), None);
        assert_eq!(icp("渝ICP备2020001234号"), None);
        for wrong in
            ["ICP备05001234号", "渝ICP备05001234", "渝icp备05001234号", "渝ICP备05001234号-", "渝ICP备1号"]
        {
            assert!(icp(wrong).is_some(), "{wrong}");
        }
        assert_eq!(police("渝公网安备 50015202000123号"), None);
        assert!(police("渝公网安备5001520200012号").is_some());
    }

    #[test]
    fn a_site_code_begins_with_its_division() {
        assert_eq!(site_id("5001520001", &["500152"]), None);
        assert_eq!(site_id("bm01000001", &["500152"]), None);
        assert!(site_id("3100000087", &["500152"]).is_some());
        assert!(site_id("50015200", &["500152"]).is_some());
    }
}
