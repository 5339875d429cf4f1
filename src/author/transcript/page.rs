//! The parts of a page: titles, captions, furniture and body, classified by shape alone.

use std::collections::BTreeMap;

use super::doubled::{self, PrintedChar};
use super::flow::{Flow, Line, line_text};
use crate::text::clean;

/// Characters of a title; shorter lines are names, longer ones sentences.
const TITLE: std::ops::RangeInclusive<usize> = 5..=40;
/// Characters of the longest line of names.
const BYLINE: usize = 15;
/// A line that occurs alone more often than this is furniture of the page, not its text.
const REPEATED: usize = 2;
/// How many lines around are examined to see whether lines are spaced out.
const SPACED: usize = 12;
/// The ends of a sentence or a quotation.
const SENTENCE_ENDS: &str = "。！？!?…”’」』）)";
/// Lines and characters of a caption.
const CAPTION: (usize, usize) = (3, 120);
/// The sections for text before the first title, for captions, and for a page without titles.
const LEAD: &str = "导语";
const CAPTIONS: &str = "图片说明";
const WHOLE: &str = "全文";

/// The structure of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The headline, parts joined by a space; empty when there is none at the top.
    pub(super) title: String,
    /// Section titles in reading order, with the text under each.
    pub(super) sections: Vec<(String, Vec<PrintedChar>)>,
}

/// The kind of a block of lines.
enum Part {
    Title(Line),
    Caption,
    Furniture,
    Body,
}

/// Divides a text into its parts.
pub(super) fn page(text: &str) -> Page {
    let blocks = blocks(text);
    let parts = parts(&blocks);
    let mut page = Page::default();
    let (mut open, mut captions) = (Section::new(LEAD.to_owned()), Section::new(CAPTIONS.to_owned()));
    let mut titles_only = true;
    for (block, part) in blocks.iter().zip(parts) {
        match part {
            Part::Title(line) if titles_only => {
                let space = if page.title.is_empty() { "" } else { " " };
                page.title = format!("{}{space}{}", page.title, line_text(&line));
                open.flow.add(&[line]);
            }
            Part::Title(line) => {
                page.sections.extend(open.close());
                open = Section::new(line_text(&line));
                open.kept = true;
                open.flow.add(&[line]);
            }
            Part::Caption => captions.flow.add(block),
            Part::Furniture => {}
            Part::Body => {
                titles_only = false;
                open.flow.add(block);
            }
        }
    }
    page.sections.extend(open.close());
    if page.sections.iter().all(|(title, _)| title == LEAD) {
        page.sections.iter_mut().for_each(|(title, _)| WHOLE.clone_into(title));
    }
    page.sections.extend(captions.close());
    page
}

/// A section under construction.
struct Section {
    title: String,
    flow: Flow,
    /// Whether it is listed even without text: on some pages all titles stand together.
    kept: bool,
}

impl Section {
    fn new(title: String) -> Self {
        Self { title, flow: Flow::default(), kept: false }
    }

    fn close(self) -> Option<(String, Vec<PrintedChar>)> {
        let text = self.flow.close();
        (self.kept || !text.is_empty()).then_some((self.title, text))
    }
}

/// Lines between blank lines, with doubled spans printed once. A page break separates blocks too.
fn blocks(text: &str) -> Vec<Vec<Line>> {
    // A tab separates the columns of a table as two spaces do.
    let text = text.replace('\t', "  ").replace('\u{c}', "\n\n");
    let lines: Vec<String> = text.lines().map(clean).collect();
    let indents: Vec<usize> = text.lines().map(|line| line.len() - line.trim_start().len()).collect();
    let mut blocks: Vec<Vec<Line>> = vec![Vec::new()];
    for (at, marks) in doubled::undouble(&lines).into_iter().enumerate() {
        if marks.is_empty() {
            blocks.push(Vec::new());
        } else if let Some(block) = blocks.last_mut() {
            let before = at.checked_sub(1).and_then(|before| indents.get(before));
            block.push(Line { marks, indented: indents.get(at) > before });
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn parts(blocks: &[Vec<Line>]) -> Vec<Part> {
    let mut occurrences: BTreeMap<String, usize> = BTreeMap::new();
    for block in blocks {
        *occurrences.entry(single_line(block).unwrap_or_default()).or_default() += 1;
    }
    let mut earlier: BTreeMap<String, ()> = BTreeMap::new();
    let mut ended = true;
    let mut parts = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let line = single_line(block);
        let repeated = line.as_ref().and_then(|line| occurrences.get(line)).copied().unwrap_or_default();
        let again = line.clone().is_some_and(|line| earlier.insert(line, ()).is_some());
        let part = match line {
            Some(line) if repeated > REPEATED || is_folio(&line) || is_byline(&line) => Part::Furniture,
            None if block.iter().all(|line| line.marks.len() == 1) => Part::Furniture,
            Some(line) if ended && !spaced(blocks, at) && is_title(&line) && !again => {
                Part::Title(whole(block))
            }
            Some(_) if again => Part::Furniture,
            _ if is_caption(block) => Part::Caption,
            _ => Part::Body,
        };
        if matches!(part, Part::Body) {
            ended = block
                .last()
                .and_then(|line| line.marks.last())
                .is_none_or(|(c, _)| SENTENCE_ENDS.contains(*c));
        }
        parts.push(part);
    }
    parts
}

/// Whether the lines around are spaced out although they are one text: then one of them holds the end of a sentence
/// and breaks off in the next.
fn spaced(blocks: &[Vec<Line>], at: usize) -> bool {
    let broken = |block: &Vec<Line>| {
        single_line(block).map(|line| line.contains('。') && !line.ends_with(|c| SENTENCE_ENDS.contains(c)))
    };
    let before = blocks.get(..at).unwrap_or_default().iter().rev();
    let after = blocks.get(at..).unwrap_or_default().iter();
    let any = |broken_off: Option<bool>| broken_off == Some(true);
    before.map(broken).take(SPACED).take_while(Option::is_some).any(any)
        || after.map(broken).take(SPACED).take_while(Option::is_some).any(any)
}

/// The single line of a block, also when its first character was set separately as a large initial.
fn single_line(block: &[Line]) -> Option<String> {
    match block {
        [line] => Some(line_text(line)),
        [first, line] if first.marks.len() == 1 && line.marks.len() > 1 => {
            Some(line_text(first) + &line_text(line))
        }
        _ => None,
    }
}

/// A title is neither a sentence nor a name: between five and forty characters, no mark that ends or breaks off a
/// sentence, quotation marks in pairs, and at least one word longer than a name.
fn is_title(line: &str) -> bool {
    let count = |c: char| line.matches(c).count();
    let ends = line.ends_with(['，', '、', '：', ':', ',', '“', '（', '—']);
    let words = line.split([' ', '、', '/']).any(|word| word.chars().count() > 3);
    let counts = line.contains('，') && line.contains(|c: char| c.is_ascii_digit());
    TITLE.contains(&line.chars().count())
        && !line.contains(['。', '；', '？', '…'])
        && !line.starts_with(['，', '、', '”', '）', '摄', '图'])
        && (!ends || line.ends_with("——"))
        && count('“') == count('”')
        && count('（') == count('）')
        && !line.contains("摄")
        && (!counts || line.ends_with("——"))
        && words
}

/// A page number: 第3版, - 3 -, 3/12.
fn is_folio(line: &str) -> bool {
    let rest = line.trim_matches(['-', '—', '·', ' ', '第', '版', '页', '共']);
    !rest.is_empty()
        && rest.chars().count() <= 7
        && rest.chars().all(|c| c.is_ascii_digit() || c == '/')
        && line.chars().any(|c| !c.is_ascii_digit())
}

/// Only names: words of at most three characters.
fn is_byline(line: &str) -> bool {
    let name = |word: &str| (2..=3).contains(&word.chars().count());
    line.chars().count() <= BYLINE
        && line.split([' ', '、']).all(name)
        && !line.contains(|c: char| c.is_numeric())
}

fn is_caption(block: &[Line]) -> bool {
    let text: String = block.iter().map(line_text).collect();
    let (lines, length) = CAPTION;
    let short = block.len() <= lines && text.chars().count() <= length;
    short
        && (text.contains("摄/")
            || text.contains("摄影")
            || text.ends_with("/摄")
            || text.ends_with('摄')
            || text.starts_with("图为"))
}

/// The lines of a block joined.
fn whole(block: &[Line]) -> Line {
    Line { marks: block.iter().flat_map(|line| line.marks.clone()).collect(), indented: false }
}
