//! From a folder to a [`Tree`]: list, read, number and parse, the same whatever order the disk answers in.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::disk::{Found, Listing, MAX_ASSET, MAX_FILES, MAX_SOURCE, MAX_TREE};
use super::layout::{self, Role};
use super::shelf::Shelf;
use super::{Asset, Data, Document, Node, Template, Tree, Value};
use super::{encoding, front, names, picture, refusal, text, yaml};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::say;
use crate::source::{Source, SourceId, Span};

/// The files without which there is no site.
const REQUIRED: [&str; 2] = ["content/site.yml", "content/indicators.yml"];

/// A file that was read; its text has no number yet, because numbers are given in order.
struct Loaded {
    role: Role,
    path: String,
    text: Option<Source>,
    bytes: Arc<[u8]>,
}

/// A part of the tree.
enum Leaf {
    Data(Role, Data),
    Document(Document),
    Asset(Asset),
    Template(Template),
}

/// Reads every file of the site under `root`. What cannot be read is reported and left out.
#[must_use]
pub fn read(report: &mut Report, root: &Path) -> Tree {
    gather(report, &root)
}

/// Reads every file of the site on a shelf.
pub(super) fn gather(report: &mut Report, shelf: &dyn Shelf) -> Tree {
    let mut problems = Vec::new();
    let files = survey(shelf, &mut problems);
    let loaded: Vec<_> = files.into_par_iter().map(|(found, role)| load(shelf, found.path, role)).collect();
    let mut numbered = Vec::with_capacity(loaded.len());
    for file in loaded {
        match file {
            Ok(mut file) => numbered.push((file.text.take().map(|text| report.sources.add(text)), file)),
            Err(problem) => problems.push(*problem),
        }
    }
    let sources = &report.sources;
    let parsed: Vec<_> = numbered
        .into_par_iter()
        .map(|(id, file)| {
            let text = id.and_then(|id| sources.get(id)).map(|source| Arc::clone(source.text()));
            leaf(file, id.zip(text))
        })
        .collect();
    let mut tree = Tree::default();
    for (leaf, found) in parsed {
        problems.extend(found);
        if let Some(leaf) = leaf {
            tree.grow(leaf);
        }
    }
    report.extend(problems);
    tree
}

/// All files with a meaning, sorted by path; the others are reported.
fn survey(shelf: &dyn Shelf, problems: &mut Vec<Diagnostic>) -> Vec<(Found, Role)> {
    let mut files = Vec::new();
    for folder in ["content", "seeds", "templates"] {
        match shelf.list(folder, MAX_FILES.saturating_sub(files.len()), problems) {
            Listing::Files(found) => {
                if folder == "content" {
                    require(&found, problems);
                }
                files.extend(found);
            }
            Listing::Absent if folder == "content" => problems.push(refusal::no_content()),
            Listing::Absent => {}
            Listing::Refused => return Vec::new(),
        }
    }
    within_limits(meant(files, problems), problems)
}

/// The files whose place, kind and name mean something, each with its meaning; the others are reported.
fn meant(files: Vec<Found>, problems: &mut Vec<Diagnostic>) -> Vec<(Found, Role)> {
    let taken: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    let mut known = Vec::with_capacity(files.len());
    let mut odd = BTreeSet::new();
    for file in files {
        let role = match layout::role(&file.path) {
            Ok(role) => role,
            Err(problem) => {
                problems.push(*problem);
                continue;
            }
        };
        match names::first_odd(&file.path).filter(|_| role.becomes_address()) {
            // A folder is at fault for all its files at once.
            Some(part) if odd.insert(part.to_owned()) => {
                problems.push(names::refuse(part, |better| taken.contains(better)));
            }
            Some(_) => {}
            None => known.push((file, role)),
        }
    }
    known
}

fn require(files: &[Found], problems: &mut Vec<Diagnostic>) {
    for path in REQUIRED {
        let reported = problems.iter().any(|problem| problem.file.as_deref() == Some(path));
        if !reported && !files.iter().any(|file| file.path == path) {
            problems.push(refusal::no_file(path));
        }
    }
}

/// Drops the files that are too large by what the folder says of them, before any is opened.
fn within_limits(files: Vec<(Found, Role)>, problems: &mut Vec<Diagnostic>) -> Vec<(Found, Role)> {
    let (fit, large): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(file, role)| file.size <= limit(*role));
    problems.extend(large.iter().map(|(file, role)| refusal::too_big(&file.path, file.size, limit(*role))));
    let total = fit.iter().fold(0_u64, |sum, (file, _)| sum.saturating_add(file.size));
    if total > MAX_TREE {
        problems.push(refusal::too_big_together(total, MAX_TREE));
        return Vec::new();
    }
    fit
}

fn limit(role: Role) -> u64 {
    if role.is_text() { MAX_SOURCE } else { MAX_ASSET }
}

/// One file's bytes, and its text when it is to be one.
fn load(shelf: &dyn Shelf, path: String, role: Role) -> Result<Loaded, Box<Diagnostic>> {
    let bytes = shelf.load(&path, limit(role))?;
    if !role.is_text() {
        return Ok(Loaded { role, path, text: None, bytes: bytes.into() });
    }
    let kept = if role == Role::TemplateText { Arc::from(bytes.as_slice()) } else { Arc::from([]) };
    let text = encoding::decode(&path, bytes)?;
    Ok(Loaded { role, text: Some(Source::new(path.as_str(), text)), path, bytes: kept })
}

/// What a file is in the tree, and everything that is wrong with it.
fn leaf(file: Loaded, text: Option<(SourceId, Arc<str>)>) -> (Option<Leaf>, Vec<Diagnostic>) {
    let Loaded { role, path, bytes, .. } = file;
    let inside = path.split_once('/').map_or(path.as_str(), |(_, inside)| inside).to_owned();
    let source = text.as_ref().map(|(id, _)| *id);
    match (role, text) {
        (Role::Picture(format) | Role::Attachment(format), _) => {
            match picture::asset(&path, format, &bytes) {
                Ok(kind) => (Some(Leaf::Asset(Asset { path: inside, kind, bytes })), Vec::new()),
                Err(problem) => (None, vec![*problem]),
            }
        }
        (Role::Settings | Role::Dictionary | Role::Record, Some((id, text))) => {
            let (root, problems) = data(&text, Span::new(id, 0, text.len()));
            (root.map(|root| Leaf::Data(role, Data { source: id, path: inside, root })), problems)
        }
        (Role::Document, Some((id, text))) => {
            let (parts, problems) = document(&text, Span::new(id, 0, text.len()));
            let leaf = parts.map(|(front, body)| Document { source: id, path: inside, front, body });
            (leaf.map(Leaf::Document), problems)
        }
        _ => (Some(Leaf::Template(Template { path: inside, source, bytes })), Vec::new()),
    }
}

fn data(text: &str, file: Span) -> (Option<Node>, Vec<Diagnostic>) {
    let mut problems = text::inspect(text, file);
    if is_no_text(&problems) {
        return (None, problems);
    }
    let root = mapping(text, file, &mut problems);
    (root, problems)
}

/// The front matter and the place of the prose of a Markdown text.
pub(super) fn document(text: &str, file: Span) -> (Option<(Node, Span)>, Vec<Diagnostic>) {
    let mut problems = text::inspect(text, file);
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

/// Control characters tell of a file that is no text, or one damaged so that its lines mean nothing.
fn is_no_text(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.code == Code::ReadControl)
}

/// A YAML text whose top must be a mapping.
fn mapping(text: &str, place: Span, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let (root, found) = yaml::parse(text, place);
    let silent = found.is_empty();
    problems.extend(found);
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
    fn grow(&mut self, leaf: Leaf) {
        match leaf {
            Leaf::Data(Role::Settings, data) => self.settings = Some(data),
            Leaf::Data(Role::Dictionary, data) => self.dictionary = Some(data),
            Leaf::Data(_, data) => self.sources.push(data),
            Leaf::Document(document) => self.documents.push(document),
            Leaf::Asset(asset) => self.assets.push(asset),
            Leaf::Template(template) => self.templates.push(template),
        }
    }
}
