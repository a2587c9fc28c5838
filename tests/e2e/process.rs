//! Programs that end with the test program, however that ends.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

/// Runs the program in a session of its own and waits for standard input to close, which happens also when the test
/// program is killed. Then ends every process of that session: the driver, its browser, the browser's helpers.
const WATCH: &str = r#"
trap : TERM INT HUP
others() { ps -o pid= -s $$ | grep -vw $$; }
"$@" </dev/null &
cat >/dev/null
kill $(others) 2>/dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do [ -z "$(others)" ] && exit; sleep 0.05; done
kill -9 $(others) 2>/dev/null
"#;

/// A running program; ends, with all its children, when dropped.
pub(crate) struct Process {
    watcher: Child,
    input: Option<ChildStdin>,
}

impl Process {
    /// Starts a program, its messages going to a file.
    ///
    /// # Errors
    /// Where there is no such program.
    pub(crate) fn start(
        command: &[String],
        variables: &[(&str, String)],
        log: &Path,
    ) -> Result<Self, String> {
        let log = File::create(log).map_err(|e| format!("{}: {e}", log.display()))?;
        Self::spawn(command, variables, log.into())
    }

    /// Starts an X server on a free display; also returns the display's name.
    ///
    /// # Errors
    /// Where Xvfb is missing or says nothing.
    pub(crate) fn start_display() -> Result<(Self, String), String> {
        let command = "Xvfb -displayfd 1 -screen 0 1280x1024x24 -nolisten tcp";
        let command: Vec<String> = command.split(' ').map(String::from).collect();
        let mut process = Self::spawn(&command, &[], Stdio::piped())?;
        let output = process.watcher.stdout.take().expect("it is piped");
        let mut number = String::new();
        let read = BufReader::new(output).read_line(&mut number);
        match (read, number.trim()) {
            (Ok(_), number) if !number.is_empty() => Ok((process, format!(":{number}"))),
            _ => Err("Xvfb did not start".into()),
        }
    }

    fn spawn(
        command: &[String],
        variables: &[(&str, String)],
        output: Stdio,
    ) -> Result<Self, String> {
        let program = &command[0];
        let found = Command::new("sh")
            .args(["-c", "command -v \"$0\" >/dev/null", program])
            .status();
        if !found.is_ok_and(|status| status.success()) {
            return Err(format!("{program} is not installed"));
        }
        let mut watcher = Command::new("setsid")
            .args(["sh", "-c", WATCH, "watch"])
            .args(command)
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("setsid: {e}"))?;
        let input = watcher.stdin.take();
        Ok(Self { watcher, input })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.input.take();
        self.watcher.wait().ok();
    }
}

/// A port that nothing listens on at the moment.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}
