//! A small HTTP/1.1 server with two origins: the publisher's own and a foreign one (a CDN).
//!
//! Both serve the same things: what the test put there, the built widget, the labelled articles. Every request is
//! recorded, so that a test can say what was fetched, in which order, from which host.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use crate::response::{Response, Step};
use crate::{pages, paths};

/// The script that every served page loads first: it logs what the console and the widget say.
const LOG_SCRIPT: &str = include_str!("log.js");

/// One request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) host: String,
}

#[derive(Default)]
struct State {
    routes: HashMap<String, Response>,
    requests: Vec<Request>,
    /// Raised by `reset`: what waits for an older test lets go.
    epoch: u64,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no thread panics holding this")
    }
}

/// The server; its threads live as long as the test program.
pub(crate) struct Server {
    shared: Arc<Shared>,
    host: String,
    foreign_host: String,
}

impl Server {
    /// Starts listening on two free ports of this machine.
    pub(crate) fn start() -> Self {
        let shared = Arc::new(Shared::default());
        let host = listen(Arc::clone(&shared), false);
        let foreign_host = listen(Arc::clone(&shared), true);
        Self {
            shared,
            host,
            foreign_host,
        }
    }

    /// The publisher's host and port.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// The other host and port: allows every origin to read what it serves.
    pub(crate) fn foreign_host(&self) -> &str {
        &self.foreign_host
    }

    /// The address of a path on the publisher's host.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }

    /// The address of a path on the foreign host.
    pub(crate) fn foreign_url(&self, path: &str) -> String {
        format!("http://{}{path}", self.foreign_host)
    }

    /// Puts a response at a path, over whatever stands there.
    pub(crate) fn route(&self, path: &str, response: Response) {
        self.shared.lock().routes.insert(path.into(), response);
    }

    /// What was requested since the last reset, in order of arrival.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.shared.lock().requests.clone()
    }

    /// How often a path was requested since the last reset.
    pub(crate) fn count(&self, path: &str) -> usize {
        let state = self.shared.lock();
        state.requests.iter().filter(|r| r.path == path).count()
    }

    /// Waits until a path has been requested.
    ///
    /// # Panics
    /// After ten seconds.
    pub(crate) fn wait_for(&self, path: &str) {
        let epoch = self.shared.lock().epoch;
        let came = wait_for(&self.shared, path, epoch, Duration::from_secs(10));
        assert!(
            came,
            "{path} was never requested, only {:?}",
            self.requests()
        );
    }

    /// Forgets routes and requests, and lets go of everything that waits.
    pub(crate) fn reset(&self) {
        let mut state = self.shared.lock();
        for response in state.routes.values() {
            response.release();
        }
        state.routes.clear();
        state.requests.clear();
        state.epoch += 1;
        self.shared.changed.notify_all();
    }
}

/// Accepts connections on a free port; returns host and port.
fn listen(shared: Arc<Shared>, foreign: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let host = listener.local_addr().expect("an address").to_string();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let shared = Arc::clone(&shared);
            // A browser that hangs up early is no failure of the server.
            thread::spawn(move || answer(stream, &shared, foreign).ok());
        }
    });
    host
}

/// Reads one request, answers it and closes.
fn answer(stream: TcpStream, shared: &Shared, foreign: bool) -> std::io::Result<()> {
    let mut lines = BufReader::new(&stream).lines();
    let Some(first) = lines.next().transpose()? else {
        return Ok(());
    };
    let target = first.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/").to_owned();
    let mut host = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("host")
        {
            host = value.trim().into();
        }
    }
    let (response, epoch) = {
        let mut state = shared.lock();
        let response = state.routes.get(&path).cloned();
        if path != "/favicon.ico" && path != "/__log.js" {
            let path = path.clone();
            state.requests.push(Request { path, host });
        }
        shared.changed.notify_all();
        (response, state.epoch)
    };
    let response = response.unwrap_or_else(|| from_disk(&path));
    write(stream, &path, response, shared, epoch, foreign)
}

/// What stands at a path that no test has overridden.
fn from_disk(path: &str) -> Response {
    let file = match path {
        "/__log.js" => return Response::new(LOG_SCRIPT),
        "/pack.json" => return Response::new(pages::PACK),
        "/favicon.ico" => return Response::new("").status(204),
        "/axe.min.js" => paths::axe(),
        "/readability.js" => paths::readability(),
        _ => match path.strip_prefix("/articles/") {
            Some(name) => paths::articles().join(name),
            None if path.contains("..") => return Response::new("").status(400),
            None => paths::dist().join(path.trim_start_matches('/')),
        },
    };
    match fs::read(file) {
        Ok(bytes) => Response::new(bytes),
        Err(_) => Response::new("not here").status(404),
    }
}

fn write(
    mut stream: TcpStream,
    path: &str,
    response: Response,
    shared: &Shared,
    epoch: u64,
    foreign: bool,
) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {} -\r\nConnection: close\r\n", response.status);
    head += "Cache-Control: no-store\r\n";
    if foreign {
        head += "Access-Control-Allow-Origin: *\r\n";
    }
    let mime = response.mime(path);
    head += &format!("Content-Type: {mime}\r\n");
    for (name, value) in &response.headers {
        head += &format!("{name}: {value}\r\n");
    }
    let is_page = mime.starts_with("text/html") && response.status == 200;
    let mut head = Some(head + "\r\n");
    for step in &response.steps {
        match step {
            Step::Send(bytes) => match head.take() {
                Some(head) => {
                    stream.write_all(head.as_bytes())?;
                    stream.write_all(&if is_page {
                        with_log(bytes)
                    } else {
                        bytes.clone()
                    })?;
                }
                None => stream.write_all(bytes)?,
            },
            Step::Until(wanted) => {
                wait_for(shared, wanted, epoch, Duration::from_secs(1));
            }
            Step::Gate(gate) => gate.pass(),
        }
        stream.flush()?;
    }
    Ok(())
}

/// Whether the path was requested before the time is over or the test has ended.
fn wait_for(shared: &Shared, path: &str, epoch: u64, time: Duration) -> bool {
    let deadline = Instant::now() + time;
    let mut state = shared.lock();
    loop {
        if state.requests.iter().any(|r| r.path == path) {
            return true;
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || state.epoch != epoch {
            return false;
        }
        state = match shared.changed.wait_timeout(state, left) {
            Ok((state, _)) => state,
            Err(_) => return false,
        };
    }
}

/// The page with the log script as the first thing in its head. A script of the same host, so that a strict
/// content security policy lets it in.
fn with_log(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let at = page
        .find("<head")
        .and_then(|head| page[head..].find('>').map(|end| head + end + 1))
        .unwrap_or(0);
    let (before, after) = page.split_at(at);
    format!("{before}<script src=\"/__log.js\"></script>{after}").into_bytes()
}
