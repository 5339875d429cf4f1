//! Connections that are closed when they take too long over a request: each holds a file of the process, and half a request
//! is never answered.

use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, Sleep, sleep};

/// How long a request may take until its header is whole, and how long a connection is kept for the next.
const PATIENCE: Duration = Duration::from_secs(60);

/// Accepts connections that are closed after a time.
pub(super) struct TimedListener(pub(super) TcpListener);

impl Listener for TimedListener {
    type Io = Connection<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        (Connection::new(stream, PATIENCE), address)
    }

    fn local_addr(&self) -> Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection with the time it has left.
pub(super) struct Connection<S> {
    stream: S,
    patience: Duration,
    end: Pin<Box<Sleep>>,
    /// Whether a request, or the rest of its header, is waited for. While an answer is made nothing is waited for.
    waiting: bool,
    /// Whether the line that is being read is empty so far: an empty line ends the header.
    empty: bool,
}

impl<S> Connection<S> {
    fn new(stream: S, patience: Duration) -> Self {
        Self { stream, patience, end: Box::pin(sleep(patience)), waiting: true, empty: false }
    }

    /// Looks for the end of a header in what was read.
    fn read(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'\n' if self.empty => (self.waiting, self.empty) = (false, false),
                b'\n' => self.empty = true,
                b'\r' => {}
                _ => self.empty = false,
            }
        }
    }

    /// An answer begins or goes on; behind it the next request is waited for.
    fn written(&mut self) {
        self.waiting = true;
        self.end.as_mut().reset(Instant::now() + self.patience);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Connection<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        let polled = Pin::new(&mut this.stream).poll_read(context, buffer);
        if polled.is_ready() {
            this.read(buffer.filled().get(before..).unwrap_or_default());
        }
        // A client that sends a byte now and then does not get more time.
        if this.waiting && this.end.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(Error::from(ErrorKind::TimedOut)));
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Connection<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let this = self.get_mut();
        this.written();
        Pin::new(&mut this.stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader of a connection gets from pieces that come one by one, until it ends.
    fn read(pieces: &'static [&'static [u8]], gap: Duration) -> (Vec<u8>, Option<ErrorKind>) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
            let address = listener.local_addr().unwrap();
            let sending = tokio::spawn(async move {
                let stream = TcpStream::connect(address).await.unwrap();
                for piece in pieces {
                    stream.writable().await.unwrap();
                    let _ = stream.try_write(piece);
                    sleep(gap).await;
                }
                sleep(Duration::from_secs(1)).await;
            });
            let (stream, _) = listener.accept().await.unwrap();
            let mut connection = Connection::new(stream, Duration::from_millis(300));
            let mut all = Vec::new();
            let error = loop {
                let mut space = [0; 64];
                let mut buffer = ReadBuf::new(&mut space);
                let polled =
                    std::future::poll_fn(|context| Pin::new(&mut connection).poll_read(context, &mut buffer));
                match polled.await {
                    Ok(()) if buffer.filled().is_empty() => break None,
                    Ok(()) => all.extend_from_slice(buffer.filled()),
                    Err(error) => break Some(error.kind()),
                }
            };
            sending.abort();
            (all, error)
        })
    }

    #[test]
    fn a_request_that_never_ends_is_not_waited_for() {
        let (all, error) = read(&[b"GET / HTTP/1.1\r\nHo"], Duration::ZERO);
        assert_eq!((all.as_slice(), error), (&b"GET / HTTP/1.1\r\nHo"[..], Some(ErrorKind::TimedOut)));
        let slow: &[&[u8]] = &[b"G", b"E", b"T", b" ", b"/", b" ", b"H", b"T", b"T", b"P", b"/", b"1"];
        let (_, error) = read(slow, Duration::from_millis(60));
        assert_eq!(error, Some(ErrorKind::TimedOut), "a byte now and then is no request");
    }

    #[test]
    fn a_request_that_waits_for_its_answer_is_kept() {
        let whole: &[&[u8]] = &[b"GET / HTTP/1.1\r\nHost: a\r\n", b"\r\n"];
        assert_eq!(read(whole, Duration::ZERO).1, None);
    }
}
