//! Rust in tokens: just enough to find paths in code, and not in comments or strings.

use std::collections::BTreeSet;

/// A word or a mark; comments, strings, characters and spaces are gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    Word(String),
    Mark(char),
    /// `::`
    Path,
}

/// The words before a name that is defined.
const DEFINING: [&str; 9] = ["fn", "struct", "enum", "union", "const", "static", "type", "trait", "mod"];

/// The tokens of a text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = skipped(rest);
        if taken > 0 {
            rest = &rest[taken..];
        } else if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            found.push(Token::Word(rest[..end].to_owned()));
            rest = &rest[end..];
        } else if let Some(after) = rest.strip_prefix("::") {
            found.push(Token::Path);
            rest = after;
        } else {
            found.push(Token::Mark(first));
            rest = &rest[first.len_utf8()..];
        }
    }
    found
}

/// How many bytes at the start are a space, a comment, a string or a character.
fn skipped(rest: &str) -> usize {
    let through =
        |from: usize, end: &str| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    if rest.starts_with(char::is_whitespace) {
        return rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
    }
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return through(2, "*/");
    }
    let raw = rest.trim_start_matches(['b', 'c']);
    if let Some(hashes) = raw.strip_prefix('r').map(|raw| raw.len() - raw.trim_start_matches('#').len()) {
        let start = rest.len() - raw.len() + 1 + hashes;
        if rest[start..].starts_with('"') {
            return through(start + 1, &format!("\"{}", "#".repeat(hashes)));
        }
    }
    match rest.strip_prefix('b').unwrap_or(rest).chars().next() {
        Some('"') => quoted(rest, '"'),
        // A lifetime has no closing quote two characters on.
        Some('\'') if is_character(rest) => quoted(rest, '\''),
        _ => 0,
    }
}

fn is_character(rest: &str) -> bool {
    let mut chars = rest.trim_start_matches('b').chars().skip(1);
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}

fn quoted(rest: &str, quote: char) -> usize {
    let start = rest.find(quote).unwrap_or_default() + 1;
    let mut escaped = false;
    for (at, c) in rest[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return start + at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Every path that starts with `head`, without it, groups written out: `std::{fs, io::Read}` gives
/// `fs` and `io::Read`.
pub(crate) fn paths(tokens: &[Token], head: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        let inner = at > 0 && matches!(tokens[at - 1], Token::Path | Token::Mark('$'));
        let starts = matches!(pair, [Token::Word(word), Token::Path] if word == head);
        if starts && !inner {
            follow(&tokens[at + 2..], &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Reads one path after a `::`, and answers how many tokens it took.
fn follow(tokens: &[Token], before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let depth = before.len();
    let mut at = 0;
    loop {
        match tokens.get(at) {
            Some(Token::Word(word)) => before.push(word.clone()),
            Some(Token::Mark('*')) => before.push("*".to_owned()),
            Some(Token::Mark('{')) => {
                at += 1;
                while tokens.get(at).is_some_and(|token| *token != Token::Mark('}')) {
                    at += follow(&tokens[at..], before, found).max(1);
                }
                before.truncate(depth);
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        match tokens.get(at) {
            Some(Token::Path) => at += 1,
            _ => break,
        }
    }
    if before.len() > depth {
        found.push(before.clone());
    }
    before.truncate(depth);
    // `as Name`.
    if tokens.get(at) == Some(&Token::Word("as".to_owned())) { at + 2 } else { at }
}

/// The modules that a file declares and does not hold itself.
pub(crate) fn declared_modules(tokens: &[Token]) -> Vec<String> {
    let declared = tokens.windows(3).filter_map(|three| match three {
        [Token::Word(word), Token::Word(name), Token::Mark(';')] if word == "mod" => Some(name.clone()),
        _ => None,
    });
    declared.collect()
}

/// The names that a file defines.
pub(crate) fn defined_names(tokens: &[Token]) -> BTreeSet<String> {
    let names = tokens.windows(2).filter_map(|pair| match pair {
        [Token::Word(word), Token::Word(name)] if DEFINING.contains(&word.as_str()) => Some(name.clone()),
        [Token::Mark('!'), Token::Word(name)] => Some(name.clone()),
        _ => None,
    });
    names.collect()
}

#[test]
fn paths_are_found_in_code_only() {
    let text = r##"
        use std::{fs, io::{self, Read}}; // std::net
        /* std::env */ let a = "std::time"; let b = r#"std::"time"#; let c: &'static str = '"'.into();
        let d = std::env::args(); let e = other::std::fs::x(); let f = $crate::std;
    "##;
    let found = paths(&tokens(text), "std");
    let found: Vec<String> = found.iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["fs", "io::self", "io::Read", "env::args"]);
}
