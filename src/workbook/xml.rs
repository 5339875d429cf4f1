//! XML as steps: elements with their attributes and words, without entities, document types or deep nesting.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::fault::Fault;
use super::limit::MAX_WORDS;
use super::package::{Exceeded, failed};
use crate::say;

/// The deepest nesting; spreadsheets have some ten levels.
const MAX_DEPTH: usize = 64;

/// The last step of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// An element begins; an empty one ends at once, by a step of its own.
    Open,
    /// An element ends.
    Close,
    /// Words; they are in [`Xml::words`].
    Words,
    /// The document is over.
    End,
}

/// A source that returns a limited number of bytes for one element or text.
struct Bounded<R> {
    inner: R,
    /// Bytes consumed since the last event.
    consumed: usize,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.consumed += count;
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.consumed > MAX_WORDS { Err(io::Error::other(Exceeded::Piece)) } else { self.inner.fill_buf() }
    }

    fn consume(&mut self, count: usize) {
        self.consumed += count;
        self.inner.consume(count);
    }
}

/// A document that is being read.
pub(super) struct Xml<R> {
    reader: Reader<Bounded<R>>,
    /// The name of the document in messages.
    name: String,
    buffer: Vec<u8>,
    depth: usize,
    /// The name of the element that began or ended, and its attributes as they are written.
    tag: String,
    tag_name: usize,
    words: String,
}

impl<R: BufRead> Xml<R> {
    /// A document with its name for messages.
    pub(super) fn new(source: R, name: &str) -> Self {
        let mut reader = Reader::from_reader(Bounded { inner: source, consumed: 0 });
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            name: name.to_owned(),
            buffer: Vec::new(),
            depth: 0,
            tag: String::new(),
            tag_name: 0,
            words: String::new(),
        }
    }

    /// Reads the next step.
    pub(super) fn step(&mut self) -> Result<Step, Fault> {
        loop {
            self.buffer.clear();
            self.reader.get_mut().consumed = 0;
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(Error::Io(error)) => return Err(failed(&self.name, &error)),
                Err(_) => return Err(self.broken()),
            };
            let words: Cow<'_, str> = match event {
                Event::Start(tag) => {
                    self.tag.clear();
                    self.tag.push_str(&tag);
                    self.tag_name = tag.name().0.len();
                    self.depth += 1;
                    return if self.depth > MAX_DEPTH { Err(too_deep(&self.name)) } else { Ok(Step::Open) };
                }
                Event::End(tag) => {
                    self.tag.clear();
                    self.tag.push_str(tag.name().0);
                    self.tag_name = self.tag.len();
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close);
                }
                Event::Text(text) => text.xml10_content(),
                Event::CData(text) => text.xml10_content(),
                Event::GeneralRef(entity) => match (entity.resolve_char_ref(), resolve_xml_entity(&entity)) {
                    (Ok(Some(c)), _) => c.to_string().into(),
                    (_, Some(text)) => text.into(),
                    _ => return Err(self.broken()),
                },
                Event::DocType(_) => return Err(document_type(&self.name)),
                Event::Eof if self.depth == 0 => return Ok(Step::End),
                Event::Eof => return Err(self.broken()),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Empty(_) => continue,
            };
            self.words.clear();
            self.words.push_str(&words);
            return Ok(Step::Words);
        }
    }

    /// The name of the element that began or ended, without its prefix.
    pub(super) fn local(&self) -> &str {
        let name = self.qualified();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// The name of the element that began or ended, as it is written.
    pub(super) fn qualified(&self) -> &str {
        self.tag.get(..self.tag_name).unwrap_or_default()
    }

    /// The words that were read last.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// The value of an attribute of the element that began, by its name as it is written.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut all = Attributes::new(&self.tag, self.tag_name);
        // The check for repeated names takes the square of their number.
        let attribute = all.with_checks(false).flatten().find(|attribute| attribute.key.0 == name)?;
        Some(match attribute.value {
            Cow::Borrowed(value) => unescape(value).ok()?,
            Cow::Owned(value) => unescape(&value).ok()?.into_owned().into(),
        })
    }

    /// An attribute that is a whole number.
    pub(super) fn count(&self, name: &str) -> Option<u64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute is true.
    pub(super) fn is_true(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
    }

    /// Reads on to the end of the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let parent_depth = self.depth.saturating_sub(1);
        while self.depth > parent_depth {
            self.step()?;
        }
        Ok(())
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    fn broken(&self) -> Fault {
        let name = &self.name;
        Fault::Damaged(say!("里面的 {name} 不是完整的 XML", "its part {name} is no whole XML"))
    }
}

/// Refuses a document type, which could define entities that expand to thousands of millions of words.
pub(super) fn document_type(name: &str) -> Fault {
    Fault::Unsafe(say!("{name} 里有 DOCTYPE 声明", "{name} has a DOCTYPE"))
}

fn too_deep(name: &str) -> Fault {
    Fault::Unsafe(say!(
        "{name} 里的元素套了 {MAX_DEPTH} 层以上",
        "{name} is nested deeper than {MAX_DEPTH} levels"
    ))
}
