//! All files of a site as they were read and parsed.

use std::sync::Arc;

use super::node::Node;
use crate::text::source::{SourceId, Span};

/// The folders of a site; nothing is read outside them.
pub(crate) const FOLDERS: [&str; 3] = ["content", "seeds", "templates"];

/// All files of a site, read and parsed, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// `content/site.yml`
    pub settings: Option<Data>,
    /// `content/indicators.yml`
    pub dictionary: Option<Data>,
    /// Every `content/**/*.md`.
    pub documents: Vec<Document>,
    /// Every `seeds/*.yml`.
    pub sources: Vec<Data>,
    /// Pictures and attachments under `content/`.
    pub assets: Vec<Asset>,
    /// Files under `templates/` that replace the built-in ones.
    pub templates: Vec<Template>,
}

impl Tree {
    /// Every text of the site.
    pub(crate) fn texts(&self) -> impl Iterator<Item = SourceId> {
        let data = self.settings.iter().chain(&self.dictionary).chain(&self.sources).map(|data| data.source);
        let documents = self.documents.iter().map(|document| document.source);
        data.chain(documents).chain(self.templates.iter().filter_map(|template| template.source))
    }
}

/// A YAML file.
#[derive(Debug, Clone)]
pub struct Data {
    /// Its text.
    pub source: SourceId,
    /// Path relative to its folder (`content/` or `seeds/`), with `/`.
    pub path: String,
    /// The top of the document; a mapping unless the file is empty.
    pub root: Arc<Node>,
}

/// A Markdown file with YAML front matter.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its text.
    pub source: SourceId,
    /// Path relative to `content/`, with `/`: `tongnan/2020-04.md`.
    pub path: String,
    /// The front matter; an empty mapping when the file has none.
    pub front: Arc<Node>,
    /// The Markdown after the front matter.
    pub body: Span,
}

/// The kind of a picture or attachment that may be published beside a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssetKind {
    /// jpg, png or webp, with its width and height in pixels.
    Picture {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// pdf, xlsx or csv, for download.
    Attachment,
}

/// A picture or attachment beside the page that uses it.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Path relative to `content/`, with `/`.
    pub path: String,
    /// A picture with its size, or an attachment.
    pub kind: AssetKind,
    /// The file, byte for byte.
    pub bytes: Arc<[u8]>,
}

/// A theme file of a site that replaces a built-in file.
#[derive(Debug, Clone)]
pub struct Template {
    /// Path relative to `templates/`, with `/`.
    pub path: String,
    /// The text of a text file (`.html`, `.css`, `.js`, `.xml`, `.svg`, `.txt`).
    pub source: Option<SourceId>,
    /// The file, byte for byte.
    pub bytes: Arc<[u8]>,
}
