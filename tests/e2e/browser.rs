//! One browser, driven through WebDriver, with the server it reads from.
//!
//! Everything here blocks: a test reads as a list of what a reader does and sees. Nothing sleeps; what takes time is
//! waited for in the page.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use thirtyfour::common::command::Command;
use thirtyfour::{TimeoutConfiguration, WebDriver};
use tokio::runtime::{Builder, Runtime};

use crate::engine::Engine;
use crate::paths;
use crate::process::{Process, free_port};
use crate::response::Response;
use crate::server::Server;

/// What every script of a test may call.
const PRELUDE: &str = include_str!("prelude.js");

/// An engine with an open session and a server of its own.
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) server: Server,
    pub(super) driver: WebDriver,
    pub(super) runtime: Runtime,
    profile: PathBuf,
    /// Hosts besides the server's own that the test lets the page ask.
    allowed_hosts: Vec<String>,
    /// Set once the test has looked at the console: the browser's own messages are then expected too.
    noisy: bool,
    /// The driver, and the display it needs; ended last, in this order.
    _processes: Vec<Process>,
}

impl Browser {
    /// Starts driver and browser.
    ///
    /// # Errors
    /// Where one of them is missing or does not answer.
    pub(crate) fn start(engine: Engine) -> Result<Self, String> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = format!("profile-{}-{number}", std::process::id());
        let profile = paths::output().join(profile);
        let port = free_port();
        let mut display = None;
        let mut variables = vec![("NO_AT_BRIDGE", "1".to_owned())];
        if engine == Engine::WebKit {
            let (process, name) = Process::start_display()?;
            variables.push(("DISPLAY", name));
            variables.push(("GDK_BACKEND", "x11".into()));
            display = Some(process);
        }
        let log = paths::output().join(format!("{}.log", engine.name()));
        let driver = Process::start(&engine.driver(port), &variables, &log)?;
        let mut processes = vec![driver];
        processes.extend(display);

        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|e| e.to_string())?;
        let driver = runtime
            .block_on(connect(engine, port, &profile))
            .map_err(|e| format!("{e}; see {}", log.display()))?;
        let browser = Self {
            engine,
            server: Server::start(),
            driver,
            runtime,
            profile,
            allowed_hosts: Vec::new(),
            noisy: false,
            _processes: processes,
        };
        Ok(browser)
    }

    /// Whether the session still answers.
    pub(crate) fn is_alive(&self) -> bool {
        self.command(Command::GetTitle).is_ok()
    }

    /// Puts a page at `/page.html` and opens it.
    #[track_caller]
    pub(crate) fn show(&mut self, page: &str) {
        self.server.route("/page.html", Response::new(page));
        self.open("/page.html");
    }

    /// Puts a page at `/page.html`, opens it and waits until the widget is ready.
    #[track_caller]
    pub(crate) fn show_ready(&mut self, page: &str) {
        self.show(page);
        self.ready();
    }

    /// Opens a path of the server and waits until it is loaded.
    #[track_caller]
    pub(crate) fn open(&mut self, path: &str) {
        let url = self.server.url(path);
        self.command(Command::NavigateTo(url.into()))
            .expect("the page loads");
    }

    /// Waits for the element's `ready`.
    ///
    /// # Panics
    /// Where it is rejected.
    #[track_caller]
    pub(crate) fn ready(&self) {
        self.run("await customElements.whenDefined('article-context'); await el().ready");
    }

    /// Runs the body of an async function in the page, with [`PRELUDE`] before it; returns what it returns.
    ///
    /// # Panics
    /// Where it throws or takes longer than eight seconds.
    #[track_caller]
    pub(crate) fn run(&self, body: &str) -> Value {
        match self.try_run(body) {
            Ok(value) => value,
            Err(error) => panic!("{error}\n  in: {body}"),
        }
    }

    /// As [`run`](Self::run); what it throws is the error.
    pub(crate) fn try_run(&self, body: &str) -> Result<Value, String> {
        // WebKit's driver runs microtasks after each callback of the synchronous part, as no page's script would see it:
        // hence `await null`.
        let script = format!(
            "const done = arguments[arguments.length - 1];\n{PRELUDE}\n\
             const late = new Promise((_, fail) => setTimeout(() => fail('it took too long'), 8000));\n\
             Promise.race([late, (async () => {{ await null; {body}\n }})()]).then(\n\
             (value) => done({{ value: value === undefined ? null : value }}),\n\
             (error) => done({{ error: String(error && error.message || error) }}));"
        );
        let command = Command::ExecuteAsyncScript(script.into(), [].into());
        let mut answer = self.command(command)?;
        match answer["error"].take() {
            Value::Null => Ok(answer["value"].take()),
            error => Err(error.as_str().unwrap_or_default().into()),
        }
    }

    /// The value of an expression in the page.
    #[track_caller]
    pub(crate) fn get(&self, expression: &str) -> Value {
        self.run(&format!("return {expression}"))
    }

    /// Whether an expression is truthy in the page.
    #[track_caller]
    pub(crate) fn holds(&self, expression: &str) -> bool {
        self.run(&format!("return !!({expression})")) == true
    }

    /// Waits until an expression is truthy.
    ///
    /// # Panics
    /// After five seconds.
    #[track_caller]
    pub(crate) fn wait(&self, expression: &str) {
        self.run(&format!(
            "await until(() => ({expression}), {})",
            json!(expression)
        ));
    }

    /// Lets time pass in the page: only for what must *not* happen.
    #[track_caller]
    pub(crate) fn pause(&self, milliseconds: u32) {
        self.run(&format!(
            "await new Promise((go) => setTimeout(go, {milliseconds}))"
        ));
    }

    /// The details of the widget's DOM events of one name (without `article-context-`), as far as they came.
    #[track_caller]
    pub(crate) fn events(&self, name: &str) -> Vec<Value> {
        let events = self.get(&format!("details({})", json!(name)));
        events.as_array().cloned().unwrap_or_default()
    }

    /// Waits for the first event of a name; returns its detail.
    #[track_caller]
    pub(crate) fn event(&self, name: &str) -> Value {
        self.wait(&format!("details({}).length", json!(name)));
        self.events(name).swap_remove(0)
    }

    /// The strings of an array in the page.
    #[track_caller]
    pub(crate) fn strings(&self, expression: &str) -> Vec<String> {
        let array = self.get(expression);
        let array = array.as_array().cloned().unwrap_or_default();
        let string = |value: &Value| value.as_str().map(String::from);
        array.iter().filter_map(string).collect()
    }

    /// What was logged since the page began or this was last called. Calling it says that something is expected.
    pub(crate) fn console(&mut self) -> Vec<String> {
        self.noisy = true;
        self.drain()
    }

    fn drain(&self) -> Vec<String> {
        self.strings("window.__log ? window.__log.splice(0) : []")
    }

    /// Lets the page ask the foreign host.
    pub(crate) fn allow_foreign_host(&mut self) {
        self.allowed_hosts.push(self.server.foreign_host().into());
    }

    /// What is wrong at the end of any test: something logged, or a request to a host that nobody named.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        let mut complaints = self.drain();
        if self.engine == Engine::Chromium && !self.noisy {
            let log = self.runtime.block_on(self.driver.browser_log());
            let entries = log.unwrap_or_default().into_iter();
            let loud = entries.filter(|e| matches!(e.level.as_str(), "WARNING" | "SEVERE"));
            complaints.extend(loud.map(|e| e.message));
        }
        let shut = "(window.__events || []).filter((e) => !e.bubbles || !e.composed)";
        let shut = self.strings(&format!("{shut}.map((e) => e.name)"));
        complaints.extend(
            shut.iter()
                .map(|name| format!("{name} does not bubble out of every tree")),
        );
        let mut hosts = vec![self.server.host().to_owned()];
        hosts.append(&mut self.allowed_hosts.clone());
        let asked = self.server.requests();
        let foreign = asked.iter().filter(|r| !hosts.contains(&r.host));
        complaints.extend(foreign.map(|r| format!("request to a foreign host: {r:?}")));
        for url in self.strings("performance.getEntriesByType('resource').map((e) => e.name)") {
            let ours = hosts
                .iter()
                .any(|h| url.starts_with(&format!("http://{h}/")));
            if !ours && url.starts_with("http") {
                complaints.push(format!("request to a foreign host: {url}"));
            }
        }
        complaints
    }

    /// Leaves the page and forgets what the last test did.
    pub(crate) fn reset(&mut self) -> Result<(), String> {
        self.noisy = false;
        self.allowed_hosts.clear();
        // Lets go of held responses first: a page that still loads would hold the session up.
        self.server.reset();
        self.command(Command::NavigateTo("about:blank".into()))?;
        self.rest_pointer()?;
        self.resize(1200, 900)?;
        self.server.reset();
        if self.engine == Engine::Chromium {
            self.runtime.block_on(self.driver.browser_log()).ok();
        }
        Ok(())
    }

    /// Gives the window a size.
    pub(crate) fn resize(&self, width: u32, height: u32) -> Result<(), String> {
        let sizing = self.driver.set_window_rect(0, 0, width, height);
        self.runtime
            .block_on(sizing)
            .map(drop)
            .map_err(|e| e.to_string())
    }

    /// Writes a picture of the window.
    pub(crate) fn screenshot(&self, name: &str) -> Option<PathBuf> {
        let path = paths::output().join(format!("{name}.png"));
        let taken = self.runtime.block_on(self.driver.screenshot(&path));
        taken.ok().map(|()| path)
    }

    /// A command of Chromium's own protocol.
    #[track_caller]
    pub(crate) fn devtools(&self, name: &str, values: Value) -> Value {
        let tools = self.driver.cdp();
        self.runtime
            .block_on(tools.send_raw(name, values))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A PNG of the window.
    pub(crate) fn picture(&self) -> Vec<u8> {
        let taken = self.runtime.block_on(self.driver.screenshot_as_png());
        taken.expect("a picture")
    }

    /// Prints the page; a PDF, in base64.
    pub(crate) fn print(&self) -> Result<String, String> {
        let command = Command::PrintPage(Default::default());
        let pdf = self.command(command)?;
        Ok(pdf.as_str().unwrap_or_default().into())
    }

    /// Sends one WebDriver command; returns its value.
    pub(super) fn command(&self, command: Command) -> Result<Value, String> {
        let response = self.runtime.block_on(self.driver.cmd(command));
        response
            .and_then(|response| response.value_json())
            .map_err(|error| error.to_string())
            .map_err(|error| error.split("Stacktrace").next().unwrap_or_default().into())
    }

    /// Closes the session.
    pub(crate) fn quit(self) {
        let Self {
            driver,
            runtime,
            profile,
            _processes,
            ..
        } = self;
        runtime.block_on(driver.quit()).ok();
        drop(_processes);
        fs::remove_dir_all(profile).ok();
    }
}

/// Waits for the driver and opens a session.
async fn connect(engine: Engine, port: u16, profile: &Path) -> Result<WebDriver, String> {
    let deadline = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > deadline {
            return Err(format!("the driver of {engine:?} does not answer"));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let capabilities: Map<String, Value> = match engine.capabilities(profile) {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    let url = format!("http://127.0.0.1:{port}");
    let driver = WebDriver::new(url, capabilities)
        .await
        .map_err(|e| e.to_string())?;
    let seconds = |n| Some(Duration::from_secs(n));
    let timeouts = TimeoutConfiguration::new(seconds(10), seconds(20), seconds(0));
    driver
        .update_timeouts(timeouts)
        .await
        .map_err(|e| e.to_string())?;
    Ok(driver)
}
