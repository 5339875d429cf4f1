//! Paragraphs: white space as the format defines it, without pronunciation.

use std::io::BufRead;

use crate::workbook::fault::Fault;
use crate::workbook::limit;
use crate::workbook::limit::Budget;
use crate::workbook::xml::{Step, Xml};

/// Adds the paragraph that has just begun. White space counts once, and not at its beginning.
pub(super) fn paragraph<R: BufRead>(
    xml: &mut Xml<R>,
    text: &mut String,
    budget: &mut Budget,
) -> Result<(), Fault> {
    let parent_depth = xml.depth().saturating_sub(1);
    let start = text.len();
    let mut space = true;
    loop {
        match (xml.step()?, xml.qualified()) {
            (Step::Words, _) => {
                limit::words(text.len())?;
                for c in xml.words().chars() {
                    let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
                    if !(blank && space) {
                        text.push(if blank { ' ' } else { c });
                    }
                    space = blank;
                }
            }
            (Step::Open, "text:s") => {
                let count = usize::try_from(xml.count("text:c").unwrap_or(1)).unwrap_or(usize::MAX);
                budget.text(count)?;
                text.extend(std::iter::repeat_n(' ', count));
                space = false;
            }
            (Step::Open, "text:tab") => text.push('\t'),
            (Step::Open, "text:line-break") => text.push('\n'),
            (Step::Open, "text:ruby-text" | "office:annotation" | "text:note") => xml.skip()?,
            (Step::Close | Step::End, _) if xml.depth() <= parent_depth => {
                if space && text.len() > start && text.ends_with(' ') {
                    text.pop();
                }
                return Ok(());
            }
            _ => {}
        }
    }
}

/// The paragraphs of a comment, without author and date.
pub(super) fn comment<R: BufRead>(xml: &mut Xml<R>, budget: &mut Budget) -> Result<String, Fault> {
    let parent_depth = xml.depth().saturating_sub(1);
    let mut text = String::new();
    loop {
        match (xml.step()?, xml.qualified()) {
            (Step::Open, "text:p") => {
                limit::words(text.len())?;
                if !text.is_empty() {
                    text.push('\n');
                }
                paragraph(xml, &mut text, budget)?;
            }
            (Step::Close | Step::End, _) if xml.depth() <= parent_depth => return Ok(text),
            _ => {}
        }
    }
}
