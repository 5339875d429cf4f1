//! Numbers that a reader sees and no author typed: put together from a citation and digits, or from a link and what stands
//! beside it.

use std::ops::Range;

use super::flow::Places;
use super::lower::Lowering;
use super::print::Print;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Units;
use crate::quantity::numeral::{Kind, Numeral, numerals};
use crate::say;
use crate::text::{is_digit, is_han};

/// Characters beside a citation that are looked at.
const NEAR: usize = 20;
/// Signs that make another number of one, whatever stands before them, and hyphens, which stand between two as well.
const SIGNS: [&str; 4] = ["±", "∓", "正负", "−"];
const HYPHENS: [char; 3] = ['-', '－', '﹣'];
/// What multiplies a number; 拾 is none, as in 收拾.
const SCALES: &str = "十百千万亿佰仟萬億";
/// Words that a numeral before a citation ends: 五一, 初三, 其二.
const HOLIDAYS: [&str; 5] = ["五一", "十一", "六一", "七一", "八一"];
const NAMED: &str = "第初周其之";
/// Chinese digits and what multiplies them.
const NUMERALS: &str = "〇零一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖佰仟萬億廿";

impl Lowering<'_> {
    /// Refuses what is typed beside a citation and prints another number with it.
    pub(super) fn refuse_joined(&mut self, print: &Print, places: &Places) {
        for (number, fixed) in print.fixed.iter().enumerate().filter(|(_, fixed)| !fixed.is_empty()) {
            let cited = print.text.get(fixed.clone()).unwrap_or_default();
            let before = print.text.get(..fixed.start).unwrap_or_default();
            let behind = print.text.get(fixed.end..).unwrap_or_default();
            // Of two citations side by side the second one says so.
            let alone = print.fixed.get(number + 1).is_none_or(|next| next.start > fixed.end);
            let left = glued_before(before, cited, self.scope.units);
            let right = if alone { glued_behind(cited, behind, self.scope.units) } else { 0 };
            if left + right == 0 {
                continue;
            }
            let range = fixed.start - left..fixed.end + right;
            let printed = print.text.get(range.clone()).unwrap_or(cited);
            let problem = Diagnostic::new(
                Code::NumberSplit,
                say!(
                    "引用的 {cited} 和挨着它的字连成了 {printed}",
                    "the cited {cited} and what stands beside it print {printed}"
                ),
            )
            .at(self.place_of(places, &range), say!("读者看到的是 {printed}", "a reader sees {printed}"))
            .help(say!(
                "删去多打的数字或符号；确实是两个数，中间写上字或标点",
                "delete the digits or the sign beside it; put a word or a mark between two numbers"
            ));
            self.out.push(problem);
        }
    }

    /// Refuses a number of which a link or a deletion holds a part.
    pub(super) fn refuse_parted(&mut self, print: &Print, places: &Places, range: &Range<usize>) {
        let printed = print.text.get(range.clone()).unwrap_or_default();
        let problem = Diagnostic::new(
            Code::NumberSplit,
            say!(
                "{printed} 只有一部分在链接或删除线里",
                "only a part of {printed} stands in a link or is struck out"
            ),
        )
        .at(self.place_of(places, range), say!("读者看到的是 {printed}", "a reader sees {printed}"))
        .help(say!(
            "把整个数连同单位放进去，或全部放在外面，例如 [15495户](…)、~~1.5万户~~15495户",
            "put the whole number with its unit inside, or all of it outside"
        ));
        self.out.push(problem);
    }
}

/// How many bytes before a citation make another number of it.
fn glued_before(before: &str, cited: &str, units: &Units) -> usize {
    let near = last(before, |_| true);
    if joins(near, cited) {
        return last(near, numeric).len();
    }
    if !cited.starts_with(is_digit) {
        return 0;
    }
    let scaled = near.ends_with(|c| SCALES.contains(c)) || ends_in_numeral(near, units);
    if scaled {
        return last(near, |c| numeric(c) || NUMERALS.contains(c)).len();
    }
    let sign = SIGNS.iter().find(|sign| near.ends_with(*sign)).map(|sign| sign.len());
    sign.or_else(|| hyphen(near, units)).or_else(|| turned(near, cited, units)).unwrap_or(0)
}

/// How many bytes behind a citation make another number of it.
fn glued_behind(cited: &str, behind: &str, units: &Units) -> usize {
    let typed = behind.chars().take(NEAR).take_while(|c| numeric(*c)).map(char::len_utf8).sum::<usize>();
    if joins(cited, behind) || scales(cited, behind) {
        return typed.max(1);
    }
    let ends = cited.chars().next_back().is_some_and(|c| is_han(c) || matches!(c, '%' | '％' | '‰'));
    let glued = ends && (is_bare(behind, units) || scales_unit(cited, behind));
    if glued { typed } else { 0 }
}

/// The end of a text in which all characters fit.
fn last(text: &str, fits: impl Fn(char) -> bool) -> &str {
    let length = text.chars().rev().take(NEAR).take_while(|c| fits(*c)).map(char::len_utf8).sum::<usize>();
    text.get(text.len() - length..).unwrap_or_default()
}

/// Whether a text ends in a Chinese numeral that is part of no word: 三 and 十二 are, the 一 of 统一 and 五一 is not.
fn ends_in_numeral(text: &str, units: &Units) -> bool {
    let numeral = last(text, |c| NUMERALS.contains(c));
    let word = last(text.strip_suffix(numeral).unwrap_or_default(), |c| NAMED.contains(c));
    let dated = HOLIDAYS.iter().any(|name| text.ends_with(name));
    // 二 alone counts nothing, 三 does.
    let counted = format!("{}名", last(text, is_han)).replace('二', "三");
    let reads = |read: &Numeral| read.amount.is_some() && read.range.end == counted.len();
    !numeral.is_empty() && word.is_empty() && !dated && numerals(&counted, units).iter().any(reads)
}

/// A hyphen that is no range's.
fn hyphen(before: &str, units: &Units) -> Option<usize> {
    let sign = before.chars().next_back().filter(|c| HYPHENS.contains(c))?;
    let first = before.strip_suffix(sign)?;
    let word = first.ends_with(|c: char| c.is_ascii_alphanumeric() || HYPHENS.contains(&c) || c == '—');
    let range = numerals(first, units).last().is_some_and(|number| number.range.end == first.len());
    (!word && !range).then_some(sign.len_utf8())
}

/// A sign that the scanner reads before a citation: 负, 零下 and a dash before a rate.
fn turned(before: &str, cited: &str, units: &Units) -> Option<usize> {
    let own = numerals(cited, units).into_iter().next()?.amount?;
    let all = format!("{before}{cited}");
    let over = |number: &Numeral| number.range.start < before.len() && number.range.end > before.len();
    let number = numerals(&all, units).into_iter().find(over)?;
    let sign = before.get(number.range.start..)?;
    let other = number.amount.is_some_and(|amount| amount.value == -own.value && !own.value.is_zero());
    (other && !sign.contains(is_digit)).then_some(sign.len())
}

/// Whether a text begins with digits that count nothing: the 3 of 154户3，, not that of 154户3个村.
fn is_bare(text: &str, units: &Units) -> bool {
    let near: String = text.chars().take(NEAR).collect();
    let digits = near.trim_start_matches(numeric);
    let number = near.strip_suffix(digits).unwrap_or_default();
    let bare =
        |read: &Numeral| read.range == (0..number.len()) && matches!(read.kind, Kind::Other | Kind::Label);
    near.starts_with(is_digit) && numerals(&near, units).first().is_some_and(bare)
}

/// Whether a cited number with its unit is multiplied once more: 154户万; 154户万元户 is not.
fn scales_unit(cited: &str, behind: &str) -> bool {
    let rest = behind.trim_start_matches(['万', '亿', '%', '％', '‰']);
    let ends = rest.chars().next().is_none_or(|c| !is_han(c) || cited.ends_with(c));
    rest.len() < behind.len() && ends
}

/// Whether one number goes on from a text into the next.
fn joins(text: &str, next: &str) -> bool {
    let digits = |text: &str| text.chars().take_while(|c| is_digit(*c)).count();
    let ends = |text: &str| text.chars().next_back().is_some_and(is_digit);
    let point = ['.', '．'];
    let pointed = |text: &str, next: &str| ends(text) && digits(next) > 0;
    let grouped = |text: &str, next: &str| ends(text) && digits(next) == 3;
    pointed(text, next)
        || next.strip_prefix(point).is_some_and(|next| pointed(text, next))
        || text.strip_suffix(point).is_some_and(|text| pointed(text, next))
        || next.strip_prefix(',').is_some_and(|next| grouped(text, next))
        || text.strip_suffix(',').is_some_and(|text| grouped(text, next))
}

/// Whether a cited number without a unit is multiplied by what follows it.
fn scales(cited: &str, behind: &str) -> bool {
    cited.chars().next_back().is_some_and(is_digit) && behind.starts_with(['万', '亿', '%', '％', '‰'])
}

fn numeric(c: char) -> bool {
    is_digit(c) || matches!(c, '.' | ',' | '．' | '万' | '亿' | '%' | '％' | '‰')
}
