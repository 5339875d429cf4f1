//! The amount grammar: a generator that knows what it prints, and all the ways of printing it.

use proptest::prelude::*;
use proptest::sample::select;
use tongbao::quantity::{Amount, Qualifier};

use super::cases;
use super::prints::{Digits, Printed};
use super::scaled::{Known, ONE, billionths};

/// Words before the digits, after the digits, after the unit; what they are called; what they stand for.
type Hedge = (&'static str, &'static str, &'static str, Qualifier, fn(&Printed, bool) -> Known);

const HEDGES: [Hedge; 33] = [
    ("", "", "", Qualifier::Exact, plain),
    ("高达", "", "", Qualifier::Exact, plain),
    ("多达", "", "", Qualifier::Exact, plain),
    ("约", "", "", Qualifier::About, about),
    ("大约", "", "", Qualifier::About, about),
    ("", "", "左右", Qualifier::About, about),
    ("", "", "上下", Qualifier::About, about),
    ("近", "", "", Qualifier::Near, near),
    ("接近", "", "", Qualifier::Near, near),
    ("超", "", "", Qualifier::Over, above),
    ("超过", "", "", Qualifier::Over, above),
    ("超出", "", "", Qualifier::Over, above),
    ("高于", "", "", Qualifier::Over, above),
    ("多于", "", "", Qualifier::Over, above),
    ("逾", "", "", Qualifier::Over, above),
    ("", "余", "", Qualifier::Over, left_out),
    ("", "多", "", Qualifier::Over, left_out),
    ("不足", "", "", Qualifier::Under, below),
    ("不满", "", "", Qualifier::Under, below),
    ("不到", "", "", Qualifier::Under, below),
    ("低于", "", "", Qualifier::Under, below),
    ("至少", "", "", Qualifier::AtLeast, at_least),
    ("最少", "", "", Qualifier::AtLeast, at_least),
    ("不低于", "", "", Qualifier::AtLeast, at_least),
    ("不少于", "", "", Qualifier::AtLeast, at_least),
    ("", "", "以上", Qualifier::AtLeast, at_least),
    ("", "", "及以上", Qualifier::AtLeast, at_least),
    ("至多", "", "", Qualifier::AtMost, at_most),
    ("最多", "", "", Qualifier::AtMost, at_most),
    ("不超过", "", "", Qualifier::AtMost, at_most),
    ("不高于", "", "", Qualifier::AtMost, at_most),
    ("", "", "以下", Qualifier::AtMost, at_most),
    ("", "", "以内", Qualifier::AtMost, at_most),
];

fn plain(number: &Printed, share: bool) -> Known {
    let value = number.value();
    if number.unit() == ONE && !share {
        Known::closed(value, value)
    } else {
        Known::around(value, number.unit())
    }
}

/// A tenth to either side, and at least one unit of the last digit.
fn about(number: &Printed, _: bool) -> Known {
    let margin = (number.value() / 10).max(number.unit());
    Known::closed((number.value() - margin).max(0), number.value() + margin)
}

fn near(number: &Printed, _: bool) -> Known {
    let margin = (number.value() / 10).max(number.unit());
    Known { low: Some(((number.value() - margin).max(0), false)), high: Some((number.value(), true)) }
}

fn above(number: &Printed, _: bool) -> Known {
    Known { low: Some((number.value(), true)), high: None }
}

/// 余 leaves out what its lowest digit counts; 76余 has left nothing out and may be ten more.
fn left_out(number: &Printed, _: bool) -> Known {
    let loose = number.lowest() == ONE && number.value() > 10 * ONE;
    let step = if loose { 10 * ONE } else { number.lowest() };
    Known { low: Some((number.value(), true)), high: Some((number.value() + step, true)) }
}

fn below(number: &Printed, _: bool) -> Known {
    Known { low: Some((0, false)), high: Some((number.value(), true)) }
}

fn at_least(number: &Printed, _: bool) -> Known {
    Known { low: Some((number.value(), false)), high: None }
}

fn at_most(number: &Printed, _: bool) -> Known {
    Known::closed(0, number.value())
}

fn number(scales: &'static [u32]) -> impl Strategy<Value = Printed> {
    let style = select(&[Digits::Plain, Digits::Wide, Digits::Grouped, Digits::WideGrouped][..]);
    let digits =
        prop_oneof![1_u32..100, 1_u32..100_000, 1_u32..100_000_000, (1_u32..1_000).prop_map(|n| n * 1_000)];
    (digits, 0_u32..4, select(scales), style).prop_map(|(digits, decimals, scale, style)| Printed {
        digits,
        decimals,
        scale,
        style,
    })
}

/// As printed, and as the dictionary knows it; with whether it is a share.
const UNITS: [(&str, &str, bool); 12] = [
    ("人", "人", false),
    ("户", "户", false),
    ("名", "名", false),
    ("人次", "人次", false),
    ("平方米", "平方米", false),
    ("千克", "千克", false),
    ("元/平方米", "元/平方米", false),
    ("%", "%", true),
    ("％", "%", true),
    ("‰", "‰", true),
    ("个百分点", "个百分点", true),
    ("", "", false),
];

fn read(text: &str) -> Result<Amount, TestCaseError> {
    Amount::parse(text).map_err(|error| TestCaseError::fail(format!("{text}: {}", error.message.en)))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_print_stands_for_what_it_says(
        number in number(&[0, 4, 8]), hedge in select(&HEDGES[..]), unit in select(&UNITS[..]), space in any::<[bool; 2]>(),
    ) {
        let (before, inner, after, qualifier, stands_for) = hedge;
        let (printed, unit, share) = unit;
        let spaces = space.map(|space| if space { " " } else { "" });
        // 余 stands before 万 or after it: 2000余万元, 2.4万余人.
        let (inner, outer) = if space[0] { (inner, "") } else { ("", inner) };
        let text = format!("{before}{}{}{inner}{}{outer}{}{printed}{after}", spaces[0], number.text(), number.sign(), spaces[1]);
        let amount = read(&text)?;
        prop_assert_eq!(billionths(amount.value), number.value(), "{}", &text);
        prop_assert_eq!(&amount.unit, unit, "{}", &text);
        prop_assert_eq!(amount.qualifier, qualifier, "{}", &text);
        prop_assert_eq!(Known::of(&amount.interval), stands_for(&number, share), "{}", &text);
        prop_assert_eq!(amount.printed, text.trim());
    }

    #[test]
    fn a_range_holds_both_its_ends(
        low in number(&[0, 4]), more in 1_u32..1_000, sign in select(&["～", "~", "-", "—", "至", " ～ "][..]),
        unit in select(&UNITS[..11]), both: bool, about: bool,
    ) {
        let high = Printed { digits: low.digits + more, ..low.clone() };
        let (printed, unit, _) = unit;
        // The unit, 万 included, stands twice or at the end only.
        let inner = if both { format!("{}{printed}", low.sign()) } else { String::new() };
        let about_word = if about { "约" } else { "" };
        let text = format!("{about_word}{}{inner}{sign}{}{}{printed}", low.text(), high.text(), high.sign());
        let amount = read(&text)?;
        let margin = |value: i128| if about { value / 10 } else { 0 };
        let known = Known::closed(low.value() - margin(low.value()), high.value() + margin(high.value()));
        prop_assert_eq!(Known::of(&amount.interval), known, "{}", &text);
        prop_assert_eq!((amount.qualifier, amount.unit.as_str()), (Qualifier::Range, unit), "{}", &text);
        prop_assert_eq!(billionths(amount.value), low.value(), "{}", &text);
    }

    #[test]
    fn tenths_are_per_cent(tenths in 1_u32..10, hedge in select(&["", "超", "以上", "多"][..])) {
        let chinese = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九"][tenths as usize];
        let (before, after) = if hedge == "超" { (hedge, "") } else { ("", hedge) };
        let value = i128::from(tenths) * 10 * ONE;
        let known = match hedge {
            "" => Known::around(value, 10 * ONE),
            "超" => Known { low: Some((value, true)), high: None },
            "以上" => Known { low: Some((value, false)), high: None },
            _ => Known { low: Some((value, true)), high: Some((value + 10 * ONE, true)) },
        };
        for digits in [tenths.to_string(), chinese.to_owned()] {
            let text = format!("{before}{digits}成{after}");
            let amount = read(&text)?;
            prop_assert_eq!((Known::of(&amount.interval), amount.unit.as_str()), (known, "%"), "{}", text);
        }
    }

    #[test]
    fn a_ratio_is_its_quotient(a in 1_i128..100_000, b in 1_i128..1_000, colon in select(&[":", "：", "∶"][..])) {
        let text = format!("{a}{colon}{b}");
        let amount = read(&text)?;
        // Six decimals, rounded outward.
        let (down, rest) = (a * 1_000_000 / b, a * 1_000_000 % b);
        let known = Known::closed(down * 1_000, (down + i128::from(rest > 0)) * 1_000);
        prop_assert_eq!((Known::of(&amount.interval), amount.unit.as_str()), (known, "比"), "{}", text);
    }
}
