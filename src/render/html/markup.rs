//! Markup whose tags are in this program and whose text is always escaped.

use serde::Serialize;

use crate::text::push_escaped;

/// Finished markup. In views its fields are named `…_html`; templates print those, and only those, with `| safe`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(in crate::render) struct Html(String);

impl Html {
    /// A picture drawn by `chart`, whose backend writes tags of its own and escapes every text.
    pub(in crate::render) fn drawn(svg: String) -> Self {
        Self(svg)
    }

    /// What a template printed; the engine escapes with the same escaper.
    pub(in crate::render) fn printed(page: String) -> Self {
        Self(page)
    }

    /// Data in a page: JSON in which nothing can end the element it is in, or begin another.
    pub(in crate::render) fn data(value: &serde_json::Value) -> Self {
        let mut out = String::new();
        for c in value.to_string().chars() {
            match c {
                // Outside texts JSON has none of these, and inside them every character has this form.
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                    out.push_str(&format!("\\u{:04x}", u32::from(c)))
                }
                c => out.push(c),
            }
        }
        Self(out)
    }

    /// The markup as the text of a file.
    pub(in crate::render) fn into_string(self) -> String {
        self.0
    }

    /// The markup.
    #[cfg(test)]
    pub(in crate::render) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Markup in the making.
#[derive(Debug, Default)]
pub(in crate::render) struct Markup {
    out: String,
}

impl Markup {
    /// `<tag name="value">`
    pub(in crate::render) fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            push_escaped(&mut self.out, value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// `</tag>`
    pub(in crate::render) fn close(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// Text.
    pub(in crate::render) fn text(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }

    /// `<tag name="value">text</tag>`
    pub(in crate::render) fn element(
        &mut self,
        tag: &'static str,
        attributes: &[(&'static str, &str)],
        text: &str,
    ) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// Markup that is finished already.
    pub(in crate::render) fn push(&mut self, html: &Html) {
        self.out.push_str(&html.0);
    }

    /// A line end between blocks, for those who read the page's source.
    pub(in crate::render) fn line(&mut self) {
        self.out.push('\n');
    }

    /// The markup.
    pub(in crate::render) fn finish(self) -> Html {
        Html(self.out)
    }
}
