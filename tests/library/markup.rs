//! A page's tags and attributes, read plainly: enough to ask where a page leads and what it loads.

/// A start tag.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Every start tag of a page, in order. Attribute values are unescaped.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, tail) = tag(rest);
            tags.push(tag);
            rest = tail;
        }
    }
    tags
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest);
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let close = quoted.find('"').unwrap_or(quoted.len());
            value = unescaped(&quoted[..close]);
            rest = quoted.get(close + 1..).unwrap_or_default();
        } else if let Some(bare) = rest.strip_prefix('=') {
            let close = bare.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(bare.len());
            value = bare[..close].to_owned();
            rest = &bare[close..];
        }
        tag.attributes.push((name, value));
    }
}

/// A text with its character references resolved.
pub(crate) fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    plain.replace("&amp;", "&")
}

/// Ampersands that start no character reference.
pub(crate) fn bare_ampersands(html: &str) -> Vec<&str> {
    let tails = html.match_indices('&').map(|(at, _)| &html[at..]);
    tails
        .filter(|tail| !is_reference(tail))
        .map(|tail| tail.split_at_checked(20).map_or(tail, |(head, _)| head))
        .collect()
}

fn is_reference(tail: &str) -> bool {
    let name = tail[1..].split(';').next().unwrap_or_default();
    tail.contains(';')
        && !name.is_empty()
        && name.len() < 10
        && name.trim_start_matches('#').chars().all(|c| c.is_ascii_alphanumeric())
}

/// The values of every `id` on a page.
pub(crate) fn ids(tags: &[Tag]) -> Vec<&str> {
    tags.iter().filter_map(|tag| tag.get("id")).collect()
}
