//! A strict reader of what charts write: it takes well-formed elements, attributes and text, and nothing else.

/// An element as it was opened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The text directly inside.
    pub(super) text: String,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn number(&self, name: &str) -> f64 {
        self.attribute(name)
            .and_then(|value| value.parse().ok())
            .unwrap_or_else(|| panic!("{name} of {self:?}"))
    }
}

/// The elements of a document in the order in which they open.
pub(super) fn read(document: &str) -> Result<Vec<Element>, String> {
    let body = document.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap_or(document);
    let mut rest = body.trim_end();
    let (mut elements, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    while let Some((before, after)) = rest.split_once('<') {
        let text = decode(before)?;
        match open.last() {
            Some(at) => elements[*at].text += &text,
            None if text.is_empty() => {}
            None => return Err(format!("text outside: {text}")),
        }
        let (tag, after) = after.split_once('>').ok_or("a tag does not end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let at = open.pop().ok_or("nothing to close")?;
            if elements[at].name != name {
                return Err(format!("{name} closes {}", elements[at].name));
            }
            continue;
        }
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        if !empty {
            open.push(elements.len());
        }
        elements.push(element(tag)?);
    }
    if open.is_empty() && rest.is_empty() { Ok(elements) } else { Err(format!("left open, rest {rest:?}")) }
}

fn element(tag: &str) -> Result<Element, String> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase()) {
        return Err(format!("name {name:?}"));
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.trim().is_empty() {
        let (key, after) = rest.trim_start().split_once("=\"").ok_or(format!("attribute in {tag}"))?;
        let (value, after) = after.split_once('"').ok_or(format!("value in {tag}"))?;
        if attributes.iter().any(|(other, _)| other == key) {
            return Err(format!("{key} twice"));
        }
        attributes.push((key.to_owned(), decode(value)?));
        rest = after;
    }
    Ok(Element { name: name.to_owned(), attributes, text: String::new() })
}

fn decode(text: &str) -> Result<String, String> {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded += before;
        let (entity, after) = after.split_once(';').ok_or("a bare &")?;
        decoded.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => return Err(format!("entity {other}")),
        });
        rest = after;
    }
    decoded += rest;
    match decoded.chars().find(|c| (*c < ' ' && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}')) {
        Some(forbidden) => Err(format!("{forbidden:?}")),
        None => Ok(decoded),
    }
}

#[test]
fn what_is_not_xml_is_refused() {
    assert_eq!(read("<svg a=\"1\"><text>a &lt; b</text><g/></svg>").unwrap().len(), 3);
    for bad in [
        "<svg>",
        "<svg></g>",
        "<svg a=1/>",
        "<svg>&</svg>",
        "<svg a=\"1\" a=\"2\"/>",
        "a<svg/>",
        "<svg/>a",
        "</svg>",
    ] {
        assert!(read(bad).is_err(), "{bad}");
    }
}
