//! `tongbao explain keys`: the keys of each file.

use tongbao::compile::keys;
use tongbao::compile::keys::{Key, MappingPlace, ValueKind};
use tongbao::diagnostic::Language;
use tongbao::report::{TableColumn, TerminalLayout, card, table};
use tongbao::say;

/// Every mapping, and how to look one up.
pub(super) fn list(layout: &TerminalLayout) -> String {
    let rows: Vec<Vec<String>> = keys::places().iter().map(|place| row(place, layout)).collect();
    let columns = [
        TableColumn::new(say!("名字", "name")),
        TableColumn::new(say!("是什么", "what it is")),
        TableColumn::new(say!("写在", "written in")).spare(1),
    ];
    let closing = say!(
        "其中一段的键：tongbao explain keys bulletin；一个键：tongbao explain keys published",
        "the keys of one: tongbao explain keys bulletin; one key: tongbao explain keys published"
    );
    format!("{}\n{}\n", table(&columns, &rows, layout), closing.in_language(layout.language))
}

fn row(place: &MappingPlace, layout: &TerminalLayout) -> Vec<String> {
    vec![place.name.to_owned(), words(layout, place.mapping.title).to_owned(), place.path.clone()]
}

/// The keys of the mappings with a name, and the keys of that name; `None` where there is neither.
pub(super) fn page(name: &str, layout: &TerminalLayout) -> Option<String> {
    let parts: Vec<String> = keys::find(name)
        .iter()
        .map(|(place, key)| match key {
            Some(key) => {
                card(&format!("{}  {}", key.name, title(place, layout)), &sides(key, layout), layout)
            }
            None => {
                let lines: Vec<_> = place.mapping.keys().map(|key| (key.name, line(key, layout))).collect();
                card(&title(place, layout), &lines, layout)
            }
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn title(place: &MappingPlace, layout: &TerminalLayout) -> String {
    let (name, path) = (words(layout, place.mapping.title), &place.path);
    say!("{name}（{path}）", "{name} ({path})").in_language(layout.language).to_owned()
}

/// A key in a line or a few: whether it is required, its meaning, its values, an example.
fn line(key: &Key, layout: &TerminalLayout) -> String {
    let (about, kind, example) = (words(layout, key.about), holds(key, layout), key.example());
    let must = if key.required { words(layout, ("必填。", "Required. ")) } else { "" };
    // What lists its words needs no example of them.
    let sample = if example == "…" || matches!(key.kind, ValueKind::Flag | ValueKind::Choice(_)) {
        String::new()
    } else {
        words(layout, ("，例如 ", ", such as ")).to_owned() + example
    };
    say!("{must}{about}。{kind}{sample}", "{must}{about}. Holds: {kind}{sample}")
        .in_language(layout.language)
        .to_owned()
}

/// The values of a key; of a mapping, how to look up its keys.
fn holds(key: &Key, layout: &TerminalLayout) -> String {
    let kind = key.kind.title();
    let inside = key.kind.inside().and_then(|inside| {
        keys::places().into_iter().find(|place| std::ptr::eq(place.mapping, inside)).map(|place| place.name)
    });
    let kind = kind.in_language(layout.language);
    match inside {
        None => kind.to_owned(),
        Some(name) => say!(
            "{kind}；它的键见 tongbao explain keys {name}",
            "{kind}; its keys: tongbao explain keys {name}"
        )
        .in_language(layout.language)
        .to_owned(),
    }
}

/// A key on its own.
fn sides(key: &Key, layout: &TerminalLayout) -> [(&'static str, String); 4] {
    let example = key.example();
    let must = if key.required { ("是", "yes") } else { ("否", "no") };
    let sample = if example == "…" { String::new() } else { format!("{}: {example}", key.name) };
    [
        (words(layout, ("说明", "meaning")), words(layout, key.about).to_owned()),
        (words(layout, ("必填", "required")), words(layout, must).to_owned()),
        (words(layout, ("写什么", "holds")), holds(key, layout)),
        (words(layout, ("例", "example")), sample),
    ]
}

fn words<'a>(layout: &TerminalLayout, (zh, en): (&'a str, &'a str)) -> &'a str {
    match layout.language {
        Language::Chinese => zh,
        Language::English => en,
    }
}
