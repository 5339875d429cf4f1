//! Characters that are in a text as entities only: they are refused as those that are typed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::lower::Lowering;
use super::markdown::Events;
use crate::read::{is_allowed, refuse_characters};

/// The longest entity that is looked at: `&CounterClockwiseContourIntegral;`, and numbers with many zeros.
const LONGEST: usize = 40;

impl Lowering<'_> {
    /// Refuses what entities of the text decode to and may not be typed.
    pub(super) fn refuse_decoded(&mut self, events: &Events) {
        let mut characters = Vec::new();
        for (event, range) in events.all() {
            match event {
                Event::Text(text) if self.typed(range) != &**text => {
                    characters.extend(forbidden(text).map(|c| (c, range.clone())));
                }
                Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                    self.hidden(&[dest_url, title], range, &mut characters);
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    self.hidden(&[info], range, &mut characters);
                }
                _ => {}
            }
        }
        let placed = characters.into_iter().map(|(c, range)| (c, self.place(&range)));
        let problems = refuse_characters(placed);
        self.out.extend(problems);
    }

    /// The characters of texts that are not printed where they are typed: at the entity that decodes to each.
    fn hidden(&self, texts: &[&str], range: &Range<usize>, characters: &mut Vec<(char, Range<usize>)>) {
        if !texts.iter().any(|text| forbidden(text).next().is_some()) {
            return;
        }
        let typed = self.typed(range);
        let before = characters.len();
        for (at, _) in typed.match_indices('&') {
            let end = typed.get(at..).and_then(|rest| rest.find(';')).filter(|end| *end < LONGEST);
            let Some(entity) = end.and_then(|end| typed.get(at..=at + end)) else { continue };
            let place = range.start + at..range.start + at + entity.len();
            characters
                .extend(decode(entity).iter().flat_map(|text| forbidden(text)).map(|c| (c, place.clone())));
        }
        // The target of a reference is typed elsewhere; what was typed as it is was inspected with the file.
        if characters.len() == before {
            let all = texts.iter().flat_map(|text| forbidden(text));
            characters.extend(all.filter(|c| !typed.contains(*c)).map(|c| (c, range.clone())));
        }
    }
}

fn forbidden(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_allowed(*c))
}

/// What an entity stands for.
fn decode(entity: &str) -> Option<String> {
    Parser::new(entity).find_map(|event| match event {
        Event::Text(text) => Some(text.to_string()),
        _ => None,
    })
}
