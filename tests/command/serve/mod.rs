//! The preview over a real socket: who may ask, what is answered, and what a change on disk does.

mod disk;
mod preview;
mod process;

use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::process::Command;

use preview::{Preview, status};

#[test]
fn only_this_machine_may_ask_and_only_to_read() {
    let preview = Preview::start();
    let port = preview.port;
    let host = |host: &str| {
        status(&preview.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")))
    };
    for ours in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
        assert_eq!(host(&format!("{ours}:{port}")), 200, "{ours}");
    }
    let strangers = [
        "evil.example",
        "localhost",
        "localhost:1",
        "127.0.0.1.evil.example",
        "0.0.0.0",
        "[::1]",
        "",
        "a@localhost",
    ];
    for stranger in strangers {
        assert_ne!(host(stranger), 200, "{stranger}");
    }
    assert_eq!(host(&format!("evil.example:{port}")), 403);
    let origin = |origin: &str| {
        status(&preview.raw(&format!(
            "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: {origin}\r\nConnection: close\r\n\r\n"
        )))
    };
    assert_eq!(origin(&format!("http://localhost:{port}")), 200);
    for stranger in ["null", "http://evil.example", "https://localhost", "http://localhost:1", "file://"] {
        assert_eq!(origin(stranger), 403, "{stranger}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        let request = format!(
            "{method} / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        assert_eq!(status(&preview.raw(&request)), 405, "{method}");
    }
    let two_hosts = format!(
        "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    );
    assert_ne!(status(&preview.raw(&two_hosts)), 200);
    let absolute =
        format!("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert_ne!(status(&preview.raw(&absolute)), 200);
}

#[test]
fn no_path_reaches_a_file() {
    let preview = Preview::start();
    let paths = [
        "/../Cargo.toml",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/content/site.yml",
        "/seeds/jia-2020.yml",
        "//etc/passwd",
        "/etc/passwd",
        "/jia/../../content/site.yml",
        "/jia%00/",
        "/jia/%5c..",
        "/.preview/../content/site.yml",
        "/jia/2020-04.md",
        "/JIA/",
        "/%6aia/",
        "/*",
        "/jia/index.html/",
    ];
    for path in paths {
        let answer = preview.get(path);
        assert!([400, 404].contains(&status(&answer)), "{path}: {}", status(&answer));
        assert!(!answer.contains("root:") && !answer.contains("publisher:"), "{path}");
    }
    assert_eq!(status(&preview.get("/jia/2020-04/")), 200, "the preview is still there");
    let redirect = preview.get("/jia");
    assert_eq!(status(&redirect), 308);
    assert!(redirect.to_ascii_lowercase().contains("location: /jia/"), "{redirect}");
}

#[test]
fn answers_are_as_strict_as_the_published_host_should_be() {
    let preview = Preview::start();
    let answer = preview.get("/").to_ascii_lowercase();
    for header in [
        "content-security-policy: default-src 'none'",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
    ] {
        assert!(answer.contains(header), "{header}");
    }
    assert!(!answer.contains("access-control-allow"), "no other site may read the preview");
    assert!(answer.contains("/.preview/preview.js"));
}

#[test]
fn a_saved_change_shows_and_a_broken_one_leaves_the_last_good_page() {
    let preview = Preview::start();
    let bulletin = preview.read("content/jia/2020-04.md");
    preview.write("content/jia/2020-04.md", &bulletin.replace("甲县2020年4月通报", "甲县四月新题"));
    preview.soon("/jia/2020-04/", |page| page.contains("甲县四月新题"));

    preview.write(
        "content/jia/2020-04.md",
        &bulletin.replace("900户", "901户").replace("甲县2020年4月通报", "<b>坏题</b>"),
    );
    let state = preview.soon("/.preview/state", |state| state.contains("\"failed\":true"));
    assert!(state.contains("FIG-TRACE"), "{state}");
    assert!(preview.get("/jia/2020-04/").contains("甲县四月新题"), "the last good page stands");

    // Saved by renaming, as most editors do.
    let beside = preview.root.path().join("content/jia/.2020-04.md.tmp");
    fs::write(&beside, bulletin.replace("甲县2020年4月通报", "改名存盘")).unwrap();
    fs::rename(&beside, preview.root.path().join("content/jia/2020-04.md")).unwrap();
    preview.soon("/jia/2020-04/", |page| page.contains("改名存盘"));
    preview.soon("/.preview/state", |state| state.contains("\"failed\":false"));

    // Deleted and made again.
    fs::remove_file(preview.root.path().join("content/jia/2020-04.md")).unwrap();
    preview.soon("/jia/2020-04/", |page| status(page) == 404);
    preview.write("content/jia/2020-04.md", &bulletin);
    preview.soon("/jia/2020-04/", |page| page.contains("甲县2020年4月通报"));
}

#[test]
fn a_burst_of_saves_ends_with_the_last_one() {
    let preview = Preview::start();
    let bulletin = preview.read("content/jia/2020-04.md");
    for save in 0..500 {
        preview.write(
            "content/jia/2020-04.md",
            &bulletin.replace("甲县2020年4月通报", &format!("第{save}次存盘")),
        );
    }
    preview.soon("/jia/2020-04/", |page| page.contains("第499次存盘"));
}

#[test]
fn a_crowd_of_idle_connections_does_not_keep_a_reader_waiting() {
    let preview = Preview::start();
    let idle: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
            stream
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(status(&preview.get("/")), 200);
    }
    drop(idle);
    assert_eq!(status(&preview.get("/")), 200);
}

#[test]
fn the_preview_shows_what_a_build_writes() {
    let preview = Preview::start();
    let root = preview.root.path();
    let built = Command::new(env!("CARGO_BIN_EXE_tongbao"))
        .args(["build", "--quiet", "--root"])
        .arg(root)
        .status()
        .unwrap();
    assert!(built.success());
    for path in
        ["index.html", "jia/index.html", "jia/2020-04/index.html", "indicators/poverty-rate/index.html"]
    {
        let answer = preview.get(&format!("/{path}"));
        let body = answer.split_once("\r\n\r\n").unwrap().1;
        let published = fs::read_to_string(root.join("site").join(path)).unwrap();
        let (before, after) = published.rsplit_once("</body>").unwrap();
        assert!(body.contains(before) && body.ends_with(&format!("</body>{after}")), "{path}");
    }
}
