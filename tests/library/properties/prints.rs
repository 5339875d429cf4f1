//! The many ways in which a page prints one number.

use super::scaled::ONE;

/// How digits are set.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Digits {
    Plain,
    Wide,
    Grouped,
    WideGrouped,
}

/// A number in Arabic digits with 万 or 亿: 9.1万.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    pub(crate) digits: u32,
    pub(crate) decimals: u32,
    /// 0, 4 or 8.
    pub(crate) scale: u32,
    pub(crate) style: Digits,
}

impl Printed {
    /// In billionths.
    pub(crate) fn value(&self) -> i128 {
        i128::from(self.digits) * self.unit()
    }

    /// What its last digit counts.
    pub(crate) fn unit(&self) -> i128 {
        ONE * 10_i128.pow(self.scale) / 10_i128.pow(self.decimals)
    }

    /// What its last digit that is not zero counts.
    pub(crate) fn lowest(&self) -> i128 {
        let mut place = self.unit();
        while self.value() % (place * 10) == 0 {
            place *= 10;
        }
        place
    }

    pub(crate) fn text(&self) -> String {
        let digits = format!("{:0>1$}", self.digits, self.decimals as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - self.decimals as usize);
        let whole = match self.style {
            Digits::Grouped => grouped(whole, ','),
            Digits::WideGrouped => grouped(whole, '，'),
            _ => whole.to_owned(),
        };
        let point = if fraction.is_empty() { "" } else { "." };
        let text = format!("{whole}{point}{fraction}");
        if matches!(self.style, Digits::Wide | Digits::WideGrouped) { widened(&text) } else { text }
    }

    pub(crate) fn sign(&self) -> &'static str {
        match self.scale {
            4 => "万",
            8 => "亿",
            _ => "",
        }
    }
}

fn grouped(whole: &str, comma: char) -> String {
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(comma);
        }
        text.push(digit);
    }
    text
}

fn widened(text: &str) -> String {
    const WIDE: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];
    text.chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) => WIDE[digit as usize],
            None if c == '.' => '．',
            None => c,
        })
        .collect()
}
