//! Puts the numbers of a run of text in the place of the text that prints them, wherever its markup begins and ends.

use std::collections::VecDeque;
use std::ops::Range;

use crate::site::{Inline, Marked, leaves};

/// The numbers of a run, in the order of its printed text.
pub(super) struct Weaver {
    ranges: Vec<Range<usize>>,
    numbers: std::vec::IntoIter<Inline>,
    next: usize,
    /// The printed bytes of numbers that are in a link or a deletion with a part only: they stay text.
    pub(super) parted: Vec<Range<usize>>,
}

impl Weaver {
    /// Numbers with the printed bytes of each, in order.
    pub(super) fn new(numbers: Vec<(Range<usize>, Inline)>) -> Self {
        let (ranges, numbers): (Vec<_>, Vec<_>) = numbers.into_iter().unzip();
        Self { ranges, numbers: numbers.into_iter(), next: 0, parted: Vec::new() }
    }

    /// The run with its numbers. Those that begin in it, from the printed byte `start` on, end in it.
    pub(super) fn weave(&mut self, content: Vec<Inline>, start: usize) -> Vec<Inline> {
        let (mut woven, mut at) = (Vec::new(), start);
        let mut rest = VecDeque::from(content);
        while let Some(child) = rest.pop_front() {
            let end = at + length(&child);
            at = match self.ahead(end) {
                None => {
                    woven.push(child);
                    end
                }
                Some(range) if range.end <= end => self.whole(child, at..end, &mut rest, &mut woven),
                Some(range) if range.start > at => {
                    let (head, tail) = split(child, range.start - at);
                    woven.push(head);
                    rest.push_front(tail);
                    range.start
                }
                Some(range) => {
                    rest.push_front(child);
                    let pieces = take(&mut rest, range.len());
                    woven.extend(self.spread(pieces, &range));
                    range.end
                }
            };
        }
        woven
    }

    /// The next number, where it begins before a printed byte.
    fn ahead(&self, end: usize) -> Option<Range<usize>> {
        self.ranges.get(self.next).filter(|range| range.start < end).cloned()
    }

    /// Weaves what holds at least one number whole, up to the start of one that it holds a part of. Returns where that is,
    /// or its end.
    fn whole(
        &mut self,
        child: Inline,
        place: Range<usize>,
        rest: &mut VecDeque<Inline>,
        woven: &mut Vec<Inline>,
    ) -> usize {
        let behind = self.ranges.partition_point(|range| range.end <= place.end);
        let cut = self.ranges.get(behind).map(|range| range.start).filter(|start| *start < place.end);
        let Some(cut) = cut else {
            self.inside(child, place.clone(), woven);
            return place.end;
        };
        let (child, tail) = split(child, cut - place.start);
        rest.push_front(tail);
        self.inside(child, place.start..cut, woven);
        cut
    }

    /// Weaves what holds all its numbers whole.
    fn inside(&mut self, child: Inline, place: Range<usize>, woven: &mut Vec<Inline>) {
        match child {
            Inline::Text(text) => self.slices(&text, &place, woven, Inline::Text, |number, _| number),
            Inline::Code(text) => self.slices(&text, &place, woven, Inline::Code, |number, printed| {
                marked(number, vec![Inline::Code(printed.to_owned())])
            }),
            Inline::Strong(content) => woven.push(Inline::Strong(self.weave(content, place.start))),
            Inline::Emphasis(content) => woven.push(Inline::Emphasis(self.weave(content, place.start))),
            Inline::Strike(content) => woven.push(Inline::Strike(self.weave(content, place.start))),
            Inline::Link { href, content } => {
                woven.push(Inline::Link { href, content: self.weave(content, place.start) });
            }
            other => woven.push(other),
        }
    }

    /// A text in slices: what is no number, and the numbers.
    fn slices(
        &mut self,
        text: &str,
        place: &Range<usize>,
        woven: &mut Vec<Inline>,
        plain: fn(String) -> Inline,
        number: impl Fn(Inline, &str) -> Inline,
    ) {
        let mut done = 0;
        let slice = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        while let Some(range) = self.ahead(place.end) {
            let (from, to) = (range.start.saturating_sub(place.start), range.end - place.start);
            woven.extend(
                Some(slice(done, from)).filter(|text| !text.is_empty()).map(|text| plain(text.to_owned())),
            );
            woven.extend(self.take_number().map(|inline| number(inline, slice(from, to))));
            done = to;
        }
        woven.extend(
            Some(slice(done, text.len())).filter(|text| !text.is_empty()).map(|text| plain(text.to_owned())),
        );
    }

    /// A number that is printed in several pieces.
    fn spread(&mut self, pieces: Vec<Inline>, range: &Range<usize>) -> Vec<Inline> {
        let Some(number) = self.take_number() else { return pieces };
        let in_part = |piece: &Inline| matches!(piece, Inline::Link { .. } | Inline::Strike(_));
        if crate::site::inlines(&pieces).any(in_part) {
            self.parted.push(range.clone());
            return pieces;
        }
        let plain = leaves(&pieces).count() == pieces.len()
            && pieces.iter().all(|piece| matches!(piece, Inline::Text(_)));
        vec![if plain { number } else { marked(number, pieces) }]
    }

    fn take_number(&mut self) -> Option<Inline> {
        self.next += 1;
        self.numbers.next()
    }
}

fn marked(number: Inline, content: Vec<Inline>) -> Inline {
    Inline::Marked(Marked { number: Box::new(number), content })
}

/// How many bytes are printed.
fn length(inline: &Inline) -> usize {
    leaves(std::slice::from_ref(inline)).map(|leaf| leaf.words().len()).sum()
}

/// Takes the first printed bytes of a run.
fn take(rest: &mut VecDeque<Inline>, bytes: usize) -> Vec<Inline> {
    let (mut taken, mut left) = (Vec::new(), bytes);
    while let Some(child) = Some(left).filter(|left| *left > 0).and_then(|_| rest.pop_front()) {
        let length = length(&child);
        if length <= left {
            left -= length;
            taken.push(child);
            continue;
        }
        let (head, tail) = split(child, left);
        taken.push(head);
        rest.push_front(tail);
        break;
    }
    taken
}

/// A text or emphasis in two, at a printed byte.
fn split(inline: Inline, at: usize) -> (Inline, Inline) {
    let halves = |content: Vec<Inline>| {
        let mut rest = VecDeque::from(content);
        (take(&mut rest, at), Vec::from(rest))
    };
    let texts = |text: &str| {
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        (head.to_owned(), tail.to_owned())
    };
    match inline {
        Inline::Text(text) => both(texts(&text), Inline::Text),
        Inline::Code(text) => both(texts(&text), Inline::Code),
        Inline::Strong(content) => both(halves(content), Inline::Strong),
        Inline::Emphasis(content) => both(halves(content), Inline::Emphasis),
        Inline::Strike(content) => both(halves(content), Inline::Strike),
        Inline::Link { href, content } => {
            both(halves(content), |content| Inline::Link { href: href.clone(), content })
        }
        // Nothing else is ever printed in parts.
        other => (other, Inline::Text(String::new())),
    }
}

fn both<T>((head, tail): (T, T), make: impl Fn(T) -> Inline) -> (Inline, Inline) {
    (make(head), make(tail))
}
