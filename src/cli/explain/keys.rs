//! `tongbao explain keys`: the keys of each file.

use tongbao::compile::keys;
use tongbao::compile::keys::{Key, Kind, MappingPlace};
use tongbao::diagnostic::Language;
use tongbao::report::{Column, Sheet, card, table};
use tongbao::say;

/// Every mapping, and how to look one up.
pub(super) fn list(sheet: &Sheet) -> String {
    let rows: Vec<Vec<String>> = keys::places().iter().map(|place| row(place, sheet)).collect();
    let columns = [
        Column::new(say!("名字", "name")),
        Column::new(say!("是什么", "what it is")),
        Column::new(say!("写在", "written in")).spare(1),
    ];
    let closing = say!(
        "其中一段的键：tongbao explain keys bulletin；一个键：tongbao explain keys published",
        "the keys of one: tongbao explain keys bulletin; one key: tongbao explain keys published"
    );
    format!("{}\n{}\n", table(&columns, &rows, sheet), closing.in_language(sheet.language))
}

fn row(place: &MappingPlace, sheet: &Sheet) -> Vec<String> {
    vec![place.name.to_owned(), words(sheet, place.mapping.title).to_owned(), place.path.clone()]
}

/// The keys of the mappings with a name, and the keys of that name; `None` where there is neither.
pub(super) fn page(name: &str, sheet: &Sheet) -> Option<String> {
    let parts: Vec<String> = keys::find(name)
        .iter()
        .map(|(place, key)| match key {
            Some(key) => card(&format!("{}  {}", key.name, title(place, sheet)), &sides(key, sheet), sheet),
            None => {
                let lines: Vec<_> = place.mapping.keys().map(|key| (key.name, line(key, sheet))).collect();
                card(&title(place, sheet), &lines, sheet)
            }
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn title(place: &MappingPlace, sheet: &Sheet) -> String {
    let (name, path) = (words(sheet, place.mapping.title), &place.path);
    say!("{name}（{path}）", "{name} ({path})").in_language(sheet.language).to_owned()
}

/// A key in a line or a few: whether it is required, its meaning, its values, an example.
fn line(key: &Key, sheet: &Sheet) -> String {
    let (about, kind, example) = (words(sheet, key.about), holds(key, sheet), key.example());
    let must = if key.required { words(sheet, ("必填。", "Required. ")) } else { "" };
    // What lists its words needs no example of them.
    let sample = if example == "…" || matches!(key.kind, Kind::Flag | Kind::Choice(_)) {
        String::new()
    } else {
        words(sheet, ("，例如 ", ", such as ")).to_owned() + example
    };
    say!("{must}{about}。{kind}{sample}", "{must}{about}. Holds: {kind}{sample}")
        .in_language(sheet.language)
        .to_owned()
}

/// The values of a key; of a mapping, how to look up its keys.
fn holds(key: &Key, sheet: &Sheet) -> String {
    let kind = key.kind.title();
    let inside = key.kind.inside().and_then(|inside| {
        keys::places().into_iter().find(|place| std::ptr::eq(place.mapping, inside)).map(|place| place.name)
    });
    let kind = kind.in_language(sheet.language);
    match inside {
        None => kind.to_owned(),
        Some(name) => say!(
            "{kind}；它的键见 tongbao explain keys {name}",
            "{kind}; its keys: tongbao explain keys {name}"
        )
        .in_language(sheet.language)
        .to_owned(),
    }
}

/// A key on its own.
fn sides(key: &Key, sheet: &Sheet) -> [(&'static str, String); 4] {
    let example = key.example();
    let must = if key.required { ("是", "yes") } else { ("否", "no") };
    let sample = if example == "…" { String::new() } else { format!("{}: {example}", key.name) };
    [
        (words(sheet, ("说明", "meaning")), words(sheet, key.about).to_owned()),
        (words(sheet, ("必填", "required")), words(sheet, must).to_owned()),
        (words(sheet, ("写什么", "holds")), holds(key, sheet)),
        (words(sheet, ("例", "example")), sample),
    ]
}

fn words<'a>(sheet: &Sheet, (zh, en): (&'a str, &'a str)) -> &'a str {
    match sheet.language {
        Language::Chinese => zh,
        Language::English => en,
    }
}
