//! The few colours of our own lines, as ANSI escapes.

/// How some words stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Bold,
    Dim,
    Red,
    Green,
    Yellow,
}

/// A text in an ink, or as it is where no colours are wanted.
pub(super) fn paint(text: &str, ink: Ink, color: bool) -> String {
    let code = match ink {
        Ink::Bold => "1",
        Ink::Dim => "2",
        Ink::Red => "31",
        Ink::Green => "32",
        Ink::Yellow => "33",
    };
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}
