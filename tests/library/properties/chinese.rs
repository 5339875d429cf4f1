//! Chinese numerals, printed place by place from a table, in all the spellings that pages use.

use proptest::prelude::*;
use tongbao::quantity::{Amount, Qualifier};

use super::cases;
use super::scaled::{Known, ONE, billionths};

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const PLACES: [&str; 4] = ["千", "百", "十", ""];

/// Which of two spellings is taken, asked one after the other.
struct Choices(u64);

impl Choices {
    fn take(&mut self) -> bool {
        self.0 = self.0.rotate_right(1);
        self.0 & 1 == 1
    }
}

/// A number below ten thousand. `inner` says that more significant digits stand before it.
fn four(number: u32, inner: bool, choices: &mut Choices) -> String {
    let digits = [number / 1_000, number / 100 % 10, number / 10 % 10, number % 10];
    let (mut text, mut gap, mut begun) = (String::new(), false, inner);
    for (place, digit) in digits.into_iter().enumerate() {
        if digit == 0 {
            gap = begun;
            continue;
        }
        if gap {
            text += if choices.take() { "〇" } else { "零" };
            gap = false;
        }
        let two = digit == 2 && place < 2 && choices.take();
        // 十五 for 一十五, at the very beginning only.
        let bare = digit == 1 && place == 2 && !begun && choices.take();
        text += if bare {
            ""
        } else if two {
            "两"
        } else {
            DIGITS[digit as usize]
        };
        text += PLACES[place];
        begun = true;
    }
    text
}

/// A number below a hundred million.
fn spelled(number: u32, choices: &mut Choices) -> String {
    let (high, low) = (number / 10_000, number % 10_000);
    let mut text = String::new();
    if high > 0 {
        text +=
            if high == 2 && choices.take() { "两".to_owned() } else { four(high, false, choices) }.as_str();
        text += "万";
    }
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    // 三万五: what follows 万 alone counts the next place.
    if high > 0 && low % 1_000 == 0 && low > 0 && choices.take() {
        return text + DIGITS[(low / 1_000) as usize];
    }
    text + &four(low, high > 0, choices)
}

/// The last place that the numeral names: 万 at its end counts ten thousands, and so do rounded shares.
fn known(number: u32, text: &str) -> Known {
    let value = i128::from(number) * ONE;
    if !text.contains('万') {
        return Known::closed(value, value);
    }
    let mut place = ONE;
    while value % (place * 10) == 0 {
        place *= 10;
    }
    if text.ends_with('万') {
        place = place.min(10_000 * ONE);
    }
    if place == ONE { Known::closed(value, value) } else { Known::around(value, place) }
}

fn any_number() -> impl Strategy<Value = u32> {
    prop_oneof![
        0_u32..1_000,
        0_u32..100_000,
        0_u32..100_000_000,
        (0_u32..10_000).prop_map(|n| n * 10_000),
        (0_u32..100_000).prop_map(|n| n * 1_000)
    ]
}

fn read(text: &str) -> Result<Amount, TestCaseError> {
    Amount::parse(text).map_err(|error| TestCaseError::fail(format!("{text}: {}", error.message.en)))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_number_is_read_as_it_is_spelled(number in any_number(), choices: u64) {
        let text = spelled(number, &mut Choices(choices));
        let amount = read(&format!("{text}户"))?;
        prop_assert_eq!(billionths(amount.value), i128::from(number) * ONE, "{}", &text);
        prop_assert_eq!(Known::of(&amount.interval), known(number, &text), "{}", &text);
        prop_assert_eq!(amount.unit, "户");
    }

    #[test]
    fn digit_by_digit(number in 100_u32..100_000_000, choices: u64) {
        let mut choices = Choices(choices);
        let digit = |c: char| match c {
            '0' => if choices.take() { "〇" } else { "零" },
            c => DIGITS[c.to_digit(10).unwrap() as usize],
        };
        let text: String = number.to_string().chars().map(digit).collect();
        let amount = read(&text)?;
        prop_assert_eq!(billionths(amount.value), i128::from(number) * ONE, "{}", text);
    }

    #[test]
    fn shares_and_decimals(whole in 0_u32..1_000, fraction in 0_u32..1_000, decimals in 0_u32..4, choices: u64, per_mille: bool) {
        let fraction = fraction % 10_u32.pow(decimals);
        let digits = if decimals == 0 { String::new() } else { format!("{fraction:0>width$}", width = decimals as usize) };
        let mut text = spelled(whole, &mut Choices(choices));
        if !digits.is_empty() {
            text += "点";
            digits.chars().for_each(|c| text += DIGITS[c.to_digit(10).unwrap() as usize]);
        }
        let unit = ONE / 10_i128.pow(decimals);
        let value = i128::from(whole) * ONE + i128::from(fraction) * unit;
        let (word, sign) = if per_mille { ("千分之", "‰") } else { ("百分之", "%") };
        let share = read(&format!("{word}{text}"))?;
        prop_assert_eq!((Known::of(&share.interval), share.unit.as_str()), (Known::around(value, unit), sign), "{}", &text);
        let plain = read(&format!("{text}亩"))?;
        let known = if decimals == 0 { Known::closed(value, value) } else { Known::around(value, unit) };
        prop_assert_eq!(Known::of(&plain.interval), known, "{}", &text);
    }

    #[test]
    fn neighbours_are_a_range(low in 1_u32..9, place in 0_usize..4) {
        let places = [1_i128, 10, 100, 1_000];
        let (value, next) = (i128::from(low) * places[place], i128::from(low + 1) * places[place]);
        let digits = format!("{}{}", DIGITS[low as usize], DIGITS[low as usize + 1]);
        let text = format!("{digits}{}户", ["", "十", "百", "千"][place]);
        let amount = read(&text)?;
        prop_assert_eq!(Known::of(&amount.interval), Known::closed(value * ONE, next * ONE), "{}", text);
    }
}

/// The spellings of a number, without their zeros: a zero too many (一百零五十) misleads nobody.
fn spellings(number: u32) -> Vec<String> {
    let full = bare(&spelled(number, &mut Choices(0)));
    let positional: String =
        number.to_string().chars().map(|c| DIGITS[c.to_digit(10).unwrap() as usize]).collect();
    // 一百十五: one is left out before 十 too.
    let ten = full.replace("百一十", "百十").replace("千一十", "千十").replace("万一十", "万十");
    let mut all = vec![full, ten];
    // 三百五, 三千五, 三万五: the last place goes without its word where the one above it is named.
    for (above, place) in [('百', "十"), ('千', "百"), ('万', "千")] {
        let short = all.iter().filter_map(|text| text.strip_suffix(place));
        let short = short.filter(|short| short.chars().rev().nth(1) == Some(above));
        let short: Vec<String> = short.map(str::to_owned).collect();
        all.extend(short);
    }
    // 十五, 百户, 万人: and at the very beginning.
    let without: Vec<String> =
        all.iter().filter_map(|text| text.strip_prefix('一')).map(str::to_owned).collect();
    all.extend(without);
    all.push(bare(&positional));
    all
}

fn bare(text: &str) -> String {
    text.replace(['〇', '零'], "").replace('两', "二")
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn nothing_else_is_a_number(text in "[零〇一二两三五九十百千万]{1,6}") {
        let Ok(amount) = Amount::parse(&text) else { return Ok(()) };
        let value = billionths(amount.value) / ONE;
        if amount.qualifier == Qualifier::Exact && (1..100_000_000).contains(&value) {
            let all = spellings(u32::try_from(value).unwrap());
            prop_assert!(all.contains(&bare(&text)), "{} is read as {}", text, value);
        }
    }
}
