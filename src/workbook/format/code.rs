//! Parses the code of a number format: `[红色]#,##0.00_);(0)` to sections of tokens.

use std::str::Chars;

use rust_decimal::Decimal;

/// The longest code that is applied; Excel allows 255 characters.
const MAX_CODE: usize = 1_000;
/// The names of the general format: Excel's, and the one that Chinese programs write.
const GENERAL: [&str; 3] = ["General", "G/通用格式", "常规"];

/// The marks of the system's long date and time, which stand for the system's own code, and what that is in China.
const SYSTEM: [(&str, &str); 2] = [("[$-F800]", "yyyy\"年\"m\"月\"d\"日\""), ("[$-F400]", "h:mm:ss")];

/// A number format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::workbook) struct NumberFormat {
    /// Empty for the general format.
    sections: Vec<Section>,
}

/// One of the parts between `;`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
    condition: Option<(String, Decimal)>,
    /// The Chinese digits of `[DBNum1]` and `[DBNum2]`.
    pub(super) numerals: Option<char>,
    /// Whether names of months and weekdays are Chinese.
    pub(super) chinese: bool,
    /// Whether the number is displayed as the general format does, among other tokens.
    pub(super) general: bool,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Words, as they are displayed.
    Literal(String),
    /// `0`, `#` or `?`.
    Digit(char),
    /// `.`
    Point,
    /// `,`
    Comma,
    /// `%`
    Percent,
    /// `E+` or `E-`; whether a plus is displayed.
    Exponent(bool),
    /// `/`
    Slash,
    /// `y`, `m`, `d`, `h`, `s` or `a` (weekday), or `M` for minutes, and how often it is repeated.
    Date(char, usize),
    /// `[h]`, `[m]` or `[s]`: the whole elapsed time.
    Elapsed(char, usize),
    /// The two halves of the day.
    Half(&'static str, &'static str),
    /// Digits of a fraction of a second.
    Fraction(usize),
    /// Where the general format displays the number.
    General,
    /// `@`
    Text,
}

impl Token {
    pub(super) fn is_date(&self) -> bool {
        matches!(self, Self::Date(..) | Self::Elapsed(..) | Self::Half(..) | Self::Fraction(_))
    }
}

impl NumberFormat {
    /// The format with this code. A code that no program writes is the general format.
    pub(in crate::workbook) fn new(code: &str) -> Self {
        if code.len() > MAX_CODE
            || code.is_empty()
            || GENERAL.iter().any(|name| code.eq_ignore_ascii_case(name))
        {
            return Self::default();
        }
        let system = SYSTEM.into_iter().find(|(mark, _)| code.to_ascii_uppercase().contains(mark));
        let code = system.map_or(code, |(_, chinese)| chinese);
        let sections: Vec<Section> = split(code).into_iter().map(section).collect();
        let textual = |section: &Section| section.tokens.iter().all(|token| *token == Token::Text);
        if sections.len() == 1
            && sections.iter().all(|section| textual(section) && !section.tokens.is_empty())
        {
            return Self::default();
        }
        Self { sections }
    }

    /// Whether a code is the general format's.
    pub(in crate::workbook) fn is_general(code: &str) -> bool {
        code.is_empty() || GENERAL.iter().any(|name| code.eq_ignore_ascii_case(name))
    }

    /// The section that displays a number, and whether it gives a negative number its sign; `None` for the
    /// general format.
    pub(super) fn section(&self, number: Decimal) -> (Option<&Section>, bool) {
        let negative = number.is_sign_negative() && !number.is_zero();
        if self.sections.iter().any(|section| section.condition.is_some()) {
            let fits = |section: &&Section| {
                section.condition.as_ref().is_none_or(|condition| holds(condition, number))
            };
            let section = self.sections.iter().take(3).find(fits);
            let below = |(sign, bound): &(String, Decimal)| sign.starts_with('<') && *bound <= Decimal::ZERO;
            let own = section.and_then(|section| section.condition.as_ref()).is_some_and(below);
            return (section, negative && !own);
        }
        let numeric = match self.sections.as_slice() {
            // The last section of two or three may be the one for texts.
            [_, .., last] if self.sections.len() < 4 && last.tokens.contains(&Token::Text) => {
                self.sections.len() - 1
            }
            all => all.len().min(3),
        };
        let at = match numeric {
            3.. if number.is_zero() => 2,
            2.. if negative => 1,
            _ => 0,
        };
        (self.sections.get(at), negative && at == 0)
    }
}

fn holds((sign, bound): &(String, Decimal), number: Decimal) -> bool {
    match sign.as_str() {
        "<" => number < *bound,
        "<=" => number <= *bound,
        ">" => number > *bound,
        ">=" => number >= *bound,
        "<>" => number != *bound,
        _ => number == *bound,
    }
}

/// The sections of a code; a `;` in quotes, brackets or after `\` parts nothing.
fn split(code: &str) -> Vec<&str> {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let mut sections = vec![];
    let mut start = 0;
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' if !quoted && !bracketed => escaped = true,
            '"' if !bracketed => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            ';' if !quoted && !bracketed => {
                sections.extend(code.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.extend(code.get(start..));
    sections
}

fn section(code: &str) -> Section {
    let mut section = Section::default();
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        token(c, &mut rest, &mut section);
    }
    minutes(&mut section.tokens);
    section
}

fn token(c: char, rest: &mut Chars<'_>, section: &mut Section) {
    let ahead = rest.as_str();
    let token = match c {
        '"' => {
            let words = ahead.split('"').next().unwrap_or_default();
            skip(rest, words.chars().count() + 1);
            Token::Literal(words.to_owned())
        }
        '\\' | '!' => Token::Literal(rest.next().map(String::from).unwrap_or_default()),
        '_' => {
            rest.next();
            Token::Literal(" ".to_owned())
        }
        '*' => {
            rest.next();
            return;
        }
        '[' => {
            let inside = ahead.split(']').next().unwrap_or_default();
            skip(rest, inside.chars().count() + 1);
            match bracket(inside, section) {
                Some(token) => token,
                None => return,
            }
        }
        '0' | '#' | '?' => Token::Digit(c),
        '.' => match section.tokens.last() {
            Some(Token::Date('s', _) | Token::Elapsed('s', _)) => Token::Fraction(run(rest, '0')),
            _ => Token::Point,
        },
        ',' => Token::Comma,
        '%' => Token::Percent,
        '/' => Token::Slash,
        '@' => Token::Text,
        'E' | 'e' if ahead.starts_with(['+', '-']) => Token::Exponent(rest.next() == Some('+')),
        'A' | 'a' | '上' | 'G' | 'g' | '常' => return word(c, rest, section),
        'y' | 'Y' | 'e' | 'E' => Token::Date('y', 1 + run(rest, c)),
        'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
            Token::Date(c.to_ascii_lowercase(), 1 + run(rest, c))
        }
        other => Token::Literal(other.to_string()),
    };
    section.tokens.push(token);
}

/// Tokens that are words: the general format, halves of the day, weekdays.
fn word(c: char, rest: &mut Chars<'_>, section: &mut Section) {
    let ahead = rest.as_str();
    let follows = |word: &str| {
        let mut word = word.chars();
        word.next().is_some_and(|first| first.eq_ignore_ascii_case(&c))
            && ahead.chars().zip(word.clone()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
                == word.count()
    };
    let halves = [("AM/PM", ("AM", "PM")), ("A/P", ("A", "P")), ("上午/下午", ("上午", "下午"))];
    if let Some(general) = GENERAL.into_iter().find(|general| follows(general)) {
        skip(rest, general.chars().count() - 1);
        section.general = true;
        section.tokens.push(Token::General);
    } else if let Some((written, (am, pm))) = halves.into_iter().find(|(written, _)| follows(written)) {
        skip(rest, written.chars().count() - 1);
        section.tokens.push(Token::Half(am, pm));
    } else if c.eq_ignore_ascii_case(&'a') && ahead.starts_with(['a', 'A']) {
        section.tokens.push(Token::Date('a', 1 + run(rest, c)));
    } else if !c.eq_ignore_ascii_case(&'g') {
        section.tokens.push(Token::Literal(c.to_string()));
    }
}

/// The content of brackets: a colour, a condition, a currency with its language, digits, or elapsed time.
fn bracket(inside: &str, section: &mut Section) -> Option<Token> {
    let lower = inside.to_ascii_lowercase();
    if let Some(c) =
        lower.chars().next().filter(|c| "hms".contains(*c) && lower.chars().all(|other| other == *c))
    {
        return Some(Token::Elapsed(c, lower.len()));
    }
    if let Some(currency) = lower.strip_prefix('$') {
        let (_, language) = currency.rsplit_once('-').unwrap_or((currency, ""));
        section.chinese |= language.ends_with("804");
        let sign = inside.get(1..).unwrap_or_default();
        let sign = sign.rsplit_once('-').map_or(sign, |(sign, _)| sign);
        return (!sign.is_empty()).then(|| Token::Literal(sign.to_owned()));
    }
    if let Some(kind) = lower.strip_prefix("dbnum") {
        section.numerals = kind.chars().next();
        return None;
    }
    let bound = inside.trim_start_matches(['<', '>', '=']);
    let sign = inside.get(..inside.len() - bound.len()).unwrap_or_default();
    if let (false, Ok(bound)) = (sign.is_empty(), bound.trim().parse()) {
        section.condition = Some((sign.to_owned(), bound));
    }
    None
}

/// `m` is minutes after hours and before seconds.
fn minutes(tokens: &mut [Token]) {
    let kinds: Vec<(usize, char)> = tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| match token {
            Token::Date(kind, _) | Token::Elapsed(kind, _) => Some((at, *kind)),
            _ => None,
        })
        .collect();
    for (nth, (at, kind)) in kinds.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|before| kinds.get(before)).map(|(_, kind)| *kind);
        let after = kinds.get(nth + 1).map(|(_, kind)| *kind);
        if let (Some(Token::Date(letter, _)), 'm') = (tokens.get_mut(*at), kind)
            && (before == Some('h') || after == Some('s'))
        {
            *letter = 'M';
        }
    }
}

/// Takes all `c` that come next and counts them, in either case.
fn run(rest: &mut Chars<'_>, c: char) -> usize {
    let count = rest.as_str().chars().take_while(|next| next.eq_ignore_ascii_case(&c)).count();
    skip(rest, count);
    count
}

fn skip(rest: &mut Chars<'_>, count: usize) {
    if let Some(last) = count.checked_sub(1) {
        rest.nth(last);
    }
}
