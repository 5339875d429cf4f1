//! A preview as a person has it: a process of its own, a folder of its own, and a socket.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tongbao::build;
use tongbao::render::Options;

use crate::sites::copy_of;

/// When a test gives up: what has not come by then will never come. How soon it comes is measured by `tests/bench`.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// A running preview of a copy of a site.
pub(crate) struct Preview {
    pub(crate) child: Child,
    pub(crate) port: u16,
    pub(crate) root: TempDir,
}

impl Preview {
    pub(crate) fn start() -> Self {
        Self::of(copy_of("tests/suite/base"))
    }

    pub(crate) fn of(root: TempDir) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tongbao"))
            .args(["serve", "--port", "0", "--root"])
            .arg(root.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let port = lines
            .find_map(|line| {
                let line = line.unwrap();
                let address = line.split("127.0.0.1:").nth(1)?;
                address.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
            })
            .expect("the preview says where it listens");
        // Keep draining, so that a later message cannot block the preview.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port, root }
    }

    pub(crate) fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub(crate) fn get(&self, path: &str) -> String {
        let port = self.port;
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"))
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.root.path().join(path), text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.path().join(path)).unwrap()
    }

    /// Asks until the answer fits.
    pub(crate) fn soon(&self, path: &str, fits: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if fits(&answer) || start.elapsed() > PATIENCE {
                assert!(fits(&answer), "{path} did not become right: {answer}");
                return answer;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Preview {
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Which state of the site is shown.
    pub(crate) fn generation(&self) -> u64 {
        self.state()["generation"].as_u64().unwrap()
    }

    pub(crate) fn state(&self) -> serde_json::Value {
        let answer = self.get("/.preview/state");
        serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
    }

    /// Waits until what is shown is what a fresh build of the folder comes to, page by page, and stays so.
    pub(crate) fn equals_a_fresh_build(&self) {
        let start = Instant::now();
        let mut differs = self.difference();
        while let Some(what) = &differs {
            assert!(start.elapsed() < PATIENCE, "{what} is not what a build makes of it");
            std::thread::sleep(Duration::from_millis(50));
            differs = self.difference();
        }
    }

    fn difference(&self) -> Option<String> {
        let built = build(self.root.path(), &Options::default());
        let state = self.state();
        if state["checking"] != false || state["failed"] != built.pages.is_none() {
            return Some(format!("the state {state}"));
        }
        let Some(pages) = built.pages else {
            let code = built.diagnostics.sorted().first()?.code.id();
            return (!state["problems"].as_str()?.contains(code)).then(|| format!("the message of {code}"));
        };
        pages.paths().find_map(|path| {
            let expected = String::from_utf8_lossy(&pages.render(path)?.unwrap()).into_owned();
            let answer = self.get(&format!("/{path}"));
            let body = answer.split_once("\r\n\r\n")?.1;
            let same = match expected.rsplit_once("</body>").filter(|_| path.as_str().ends_with(".html")) {
                Some((before, after)) => body.contains(before) && body.ends_with(&format!("</body>{after}")),
                None => path.as_str().ends_with(".xlsx") || body == expected,
            };
            (!same).then(|| path.to_string())
        })
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
}
