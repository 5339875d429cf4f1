//! Parses a file for the tree: a text with its number, a measured picture, or the problems with it.

use std::sync::Arc;

use super::layout::Role;
use super::node::{Node, Value};
use super::tree::{Asset, Data, Document, Template, Tree};
use super::{characters, encoding, front, picture, yaml};
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::source::{Source, SourceId, Span};

/// A loaded file; its text has no number yet, because numbers are assigned in order.
pub(super) struct Loaded {
    role: Role,
    pub(super) path: String,
    pub(super) text: Option<Source>,
    bytes: Arc<[u8]>,
}

/// A part of the tree.
#[derive(Clone)]
pub(super) enum ParsedFile {
    Data(Role, Data),
    Document(Document),
    Asset(Asset),
    Template(Template),
}

/// Loads a file, decoded where its role is text.
pub(super) fn load(path: &str, bytes: Vec<u8>, role: Role) -> Result<Loaded, Box<Diagnostic>> {
    let own = path.to_owned();
    if !role.is_text() {
        return Ok(Loaded { role, path: own, text: None, bytes: bytes.into() });
    }
    let kept = if role == Role::TemplateText { Arc::from(bytes.as_slice()) } else { Arc::from([]) };
    let text = encoding::decode(path, bytes)?;
    Ok(Loaded { role, path: own, text: Some(Source::new(path, text)), bytes: kept })
}

/// Parses a file, and returns its problems.
pub(super) fn parse(
    file: Loaded,
    text: Option<(SourceId, Arc<str>)>,
) -> (Option<ParsedFile>, Vec<Diagnostic>) {
    let Loaded { role, path, bytes, .. } = file;
    let inside = path.split_once('/').map_or(path.as_str(), |(_, inside)| inside).to_owned();
    let source = text.as_ref().map(|(id, _)| *id);
    match (role, text) {
        (Role::Picture(format) | Role::Attachment(format), _) => {
            match picture::asset(&path, format, &bytes) {
                Ok(kind) => (Some(ParsedFile::Asset(Asset { path: inside, kind, bytes })), Vec::new()),
                Err(problem) => (None, vec![*problem]),
            }
        }
        (Role::Settings | Role::Dictionary | Role::Record, Some((id, text))) => {
            let (root, problems) = data(&text, Span::new(id, 0, text.len()));
            let file = root
                .map(|root| ParsedFile::Data(role, Data { source: id, path: inside, root: Arc::new(root) }));
            (file, problems)
        }
        (Role::Document, Some((id, text))) => {
            let (parts, problems) = document(&text, Span::new(id, 0, text.len()));
            let document = parts.map(|(front, body)| Document {
                source: id,
                path: inside,
                front: Arc::new(front),
                body,
            });
            (document.map(ParsedFile::Document), problems)
        }
        _ => (Some(ParsedFile::Template(Template { path: inside, source, bytes })), Vec::new()),
    }
}

fn data(text: &str, file: Span) -> (Option<Node>, Vec<Diagnostic>) {
    let mut problems = characters::inspect(text, file);
    if is_no_text(&problems) {
        return (None, problems);
    }
    let root = mapping(text, file, &mut problems);
    (root, problems)
}

/// The front matter and the place of the prose of a Markdown text.
pub(crate) fn document(text: &str, file: Span) -> (Option<(Node, Span)>, Vec<Diagnostic>) {
    let mut problems = characters::inspect(text, file);
    if is_no_text(&problems) {
        return (None, problems);
    }
    let parts = match front::split(text, file) {
        Ok(parts) => parts,
        Err(problem) => {
            problems.push(*problem);
            return (None, problems);
        }
    };
    let place = file.part(parts.front.start, parts.front.end);
    let front = text.get(parts.front).and_then(|front| mapping(front, place, &mut problems));
    (front.map(|front| (front, file.part(parts.body.start, parts.body.end))), problems)
}

/// Whether control characters show that a file is no text, or is damaged beyond reading.
fn is_no_text(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.code == Code::ReadControl)
}

/// A YAML text whose top must be a mapping.
fn mapping(text: &str, place: Span, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let (root, yaml_problems) = yaml::parse(text, place);
    let silent = yaml_problems.is_empty();
    problems.extend(yaml_problems);
    let root = root?;
    if matches!(root.value, Value::Mapping(_) | Value::Null) {
        return Some(root);
    }
    if silent {
        problems.push(
            Diagnostic::new(
                Code::YamlSyntax,
                say!("这里要写「键: 值」", "`key: value` lines are wanted here"),
            )
            .at(root.span, say!("写成了别的东西", "this is something else"))
            .help(say!("每行一个键，例如「title: 潼南区通报」", "one key a line, as in `title: …`")),
        );
    }
    None
}

impl Tree {
    pub(super) fn insert(&mut self, file: ParsedFile) {
        match file {
            ParsedFile::Data(Role::Settings, data) => self.settings = Some(data),
            ParsedFile::Data(Role::Dictionary, data) => self.dictionary = Some(data),
            ParsedFile::Data(_, data) => self.sources.push(data),
            ParsedFile::Document(document) => self.documents.push(document),
            ParsedFile::Asset(asset) => self.assets.push(asset),
            ParsedFile::Template(template) => self.templates.push(template),
        }
    }
}
