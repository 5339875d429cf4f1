//! A bulletin with a changed byte, at every place: it is read or refused, and never makes the program panic.

use super::encoding;
use crate::read::parsed_file;
use crate::text::source::{Source, Sources, Span};

const BULLETIN: &str = "\u{feff}---\r\ntitle: \"潼南区2020年4月\\n通报\"\r\nperiod: 2020-04\r\nfigures:\r\n  贫困发生率: {2016: 0.6%, 2020-04: 0.06%}\r\n  建档立卡户: 15495户 # 注\r\n  note: >-\r\n    折叠\r\n    两行\r\ntargets:\r\n  - 'a''b'\r\n  - [甲, 乙]\r\n---\r\n正文**“重点”**，{fig}`贫困发生率`。\r\n";

#[test]
fn a_changed_byte_is_read_or_refused() {
    for at in 0..BULLETIN.len() {
        for flip in [0x01, 0x02, 0x08, 0x10, 0x20, 0x40, 0x80] {
            let mut bytes = BULLETIN.as_bytes().to_vec();
            bytes[at] ^= flip;
            let Ok(text) = encoding::decode("content/a.md", bytes) else { continue };
            let mut sources = Sources::default();
            let id = sources.add(Source::new("content/a.md", text.as_str()));
            let (parts, problems) = parsed_file::document(&text, Span::new(id, 0, text.len()));
            assert!(parts.is_some() || !problems.is_empty(), "{text:?}");
            for label in problems.iter().flat_map(|problem| &problem.labels) {
                assert!(text.get(label.span.range()).is_some(), "{problems:?}");
            }
        }
    }
}
