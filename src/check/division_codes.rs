//! Division codes: in the format of GB/T 2260, and each district has its own.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::site::{District, Site, refuse_code};

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut by_code: BTreeMap<&str, &District> = BTreeMap::new();
    let mut problems = Vec::new();
    for district in &site.districts {
        let Some(code) = district.code.as_deref() else { continue };
        if let Some(why) = refuse_code(code, district.level) {
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
        } else if let Some(first) = by_code.insert(code, district) {
            problems.push(twins(code, first, district));
        }
    }
    problems
}

fn twins(code: &str, first: &District, second: &District) -> Diagnostic {
    let (first_name, second_name) = (&first.name, &second.name);
    Diagnostic::new(
        Code::DistrictCode,
        say!(
            "{first_name}和{second_name}用了同一个区划代码 {code}",
            "{first_name} and {second_name} have the same division code {code}"
        ),
    )
    .at(second.span, say!("{second_name}", "{second_name}"))
    .at(first.span, say!("{first_name}", "{first_name}"))
    .help(say!("核对两处的 code", "check `code` of both"))
}
