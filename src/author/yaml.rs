//! Writes texts as YAML scalars.

/// A text as a YAML scalar: plain where that is unambiguous, else in double quotes. Brackets and commas end a plain
/// text inside a list (`flow`); a text that looks like a number is quoted, so that every parser reads a text.
pub(super) fn scalar(text: &str, flow: bool) -> String {
    let mark = |c: char| {
        matches!(c, '"' | '\\' | '#' | '\n' | '\t' | ':') || flow && matches!(c, ',' | '[' | ']' | '{' | '}')
    };
    let first = text.chars().next().is_none_or(|c| "-?:,[]{}#&*!|>'\"%@` ~".contains(c));
    // A full-width comma between digits looks like a mistyped comma of a list.
    let comma = text.contains('，') && text.starts_with(char::is_numeric);
    let wide = !text.is_ascii();
    let word = text.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())
        && text.chars().any(|c| c.is_ascii_lowercase())
        && !matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    let share = text.ends_with('%') && text.len() > 1;
    if (wide || word || share) && !first && !comma && !text.contains(mark) && !text.ends_with(' ') {
        return text.to_owned();
    }
    let escaped: String = text
        .chars()
        .flat_map(|c| {
            if matches!(c, '"' | '\\') {
                vec!['\\', c]
            } else {
                vec![if c == '\n' || c == '\t' { ' ' } else { c }]
            }
        })
        .collect();
    format!("\"{escaped}\"")
}
