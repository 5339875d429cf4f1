//! The ways in which a site is broken: its bytes, its words and lines, its structures, its files.

use std::sync::Arc;

use super::files::Files;
use super::fragments::{CHARACTERS, DATES, FILES, MARKDOWN, NESTS, NUMBERS, TEMPLATE, UNITS, YAML};
use super::random::Random;
use super::words::{Kind, Word, words};

/// No file is made larger than this, so that every case stays small.
const LARGEST: usize = 150_000;

/// Breaks a site, in one place or in a few, and says how. One in three is only decorated, so that many are published.
pub(super) fn break_site(files: &mut Files, random: &mut Random) -> Vec<String> {
    if random.one_of(3) {
        return (0..random.size(1, 3)).filter_map(|_| decorate(files, random)).collect();
    }
    (0..random.size(1, 4)).map(|_| break_once(files, random)).collect()
}

fn break_once(files: &mut Files, random: &mut Random) -> String {
    if random.one_of(12) {
        return break_files(files, random);
    }
    let path = chosen(files, random);
    let bytes = files[&path].to_vec();
    let (way, bytes) = match String::from_utf8(bytes) {
        Ok(text) if !random.one_of(8) => break_text(text, files, &path, random),
        text => break_bytes(text.map_or_else(|error| error.into_bytes(), String::into_bytes), random),
    };
    files.insert(path.clone(), bytes.into());
    format!("{path}: {way}")
}

/// Puts a piece of Markdown, a character or a number into a page's prose.
fn decorate(files: &mut Files, random: &mut Random) -> Option<String> {
    let pages: Vec<&String> = files.keys().filter(|path| path.ends_with(".md")).collect();
    let path = pages.get(random.below(pages.len()))?.to_string();
    let text = String::from_utf8(files[&path].to_vec()).ok()?;
    let prose = text.rfind("\n---\n").map_or(0, |at| at + "\n---\n".len());
    let at = boundary(&text, prose + random.below(text.len() - prose + 1));
    let piece = match random.below(4) {
        0 => random.pick(CHARACTERS).to_owned(),
        1 => format!("{{lit}}`{}{}`", random.pick(NUMBERS), random.pick(UNITS)),
        _ => random.pick(MARKDOWN).to_owned(),
    };
    let (way, text) = inserted(&text, &piece, at);
    files.insert(path.clone(), text.into_bytes().into());
    Some(format!("{path}: {way}"))
}

/// A file to break: a template of the site's own for certain, else any, pages oftener than records.
fn chosen(files: &Files, random: &mut Random) -> String {
    let template = files.keys().find(|path| path.starts_with("templates/"));
    if let Some(template) = template.filter(|_| !random.one_of(4)) {
        return template.clone();
    }
    let pages: Vec<&String> = files.keys().filter(|path| path.ends_with(".md")).collect();
    match random.one_of(2) {
        true if !pages.is_empty() => pages[random.below(pages.len())].clone(),
        _ => any(files, random),
    }
}

fn any(files: &Files, random: &mut Random) -> String {
    files.keys().nth(random.below(files.len())).cloned().unwrap_or_else(|| "content/site.yml".to_owned())
}

fn break_bytes(mut bytes: Vec<u8>, random: &mut Random) -> (String, Vec<u8>) {
    let at = random.below(bytes.len());
    let end = (at + random.size(1, 400)).min(bytes.len());
    let way = match random.below(6) {
        0 if !bytes.is_empty() => {
            bytes[at] ^= 1 << random.below(8);
            "a bit flipped"
        }
        1 => {
            bytes.drain(at..end);
            "bytes deleted"
        }
        2 => {
            let new: Vec<u8> = (0..random.size(1, 8)).map(|_| random.below(256) as u8).collect();
            bytes.splice(at..at, new);
            "bytes inserted"
        }
        3 => {
            let copy = bytes[at..end].to_vec();
            bytes.splice(at..at, copy);
            "bytes repeated"
        }
        4 => {
            bytes.truncate(at);
            "truncated"
        }
        _ => {
            bytes.splice(0..0, *b"\xef\xbb\xbf");
            "a mark before it"
        }
    };
    (format!("{way} at {at}"), bytes)
}

fn break_text(text: String, files: &Files, path: &str, random: &mut Random) -> (String, Vec<u8>) {
    let (way, text) = match random.below(10) {
        0 => break_lines(&text, files, random),
        1..4 => break_words(&text, random),
        4 => nest(&text, random),
        5 => repeat(&text, random),
        _ => splice(&text, path, random),
    };
    (way, text.into_bytes())
}

/// A place between two characters; in pages oftener in the prose than above it.
fn place(text: &str, random: &mut Random) -> usize {
    let prose = text.rfind("\n---\n").map_or(0, |at| at + "\n---\n".len());
    let from = if random.one_of(3) { 0 } else { prose };
    let at = from + random.below(text.len() - from + 1);
    boundary(text, at)
}

/// The first place between two characters from a byte on.
fn boundary(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Puts a piece into a text.
fn splice(text: &str, path: &str, random: &mut Random) -> (String, String) {
    let own = match path.rsplit('.').next() {
        _ if path.starts_with("templates/") => TEMPLATE,
        Some("md") if !random.one_of(4) => MARKDOWN,
        _ => YAML,
    };
    let piece = match random.below(3) {
        0 => random.pick(CHARACTERS),
        _ => random.pick(own),
    };
    inserted(text, piece, place(text, random))
}

fn inserted(text: &str, piece: &str, at: usize) -> (String, String) {
    (format!("{piece:?} at {at}"), format!("{}{piece}{}", &text[..at], &text[at..]))
}

/// Opens something again and again.
fn nest(text: &str, random: &mut Random) -> (String, String) {
    let (open, close) = NESTS[random.below(NESTS.len())];
    let depth = random.size(2, 3000).min(LARGEST / (open.len() + close.len()));
    let at = place(text, random);
    let end = if random.one_of(2) { close.repeat(depth) } else { String::new() };
    let text = format!("{}{}甲{end}{}", &text[..at], open.repeat(depth), &text[at..]);
    (format!("{open:?} nested {depth} times at {at}"), text)
}

/// Says a piece again and again.
fn repeat(text: &str, random: &mut Random) -> (String, String) {
    let piece = match random.below(4) {
        0 => random.pick(MARKDOWN).to_owned(),
        1 => random.pick(YAML).to_owned(),
        2 => random.pick(CHARACTERS).to_owned(),
        _ => format!("{}{}、", random.pick(NUMBERS), random.pick(UNITS)),
    };
    let times = random.size(2, 4000).min(LARGEST / piece.len());
    let at = place(text, random);
    let (_, text) = inserted(text, &piece.repeat(times), at);
    (format!("{piece:?} {times} times at {at}"), text)
}

fn break_words(text: &str, random: &mut Random) -> (String, String) {
    let all = words(text);
    if all.is_empty() {
        return inserted(text, random.pick(NUMBERS), 0);
    }
    let word = &all[random.below(all.len())];
    // Numbers are what this is about.
    let numbers: Vec<&Word> = all.iter().filter(|word| word.kind == Kind::Number).collect();
    let word =
        if numbers.is_empty() || random.one_of(2) { word } else { numbers[random.below(numbers.len())] };
    let other = &all[random.below(all.len())];
    let same: Vec<&Word> = all.iter().filter(|other| other.kind == word.kind).collect();
    let typed = |word: &Word| text[word.range.clone()].to_owned();
    let new = match random.below(8) {
        0 => String::new(),
        1 => typed(word).repeat(2),
        2 => typed(other),
        3 => random.pick(NUMBERS).to_owned(),
        4 => random.pick(DATES).to_owned(),
        5 => format!("{}{}", typed(word), random.pick(UNITS)),
        _ => typed(same[random.below(same.len())]),
    };
    let way = format!("{:?} becomes {new:?} at {}", typed(word), word.range.start);
    let mut text = text.to_owned();
    text.replace_range(word.range.clone(), &new);
    (way, text)
}

fn break_lines(text: &str, files: &Files, random: &mut Random) -> (String, String) {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (at, other) = (random.below(lines.len()), random.below(lines.len()));
    let foreign = files[&any(files, random)].clone();
    let foreign = String::from_utf8_lossy(&foreign).into_owned();
    let foreign: Vec<&str> = foreign.split_inclusive('\n').collect();
    let way = match random.below(6) {
        0 if !lines.is_empty() => {
            lines.swap(at, other);
            "lines swapped"
        }
        1 if !lines.is_empty() => {
            lines.remove(at);
            "a line deleted"
        }
        2 if !lines.is_empty() => {
            lines.insert(at, lines[other]);
            "a line repeated"
        }
        3 if !lines.is_empty() => {
            let again = lines.clone();
            lines.splice(at..at, again);
            "all lines repeated"
        }
        4 if !lines.is_empty() => {
            let line = format!("  {}", lines[at]);
            lines[at] = &line;
            return (format!("a line indented at {at}"), lines.concat());
        }
        _ if !foreign.is_empty() => {
            lines.insert(at, foreign[random.below(foreign.len())]);
            "a line of another file"
        }
        _ => "nothing",
    };
    (format!("{way} at {at}, {other}"), lines.concat())
}

fn break_files(files: &mut Files, random: &mut Random) -> String {
    let (path, other) = (any(files, random), any(files, random));
    let bytes = files.get(&path).cloned().unwrap_or_else(|| Arc::from([]));
    let folder = if random.one_of(3) { &other } else { &path };
    let folder = folder.rsplit_once('/').map_or("content", |(folder, _)| folder);
    let name = format!("{folder}/{}", random.pick(FILES));
    match random.below(6) {
        0 => {
            files.remove(&path);
            format!("{path} removed")
        }
        1 => {
            files.remove(&path);
            files.insert(name.clone(), bytes);
            format!("{path} renamed to {name}")
        }
        2 => {
            files.insert(path.clone(), Arc::from([]));
            format!("{path} emptied")
        }
        3 => {
            let text = files.get(&other).cloned().unwrap_or(bytes);
            files.insert(path.clone(), text);
            format!("{path} has the text of {other}")
        }
        4 => {
            files.insert(name.clone(), bytes);
            format!("{path} copied to {name}")
        }
        _ => {
            let prefix = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem).to_owned();
            let name = format!("{prefix}/x.md");
            files.insert(name.clone(), bytes);
            format!("{path} copied to {name}")
        }
    }
}
