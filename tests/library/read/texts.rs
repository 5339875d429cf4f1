//! Texts that are not what they seem: encodings, invisible characters, YAML made to hurt.
use super::*;
use tongbao::read::Value;

#[test]
fn other_encodings_are_named_with_their_file() {
    let text = page("潼南区2020年4月脱贫攻坚进展通报");
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gb18030 = encoding_rs::GB18030.encode(&text).0.into_owned();
    for (bytes, name) in [(gb18030, "GB18030"), (utf16, "UTF-16LE")] {
        let dir = site();
        put(dir.path(), "content/a.md", bytes);
        let (_, diagnostics) = read_site(dir.path());
        assert_eq!(problems(&diagnostics), one(Code::ReadEncoding, "content/a.md"));
        assert!(diagnostics.sorted()[0].message.zh.contains(name), "{:?}", diagnostics.sorted()[0].message);
    }
}

#[test]
fn a_byte_order_mark_moves_no_place() {
    let dir = site();
    put(dir.path(), "content/a.md", format!("\u{feff}{}", page("潼南")));
    put(dir.path(), "content/b.md", page("潼南").replace('\n', "\r\n"));
    let (tree, diagnostics) = read_site(dir.path());
    assert_eq!(problems(&diagnostics), []);
    assert_eq!(tree.documents.len(), 2);
    for document in &tree.documents {
        let Value::Mapping(entries) = &document.front.value else { panic!() };
        let Value::Scalar(title) = &entries[0].value.value else { panic!() };
        assert_eq!(diagnostics.sources.text(title.span), "潼南");
        let place = diagnostics.sources.get(title.span.source).unwrap().position(title.span.range().start);
        assert_eq!((place.line, place.column), (2, 8));
        assert_eq!(diagnostics.sources.text(document.body).trim_end(), "正文");
    }
}

#[test]
fn texts_that_are_not_what_they_seem_are_refused() {
    for (text, code) in [
        ("---\rtitle: x\r---\r", Code::ReadControl),
        ("---\ntitle: \u{202e}x\n---\n", Code::ReadInvisible),
        ("---\ntitle: x\n---\n15495⼾\n", Code::ReadLookalike),
        ("---\ntitle: x\ntitle: y\n---\n", Code::YamlDuplicate),
        ("---\ntitle: &a x\n---\n", Code::YamlAlias),
        ("---\ntitle：x\n---\n", Code::YamlSyntax),
        ("---\nfigures:\n\ta: x\n---\n", Code::YamlSyntax),
        ("---\n- x\n---\n", Code::YamlSyntax),
        ("title: x\n", Code::YamlFence),
        ("", Code::YamlFence),
    ] {
        let dir = site();
        put(dir.path(), "content/a.md", text);
        assert_eq!(found(&dir), one(code, "content/a.md"), "{text:?}");
    }
}

#[test]
fn all_problems_of_a_file_are_found_in_one_run() {
    let dir = site();
    put(dir.path(), "content/a.md", "---\na: \u{200b}1\na: 2\nb: *x\nc: [吃，穿]\n---\n人⺠\n");
    let codes: Vec<_> = found(&dir).into_iter().map(|(code, _)| code).collect();
    let expected =
        [Code::ReadInvisible, Code::YamlDuplicate, Code::YamlAlias, Code::YamlSyntax, Code::ReadLookalike];
    assert_eq!(codes, expected);
}

#[test]
fn hostile_yaml_is_refused_fast() {
    let size = 900 << 10;
    for (text, code) in [
        ("[".repeat(size), Code::YamlLimit),
        ("{a: ".repeat(size / 4), Code::YamlLimit),
        ("- ".repeat(size / 2), Code::YamlLimit),
        ("? ".repeat(size / 2), Code::YamlSyntax),
        (format!("a: \"{}", "x".repeat(size)), Code::YamlSyntax),
        (format!("a: [{}]", "1, ".repeat(size / 3)), Code::YamlLimit),
        ((0..size / 10).map(|n| format!("k{n}: 1\n")).collect(), Code::YamlLimit),
        ("a: 1\n".repeat(9_000), Code::YamlDuplicate),
        (format!("a: [{}]", "*x, ".repeat(size / 4)), Code::YamlAlias),
    ] {
        let dir = site();
        put(dir.path(), "seeds/a.yml", text);
        assert!(found(&dir).contains(&(code, "seeds/a.yml".to_owned())), "{code:?}");
    }
}

#[test]
fn large_but_plain_texts_are_read() {
    let size = 900 << 10;
    let dir = site();
    let block = format!("a: {}\nb: |\n{}", "字".repeat(size / 6), "  x\n".repeat(size / 8));
    put(dir.path(), "seeds/a.yml", block);
    put(dir.path(), "seeds/b.yml", "# 注\n".repeat(size / 6));
    assert_eq!(found(&dir), []);
}

#[test]
fn texts_made_to_be_slow_are_not() {
    let size = 900 << 10;
    let families = [
        format!("a: x\n{}", "  x y\n".repeat(size / 6)),
        format!("a: \"{}\"", "x\n\n  ".repeat(size / 5)),
        format!("a: 1{}b\n", "\n".repeat(size)),
        format!("a: b{}\nc: d\n", " ".repeat(size)),
        format!("{}: x\n", "a".repeat(size)),
        format!("a: !{} x\n", "a".repeat(size)),
        format!("a: {}", "&a ".repeat(size / 3)),
        format!("a:\n  {}", "b：c\n  ".repeat(size / 8)),
        format!("---\n{}", "—\n".repeat(size / 4)),
        "⺠\u{202e}".repeat(size / 6),
    ];
    for text in families {
        let dir = site();
        put(dir.path(), "seeds/a.yml", &text);
        put(dir.path(), "content/a.md", text);
        assert_ne!(found(&dir), []);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let dir = site();
        for path in ["content/a.md", "content/a.jpg", "content/a.png", "content/a.webp", "seeds/a.yml", "templates/a.html"] {
            put(dir.path(), path, &bytes);
        }
        put(dir.path(), "content/b.md", [b"---\n".as_slice(), &bytes, b"\n---\n"].concat());
        let (_, diagnostics) = read_site(dir.path());
        for label in diagnostics.sorted().iter().flat_map(|problem| &problem.labels) {
            let source = diagnostics.sources.get(label.span.source).unwrap();
            proptest::prop_assert!(source.text().get(label.span.range()).is_some(), "{:?}", label);
        }
    }
}
