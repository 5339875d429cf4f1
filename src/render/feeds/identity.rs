//! Names that a feed and its entries keep when the site moves to another host or a page to another address.
//!
//! Readers tell old from new by these ids alone. A `tag:` URI would need a host name to begin with,
//! which a site may not have or may change, so an id is a UUID (RFC 9562, version 8) of what a bulletin
//! is: the site's title, the district's code and the period. Base address, folder names and titles of
//! pages do not enter. Who renames the site begins a new feed.

use xxhash_rust::xxh3::xxh3_128;

use crate::site::{Bulletin, District, Settings};

/// The id of the site's feed, or of a district's.
pub(super) fn feed(settings: &Settings, district: Option<&District>) -> String {
    uuid(&["feed", &settings.title, district.map_or("", key)])
}

/// The id of a bulletin.
pub(super) fn bulletin(settings: &Settings, bulletin: &Bulletin) -> String {
    uuid(&["bulletin", &settings.title, key(&bulletin.district), &bulletin.period.key()])
}

/// What names a district for good: its code, else its folder.
fn key(district: &District) -> &str {
    district.code.as_deref().unwrap_or(&district.slug)
}

fn uuid(parts: &[&str]) -> String {
    // NUL cannot occur in any of the parts, so that no two lists of parts are joined to one name.
    let hash = xxh3_128(parts.join("\0").as_bytes());
    let version = hash & !(0xF << 76) | 8 << 76;
    let marked = version & !(0b11 << 62) | 0b10 << 62;
    let (a, b, c) = (marked >> 96, marked >> 80 & 0xFFFF, marked >> 64 & 0xFFFF);
    let (d, e) = (marked >> 48 & 0xFFFF, marked & 0xFFFF_FFFF_FFFF);
    format!("urn:uuid:{a:08x}-{b:04x}-{c:04x}-{d:04x}-{e:012x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_version_8_uuid_and_never_changes() {
        let id = uuid(&["bulletin", "脱贫攻坚通报", "500152", "2020-04"]);
        assert_eq!((id.len(), id.chars().nth(23), id.chars().nth(28)), (45, Some('8'), id.chars().nth(28)));
        assert!(id.chars().nth(28).is_some_and(|variant| "89ab".contains(variant)), "{id}");
        assert_ne!(id, uuid(&["bulletin", "脱贫攻坚通报", "500152", "2020-05"]));
    }
}
