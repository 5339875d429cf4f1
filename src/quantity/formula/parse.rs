//! Reading a formula: × and ÷ before + and −, from left to right.

use std::iter::Peekable;
use std::vec::IntoIter;

use rust_decimal::Decimal;

use super::Formula;
use crate::diagnostic::Text;
use crate::quantity::error::QuantityError;
use crate::say;

/// Bytes of a formula; one with twenty Chinese names has about 500.
const MAX_BYTES: usize = 2_000;
/// Brackets inside brackets; more than a reader can follow, and reading must not exhaust the stack.
const MAX_DEPTH: usize = 8;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Word(String),
    /// One of `+ - * / ( )`
    Sign(char),
}

#[derive(Debug, Clone)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

struct Parser {
    tokens: Peekable<IntoIter<Token>>,
    end: usize,
    depth: usize,
}

impl Formula {
    /// Reads a formula: names and numbers, `+ - * /` (also − × ÷ and full-width forms) and brackets.
    ///
    /// # Errors
    /// The text cannot be read; the error has a message and the bytes of `text` it is about.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        if text.len() > MAX_BYTES {
            return Err(QuantityError::new(
                0..text.len(),
                say!("算式太长", "the formula is too long"),
                say!("拆成几个指标", "split it over several indicators"),
            ));
        }
        let mut parser =
            Parser { tokens: tokens(text).into_iter().peekable(), end: text.trim_end().len(), depth: 0 };
        let formula = parser.sum()?;
        match parser.tokens.next() {
            None => Ok(formula),
            Some(token) => Err(unexpected(&token)),
        }
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut glued = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if c.is_whitespace() {
            glued = false;
            continue;
        }
        if let Some(sign) = sign(c) {
            tokens.push(Token { kind: Kind::Sign(sign), start, end });
            glued = false;
            continue;
        }
        match tokens.last_mut() {
            Some(Token { kind: Kind::Word(word), end: last, .. }) if glued => {
                word.push(c);
                *last = end;
            }
            _ => tokens.push(Token { kind: Kind::Word(c.to_string()), start, end }),
        }
        glued = true;
    }
    tokens
}

fn sign(c: char) -> Option<char> {
    match c {
        '+' | '＋' => Some('+'),
        '-' | '−' | '－' | '–' => Some('-'),
        '*' | '×' | '＊' => Some('*'),
        '/' | '÷' | '／' => Some('/'),
        '(' | '（' => Some('('),
        ')' | '）' => Some(')'),
        _ => None,
    }
}

impl Parser {
    fn sum(&mut self) -> Result<Formula, QuantityError> {
        let mut left = self.product()?;
        while let Some(sign) = self.eat(['+', '-']) {
            let (a, b) = (Box::new(left), Box::new(self.product()?));
            left = if sign == '+' { Formula::Sum(a, b) } else { Formula::Difference(a, b) };
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Formula, QuantityError> {
        let mut left = self.operand()?;
        while let Some(sign) = self.eat(['*', '/']) {
            let (a, b) = (Box::new(left), Box::new(self.operand()?));
            left = if sign == '*' { Formula::Product(a, b) } else { Formula::Quotient(a, b) };
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Formula, QuantityError> {
        let Some(token) = self.tokens.next() else {
            return Err(QuantityError::new(
                self.end..self.end,
                say!("算式没有写完", "the formula breaks off"),
                say!("这里应当有一个指标名或数字", "a name or a number is wanted here"),
            ));
        };
        match &token.kind {
            Kind::Word(word) => operand(word, &token),
            Kind::Sign('(') => self.bracket(&token),
            Kind::Sign(_) => Err(unexpected(&token)),
        }
    }

    fn bracket(&mut self, opening: &Token) -> Result<Formula, QuantityError> {
        if self.depth >= MAX_DEPTH {
            return Err(QuantityError::new(
                opening.start..opening.end,
                say!("括号套得太深，超过 {MAX_DEPTH} 层", "brackets nested more than {MAX_DEPTH} deep"),
                say!("拆成几个指标", "split it over several indicators"),
            ));
        }
        self.depth += 1;
        let inner = self.sum()?;
        self.depth -= 1;
        if self.eat([')', ')']).is_some() {
            return Ok(inner);
        }
        Err(QuantityError::new(
            opening.start..opening.end,
            say!("括号没有合上", "a bracket that is not closed"),
            say!("补上 )", "add the missing `)`"),
        ))
    }

    fn eat(&mut self, signs: [char; 2]) -> Option<char> {
        let next = self.tokens.next_if(|token| signs.iter().any(|sign| token.kind == Kind::Sign(*sign)))?;
        if let Kind::Sign(sign) = next.kind { Some(sign) } else { None }
    }
}

/// A name, or a number without a sign. A word that merely begins with digits (2014年人口) is a name.
fn operand(word: &str, token: &Token) -> Result<Formula, QuantityError> {
    if !word.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return Ok(Formula::Indicator(word.to_owned()));
    }
    let shaped = word.chars().next().zip(word.chars().last()).is_some_and(|(a, z)| a != '.' && z != '.');
    word.parse::<Decimal>().ok().filter(|_| shaped).map(Formula::Number).ok_or_else(|| {
        QuantityError::new(
            token.start..token.end,
            say!("数字「{word}」读不懂", "the number `{word}` cannot be read"),
            say!("写成 100 或 0.5 这样的数", "write a number such as 100 or 0.5"),
        )
    })
}

fn unexpected(token: &Token) -> QuantityError {
    let (message, help): (Text, Text) = match &token.kind {
        Kind::Word(word) => (
            say!("「{word}」前面缺少运算符", "an operator is missing before `{word}`"),
            say!(
                "在两个名字之间写 + - * /；指标名里不能有空格",
                "write + - * / between names; a name holds no spaces"
            ),
        ),
        Kind::Sign(sign) => (
            say!("「{sign}」不该出现在这里", "`{sign}` cannot stand here"),
            say!("例如 建档立卡人口 - 已脱贫人口", "for instance 建档立卡人口 - 已脱贫人口"),
        ),
    };
    QuantityError::new(token.start..token.end, message, help)
}
