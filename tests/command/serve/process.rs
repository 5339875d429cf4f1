//! The preview as a process: how it ends, what it says when it cannot begin, and whether a crowd stalls it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
#[cfg(unix)]
use std::time::{Duration, Instant};

#[cfg(unix)]
use super::preview::PATIENCE;
use super::preview::{Preview, status};

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly_even_while_pages_are_open() {
    let mut preview = Preview::start();
    let port = preview.port;
    let generation = preview.generation();
    let mut waiting = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let request =
        format!("GET /.preview/state?known={generation} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    waiting.write_all(request.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    let sent = Command::new("kill").args(["-INT", &preview.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let start = Instant::now();
    let ended = loop {
        if let Some(ended) = preview.child.try_wait().unwrap() {
            break ended;
        }
        assert!(start.elapsed() < PATIENCE, "the preview does not end");
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!(ended.code(), Some(0));
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn a_taken_port_is_reported_with_what_to_do() {
    let preview = Preview::start();
    let second = Command::new(env!("CARGO_BIN_EXE_tongbao"))
        .args(["serve", "--port", &preview.port.to_string(), "--root"])
        .arg(preview.root.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let message = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(2), "{message}");
    assert!(message.contains(&format!("端口 {} 已被占用", preview.port)), "{message}");
    assert!(message.contains("--port 0"), "{message}");
    assert_eq!(status(&preview.get("/")), 200, "the first preview goes on");
}

#[test]
fn a_good_client_is_served_in_a_crowd() {
    let preview = Preview::start();
    let port = preview.port;
    // Half a request each, and a byte now and then.
    let mut slow: Vec<TcpStream> =
        (0..120).map(|_| TcpStream::connect(("127.0.0.1", port)).unwrap()).collect();
    slow.iter_mut().for_each(|stream| stream.write_all(b"GET / HTTP/1.1\r\nHo").unwrap());
    std::thread::scope(|scope| {
        let asking: Vec<_> =
            (0..256).map(|_| scope.spawn(|| status(&preview.get("/jia/2020-04/")))).collect();
        slow.iter_mut().for_each(|stream| stream.write_all(b"s").unwrap());
        assert!(asking.into_iter().all(|request| request.join().unwrap() == 200));
    });
    for _ in 0..40 {
        assert_eq!(status(&preview.get("/")), 200);
    }
    // The slow streams were in the way all the time, and are answered when their requests are whole.
    for stream in &mut slow {
        write!(stream, "t: localhost:{port}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert_eq!(status(&answer), 200);
    }
}
