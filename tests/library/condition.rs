//! The state of an author's files, as `doctor` sees it.

use tongbao::read::{Condition, conditions};

#[test]
fn each_condition_is_seen_and_a_sound_file_is_not() {
    let dir = tempfile::TempDir::new().unwrap();
    let content = dir.path().join("content");
    std::fs::create_dir(&content).unwrap();
    let gbk = encoding_rs::GB18030.encode("title: 通报").0.into_owned();
    let long = "a".repeat(210) + ".md";
    let files: [(&str, &[u8]); 8] = [
        ("good.md", "一\r\n二\r\n".as_bytes()),
        ("gbk.md", &gbk),
        ("mixed.md", b"a\r\nb\n"),
        ("~$a.docx", b""),
        ("aux.md", b""),
        ("Good.md", b""),
        (&long, b""),
        ("photo.jpg", b"\xff\xd8\r\n\n"),
    ];
    for (name, bytes) in files {
        std::fs::write(content.join(name), bytes).unwrap();
    }
    let (found, count) = conditions(dir.path());
    let told: Vec<_> = found.iter().map(|(kind, path)| (*kind, path.as_str())).collect();
    let long = format!("content/{long}");
    assert_eq!(
        told,
        [
            (Condition::Encoding, "content/gbk.md"),
            (Condition::Case, "content/Good.md ／ content/good.md"),
            (Condition::Windows, "content/aux.md"),
            (Condition::Long, long.as_str()),
            (Condition::Mixed, "content/mixed.md"),
            (Condition::Leftover, "content/~$a.docx"),
        ]
    );
    assert_eq!(count, 7);
}
