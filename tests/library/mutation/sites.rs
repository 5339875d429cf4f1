//! Where the digits of a page stand that a reader takes for a number.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use tongbao::quantity::Units;
use tongbao::quantity::numeral::{Kind, numerals};
use tongbao::site::Site;

/// Keys whose digits are no number that a source prints: codes, places in menus, ids, and the first and last
/// day of a name.
const NO_NUMBER: [&str; 5] = ["code:", "order:", "source:", "valid_from:", "valid_to:"];
/// Chinese digits, each before the one that it is changed to.
const CHINESE: &str = "〇一二三四五六七八九一";
/// Digits that are taken for each other.
const ALIKE: [(char, char); 6] = [('6', '9'), ('9', '6'), ('1', '7'), ('7', '1'), ('0', '8'), ('8', '0')];

/// What is put behind a digit, in the place of a change to it, so that a reader sees another number.
const DISGUISES: [&str; 5] = ["²", "③", "Ⅴ", "\u{301}", "О"];
/// One of so many changes is a disguise.
const DISGUISED: usize = 7;

/// What a digit is part of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Part {
    /// A figure, its period, or an amount in prose.
    Number,
    /// A date in prose.
    Date,
    /// A count in Chinese numerals in prose: 五个区县.
    Count,
}

/// A page with one digit changed.
pub(super) struct Mutant {
    pub(super) path: PathBuf,
    /// The bytes of the digit.
    pub(super) range: Range<usize>,
    /// What is put in its place.
    pub(super) digit: String,
    /// What it is a digit of.
    pub(super) part: Part,
    /// The line as it becomes, with its number.
    pub(super) line: String,
}

impl Mutant {
    /// The folder that holds everything of its district, or a page that is in no district's folder.
    pub(super) fn place(&self) -> &Path {
        self.path.parent().filter(|folder| *folder != Path::new("content")).unwrap_or(&self.path)
    }
}

impl fmt::Display for Mutant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.path.display(), self.line)
    }
}

/// Every changed digit of a page.
pub(super) fn mutants(path: &Path, text: &str, site: &Site) -> Vec<Mutant> {
    let own = site.dictionary.indicators.iter().flat_map(|one| std::iter::once(&one.unit).chain(&one.units));
    let units = Units::with(own.map(String::as_str));
    let mut found = Vec::new();
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        for (at, digit, part) in digits(line, &units) {
            for other in changes(digit) {
                let other = match found.len() % DISGUISED {
                    0 if digit.is_ascii() => format!("{digit}{}", DISGUISES[found.len() % DISGUISES.len()]),
                    _ => other.to_string(),
                };
                let range = start + at..start + at + digit.len_utf8();
                let line = format!(
                    "{}: {}[{digit}→{other}]{}",
                    number + 1,
                    &line[..at],
                    line[at + digit.len_utf8()..].trim_end()
                );
                found.push(Mutant { path: path.to_owned(), range, digit: other, part, line });
            }
        }
        start += line.len();
    }
    found
}

/// Digits of a line: Arabic ones, and Chinese ones in what is a number; and what they are part of.
fn digits(line: &str, units: &Units) -> Vec<(usize, char, Part)> {
    let all = numerals(line, units);
    let masked = masked(line);
    // The lines of `figures` and `targets`, whose notes are prose all the same.
    let remark = ["text:", "note:", "reason:"].iter().any(|key| line.contains(key));
    let value = line.starts_with("  ") && !remark;
    let digit = |(at, c): (usize, char)| {
        let numeral = all.iter().find(|one| one.range.contains(&at));
        let chinese = numeral.is_some() && ("两零".contains(c) || CHINESE.contains(c));
        let part = match numeral.map(|one| one.kind) {
            Some(Kind::Date | Kind::Age) if !value => Part::Date,
            _ if chinese && !value => Part::Count,
            _ => Part::Number,
        };
        (arabic(c) || chinese).then_some((at, c, part))
    };
    let open = |(at, _): &(usize, char)| !masked.iter().any(|range| range.contains(at));
    line.char_indices().filter(open).filter_map(digit).collect()
}

/// The parts of a line that hold an id, a code or an address.
fn masked(line: &str) -> Vec<Range<usize>> {
    let keys = NO_NUMBER.iter().flat_map(|key| line.match_indices(key).map(|(at, key)| (at, at + key.len())));
    let after = |at: usize, ends: &[char]| at..line[at..].find(ends).map_or(line.len(), |end| at + end);
    let keys = keys
        .filter(|(at, _)| *at == 0 || line[..*at].ends_with([' ', '{']))
        .map(|(_, at)| after(at, &[',', '}']));
    let links = line.match_indices("](").map(|(at, _)| after(at, &[')']));
    keys.chain(links).collect()
}

fn arabic(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// What a digit is changed to.
fn changes(digit: char) -> Vec<char> {
    let next =
        |c: char, first: char| char::from_u32(first as u32 + (c as u32 - first as u32 + 1) % 10).unwrap();
    let one = match digit {
        '两' => '三',
        '零' => '一',
        _ if digit.is_ascii_digit() => next(digit, '0'),
        _ if arabic(digit) => next(digit, '０'),
        _ => CHINESE.chars().skip_while(|c| *c != digit).nth(1).unwrap(),
    };
    let alike = ALIKE.iter().find(|(c, _)| *c == digit).map(|(_, other)| *other);
    let alike = alike.filter(|other| *other != one && std::env::var_os("MUTATE").is_some());
    std::iter::once(one).chain(alike).collect()
}
