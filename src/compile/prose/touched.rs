//! What stands so close to the digits of a number that its reader sees another one: signs and letters that look like
//! digits, marks that only seem to be separators, spaces.

use std::ops::Range;

use super::chain::{Chain, behind};
use super::flow::Places;
use super::lower::Lowering;
use super::print::Print;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::{
    Beside, beside, fraction_in_sign, is_digit, is_han, is_raised, letter_like_digit, number_in_sign, roman,
};

/// Signs in a row from which they are a number: ⑤③⓪①①; two may be the numbers of a list.
const MANY_SIGNS: usize = 3;
/// Circles that stand for a nought.
const NOUGHTS: [char; 4] = ['〇', '○', '◯', '⭕'];
/// What multiplies a number, and units that number nothing: Ⅲ户 can only be households.
const SCALES: [char; 2] = ['万', '亿'];
const COUNTED: [char; 10] = ['户', '人', '名', '元', '亩', '吨', '个', '%', '％', '‰'];
/// Words that begin like them.
const WORDS: [&str; 6] = ["人均", "户均", "亩均", "万众", "万无", "万物"];
/// How many entries a list with signs has at most.
const LIST: u32 = 20;
/// The frame that makes a key of the digit before it.
const KEY: char = '\u{20e3}';

impl Lowering<'_> {
    /// Refuses what makes another number of the digits it touches.
    pub(super) fn refuse_touched(&mut self, print: &Print, places: &Places) {
        let text = &print.text;
        let mut at = 0;
        while let Some(first) = text.get(at..).and_then(|rest| rest.find(is_digit)) {
            let digits = at + first..at + first + behind(text, at + first, is_digit);
            let strange = around(text, at, &digits);
            if strange.len() > digits.len() {
                at = strange.end;
                if !is_key_of_list(text, &strange) {
                    self.refuse_strange(text, places, &strange);
                }
                continue;
            }
            let chain = Chain::of(text, at, &digits);
            at = chain.range.end;
            self.refuse_chain(print, places, &chain);
        }
    }

    /// Refuses digits with letters among them, in pieces, or apart from their unit.
    fn refuse_chain(&mut self, print: &Print, places: &Places, chain: &Chain<'_>) {
        let units = self.scope.units;
        if chain.has_letters() {
            if chain.is_number_with_letters(units) {
                self.refuse_letters(chain.text, places, &chain.range);
            }
        } else if chain.is_torn(units) {
            self.refuse_torn(chain.text, places, &chain.range);
        } else if !print.is_fixed(chain.range.start) && !print.is_code(&chain.range) {
            if chain.is_rest(units) {
                self.refuse_rest(chain, places);
            } else if let Some(apart) = chain.apart(units) {
                self.refuse_apart(chain, places, &apart);
            }
        }
    }

    fn refuse_strange(&mut self, text: &str, places: &Places, range: &Range<usize>) {
        let printed = text.get(range.clone()).unwrap_or_default();
        let names = printed.chars().filter(|c| !is_digit(*c)).map(|c| format!("U+{:04X}", u32::from(c)));
        let names = names.collect::<Vec<_>>().join(" ");
        let problem = Diagnostic::new(
            Code::ReadDigit,
            say!(
                "「{printed}」里有挨着数字的 {names}，读者会当成数的一部分",
                "`{printed}` has {names} beside its digits, which a reader takes for a part of the number"
            ),
        )
        .at(self.place_of(places, range), say!("这里", "here"))
        .help(say!(
            "整个数用半角数字写；不属于这个数的，用字、标点或空格隔开",
            "write the whole number in ASCII digits; part what is not of it by a word, a mark or a space"
        ));
        self.out.push(problem);
    }

    fn refuse_letters(&mut self, text: &str, places: &Places, range: &Range<usize>) {
        let printed = text.get(range.clone()).unwrap_or_default();
        let plain: String = printed.chars().map(|c| letter_like_digit(c).unwrap_or(c)).collect();
        let letters: String = printed.chars().filter(|c| letter_like_digit(*c).is_some()).collect();
        let problem = Diagnostic::new(
            Code::ReadDigit,
            say!(
                "「{printed}」里的字母 {letters} 当数字用了",
                "the letters {letters} of `{printed}` stand for digits"
            ),
        )
        .at(self.place_of(places, range), say!("应当写 {plain}", "should be {plain}"))
        .help(say!(
            "字母换成数字：{plain}；是代号，就和后面的单位隔开",
            "write {plain}; part a code from the unit behind it"
        ));
        self.out.push(problem);
    }

    fn refuse_torn(&mut self, text: &str, places: &Places, range: &Range<usize>) {
        let printed = text.get(range.clone()).unwrap_or_default();
        let problem = Diagnostic::new(
            Code::NumberSplit,
            say!("{printed} 看着是一个数，程序只读到一部分", "{printed} looks like one number, and a program reads a part of it"),
        )
        .at(self.place_of(places, range), say!("读者看到的是 {printed}", "a reader sees {printed}"))
        .help(say!(
            "是一个数，就连着写，或者每三位用一个半角逗号；是两个数，中间写上字或顿号",
            "write one number in one piece or with a comma for each three digits; put a word or 、 between two"
        ));
        self.out.push(problem);
    }

    fn refuse_rest(&mut self, chain: &Chain<'_>, places: &Places) {
        let (rest, range) = (chain.printed(), chain.with_first());
        let seen = chain.text.get(range.clone()).unwrap_or(rest);
        let problem = Diagnostic::new(
            Code::NumberSplit,
            say!("{rest} 以 0 开头，像是一个数的后半截", "{rest} begins with 0, as the rest of another number does"),
        )
        .at(self.place_of(places, &range), say!("读者看到的是 {seen}", "a reader sees {seen}"))
        .help(say!(
            "是一个数，就连着写，或者每三位用一个半角逗号；是两个数，后一个不写前面的 0",
            "write one number in one piece or with a comma for each three digits; begin no number with a needless 0"
        ));
        self.out.push(problem);
    }

    /// Refuses signs with a number inside where a reader takes them for digits.
    pub(super) fn refuse_signs(&mut self, print: &Print, places: &Places) {
        let mut at = 0;
        while let Some(run) = next_signs(&print.text, at) {
            at = run.end;
            let signs = print.text.get(run.clone()).unwrap_or_default();
            if !is_number(&print.text, &run) {
                continue;
            }
            let plain: String = signs.chars().filter_map(plain).collect();
            let names: Vec<String> = signs.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
            let names = names.join(" ");
            let problem = Diagnostic::new(
                Code::ReadDigit,
                say!("「{signs}」（{names}）当数字用了", "`{signs}` ({names}) stands for digits"),
            )
            .at(self.place_of(places, &run), say!("应当写 {plain}", "should be {plain}"))
            .help(say!(
                "数用半角数字写：{plain}；是注释的序号，就和前面的数隔开",
                "write {plain} in ASCII digits; part a note's number from the number before it"
            ));
            self.out.push(problem);
        }
    }
}

/// The digits with what is drawn into them and every foreign character that touches them.
fn around(text: &str, from: usize, digits: &Range<usize>) -> Range<usize> {
    let foreign = |c: char| beside(c) == Beside::Foreign;
    let before = text.get(from..digits.start).unwrap_or_default();
    let start = from + before.trim_end_matches(foreign).len();
    let mut end = digits.end;
    while let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) {
        let next = end + c.len_utf8();
        let strange = is_digit(c)
            || c == 'Ø'
            || c == 'ø'
            || matches!(beside(c), Beside::Foreign | Beside::Drawn)
            || is_han_digit(c) && text.get(next..).is_some_and(|rest| rest.starts_with(is_digit));
        if !strange {
            break;
        }
        end = next;
    }
    start..end
}

/// Chinese digits are none between Arabic ones; 两 is a weight there.
fn is_han_digit(c: char) -> bool {
    "零一二三四五六七八九".contains(c)
}

/// Whether this is the key with a digit that begins an entry of a list.
fn is_key_of_list(text: &str, range: &Range<usize>) -> bool {
    let mut signs = text.get(range.clone()).unwrap_or_default().chars();
    let key = signs.next().is_some_and(is_digit) && signs.find(|c| *c != '\u{fe0f}') == Some(KEY);
    key && signs.next().is_none() && opens(text.get(..range.start).unwrap_or_default())
}

/// Whether a list may begin behind a text.
fn opens(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a sign stands for a number.
fn is_sign(c: char) -> bool {
    // Nearly every character of a bulletin is one of these.
    let common = matches!(c, '\0'..='~' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffff}');
    !common
        && (NOUGHTS.contains(&c)
            || number_in_sign(c).is_some()
            || roman(c).is_some()
            || fraction_in_sign(c).is_some())
}

/// The digits that a sign stands for.
fn plain(c: char) -> Option<String> {
    let nought = NOUGHTS.contains(&c).then_some(0);
    let number = number_in_sign(c).or_else(|| roman(c)).or(nought).map(|number| number.to_string());
    number.or_else(|| fraction_in_sign(c).map(str::to_owned))
}

/// The next run of signs with a number inside.
fn next_signs(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text.get(from..)?.find(is_sign)?;
    Some(start..start + behind(text, start, is_sign))
}

/// Whether signs read as digits in a text: 53①1 and 共②33 do; ②33 at the start of an entry and 第Ⅱ期 do not.
fn is_number(text: &str, run: &Range<usize>) -> bool {
    let (before, rest) = text.split_at_checked(run.start).unwrap_or_default();
    let (signs, after) = rest.split_at_checked(run.len()).unwrap_or_default();
    if signs.starts_with(is_raised) {
        return is_raised_number(before, after) || is_raised_count(before, signs, after);
    }
    let many = signs.starts_with(|c| number_in_sign(c).is_some()) && signs.chars().count() >= MANY_SIGNS;
    let fraction = signs.contains(|c| fraction_in_sign(c).is_some());
    // G15Ⅱ is a code, 国Ⅵ a class.
    let code = signs.starts_with(|c| roman(c).is_some())
        && (is_letter(before.trim_end_matches(is_digit)) || before.ends_with('国'));
    let touches = before.ends_with(is_digit) || after.starts_with(is_digit) && !opens(before);
    many || fraction || (touches || counts(before, signs, after)) && !code
}

/// Whether signs are the number of a unit: 共㊿人 and Ⅴ万人 are read so; Ⅲ类 is a class, and ①户厕 an entry of a list.
fn counts(before: &str, signs: &str, after: &str) -> bool {
    let scaled = after.trim_start_matches(SCALES);
    let unit = scaled.starts_with(COUNTED) || scaled.len() < after.len();
    let ends = scaled.chars().nth(usize::from(scaled.starts_with(COUNTED))).is_none_or(|c| !is_han(c));
    let entry = opens(before) || before.ends_with(['第', '见', '图', '表', '注']);
    // Nobody makes a list of so many entries, nor one of tens of thousands.
    let large = scaled.len() < after.len() || signs.contains(|c| number_in_sign(c).is_some_and(|n| n > LIST));
    unit && !WORDS.iter().any(|word| after.starts_with(word)) && (large || ends && !entry)
}

/// Whether raised signs read as digits: 53² and 共²33 do; 10², m²33 and a note's ¹33 do not.
fn is_raised_number(before: &str, after: &str) -> bool {
    let ten = before.strip_suffix("10");
    let power = ten.is_some_and(|rest| !rest.ends_with(|c| is_digit(c) || matches!(c, '.' | ',')));
    if before.ends_with(is_digit) {
        return !power || after.starts_with(is_digit);
    }
    after.starts_with(is_digit) && !is_letter(before) && !opens(before)
}

/// Whether raised signs are all there is of a number: ¹⁵⁴户; of a power, a formula or the marks of notes they are not.
fn is_raised_count(before: &str, signs: &str, after: &str) -> bool {
    let scaled = after.trim_start_matches(SCALES);
    let unit = scaled.starts_with(COUNTED) || scaled.len() < after.len();
    let stands = !before.ends_with(is_digit) && !is_letter(before) && !before.ends_with(['⁻', '⁺', '₋', '₊']);
    stands && signs.chars().nth(1).is_some() && unit && scaled.chars().nth(1).is_none_or(|c| c != '均')
}

/// Whether a text ends in a letter of a unit or a formula.
fn is_letter(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, 'μ' | 'Ω'))
}
