//! What the server answers: status, headers, and a body that may stop half-way and wait.

use std::sync::{Arc, Condvar, Mutex};

/// One step of sending a body. A response that waits before its first byte begins with a gate.
#[derive(Clone)]
pub(crate) enum Step {
    /// Bytes to send; the first of them follow the head.
    Send(Vec<u8>),
    /// Wait until another path is requested, a second at most.
    Until(String),
    /// Wait until the test opens the gate.
    Gate(Gate),
}

/// A response under construction; the default is 200 with the type that the path's ending says.
#[derive(Clone)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) steps: Vec<Step>,
}

impl Response {
    /// A whole body.
    pub(crate) fn new(body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            headers: Vec::new(),
            steps: vec![Step::Send(body.into())],
        }
    }

    pub(crate) fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Holds the rest of the body back until `path` has been requested.
    pub(crate) fn until(mut self, path: &str, rest: &str) -> Self {
        self.steps.push(Step::Until(path.into()));
        self.steps.push(Step::Send(rest.into()));
        self
    }

    /// Sends nothing, not even the head, before the gate is opened.
    pub(crate) fn behind(mut self, gate: &Gate) -> Self {
        let body = std::mem::take(&mut self.steps);
        self.steps = vec![Step::Gate(gate.clone())];
        self.steps.extend(body);
        self
    }

    /// Opens every gate in it.
    pub(crate) fn release(&self) {
        for step in &self.steps {
            if let Step::Gate(gate) = step {
                gate.open();
            }
        }
    }

    /// The `Content-Type`: by the ending of the path; a page where there is none.
    pub(crate) fn mime(&self, path: &str) -> &'static str {
        match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "js" => "text/javascript; charset=utf-8",
            "wasm" => "application/wasm",
            "json" => "application/json",
            "css" => "text/css; charset=utf-8",
            "png" => "image/png",
            "svg" => "image/svg+xml",
            _ => "text/html; charset=utf-8",
        }
    }
}

/// Holds responses back until it is opened.
#[derive(Clone, Default)]
pub(crate) struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Lets everything through from now on.
    pub(crate) fn open(&self) {
        *self.0.0.lock().expect("never poisoned") = true;
        self.0.1.notify_all();
    }

    /// Waits for it.
    pub(crate) fn pass(&self) {
        let open = self.0.0.lock().expect("never poisoned");
        let _open = self.0.1.wait_while(open, |open| !*open);
    }
}
