//! The streams of a command: its input and its output.

use std::io::{self, BufRead, Write};

/// An input stream, and whether a person types into it.
pub(crate) struct Input {
    stream: Box<dyn BufRead + Send>,
    pub(super) is_terminal: bool,
}

impl Input {
    /// A stream over a reader; `is_terminal` says whether a person types.
    pub(crate) fn new(stream: impl BufRead + Send + 'static, is_terminal: bool) -> Self {
        Self { stream: Box::new(stream), is_terminal }
    }

    /// The next line without its end; `None` at the end of the input.
    pub(super) fn line(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        if self.stream.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        // A half-deleted Chinese character leaves bytes that are no text; they are shown as such and refused later.
        let text = String::from_utf8_lossy(&bytes);
        Ok(Some(text.trim_matches(|c: char| c.is_whitespace() || c.is_control()).to_owned()))
    }
}

/// An output stream that remembers its first refusal instead of failing the work.
pub(crate) struct Stream {
    sink: Box<dyn Write + Send>,
    is_terminal: bool,
    /// The first error of the system.
    pub(super) refused: Option<io::Error>,
}

impl Stream {
    /// A stream over a writer; `is_terminal` says whether a person may be looking.
    pub(crate) fn new(sink: impl Write + Send + 'static, is_terminal: bool) -> Self {
        Self { sink: Box::new(sink), is_terminal, refused: None }
    }

    /// Writes a text and passes it on at once. After a refusal nothing more is tried.
    pub(super) fn write(&mut self, text: &str) {
        if self.refused.is_none() {
            self.refused = self.sink.write_all(text.as_bytes()).and_then(|()| self.sink.flush()).err();
        }
    }

    /// Whether a person may be looking.
    pub(super) fn is_terminal(&self) -> bool {
        self.is_terminal
    }
}
