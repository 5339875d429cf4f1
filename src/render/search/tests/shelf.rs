//! A site of bulletins with given texts, and its index read back file by file.

use std::sync::Arc;

use super::super::Index;
use super::super::gram::shard;
use super::decode;
use crate::site::testing::inline;
use crate::site::*;

/// A document as it is stored.
#[derive(serde::Deserialize)]
pub(super) struct Stored {
    pub(super) title: String,
    pub(super) text: String,
}

/// An index, read back.
pub(super) struct Stock {
    keys: Vec<String>,
    pub(super) documents: Vec<Stored>,
    /// The first document of each file of texts.
    pub(super) starts: Vec<usize>,
}

impl Stock {
    /// The documents with a key, and those with it in their title.
    pub(super) fn lookup(&self, key: &str) -> (Vec<usize>, Vec<usize>) {
        let mut lines = self.keys[shard(key, self.keys.len())].lines();
        let line = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix('\t'));
        let (all, titles) = line.map_or(("", ""), |line| line.split_once('\t').unwrap_or((line, "")));
        (decode(all), decode(titles))
    }
}

/// The index of a site, every file of it.
pub(super) fn stock(site: &Site) -> Stock {
    let index = Index::of(site);
    let manifest: serde_json::Value = serde_json::from_slice(&index.manifest()).unwrap();
    let files = |is_kind: fn(&SearchFile) -> bool| 0..index.files().filter(is_kind).count();
    let text = |file| String::from_utf8(index.grams(site, file).unwrap()).unwrap();
    let documents = |file| serde_json::from_slice::<Vec<Stored>>(&index.texts(site, file).unwrap());
    Stock {
        keys: files(|file| matches!(file, SearchFile::Keys(_))).map(text).collect(),
        documents: files(|file| matches!(file, SearchFile::Texts(_)))
            .flat_map(|file| documents(file).unwrap())
            .collect(),
        starts: decode(manifest["texts"].as_str().unwrap()),
    }
}

/// A site with one bulletin a title and text, a year apart.
pub(super) fn site(texts: &[(String, String)]) -> Site {
    let district = Arc::new(District::sample("tongnan", "潼南区", None));
    let bulletin = |(number, (title, text)): (usize, &(String, String))| {
        let year = (2000 + number).to_string();
        let body = Prose { blocks: vec![Block::Paragraph(inline(text))] };
        let page = Page { title: inline(title), body, ..Page::sample(&format!("tongnan/{year}")) };
        Bulletin { kind: "年通报".to_owned(), ..Bulletin::sample(page, &district, &year) }
    };
    Site { bulletins: texts.iter().enumerate().map(bulletin).collect(), ..Site::default() }
}
