//! Runs every case in every engine, an engine a thread, and reports as `cargo test` does.

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use crate::browser::Browser;
use crate::engine::{Engine, wanted};
use crate::paths;

/// One case: a sentence and what shows it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&mut Browser),
}

/// The cases of a file, by their functions' names.
#[macro_export]
macro_rules! cases {
    ($($name:ident),* $(,)?) => {
        pub(crate) const CASES: &[$crate::runner::Case] =
            &[$($crate::runner::Case { name: stringify!($name), run: $name }),*];
    };
}

/// What the command line asks for: the part of libtest's that people use.
#[derive(Default)]
struct Options {
    filters: Vec<String>,
    skip: Vec<String>,
    exact: bool,
    list: bool,
}

impl Options {
    fn parse() -> Self {
        let mut options = Self::default();
        let mut words = env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--exact" => options.exact = true,
                "--list" => options.list = true,
                "--skip" => options.skip.extend(words.next()),
                "--test-threads" | "--format" | "--color" => drop(words.next()),
                flag if flag.starts_with('-') => {}
                _ => options.filters.push(word),
            }
        }
        options
    }

    fn wants(&self, name: &str) -> bool {
        let fits = |filter: &String| match self.exact {
            true => name == filter,
            false => name.contains(filter.as_str()),
        };
        (self.filters.is_empty() || self.filters.iter().any(fits)) && !self.skip.iter().any(fits)
    }
}

/// The message of the panic that a thread is dying of.
static PANICS: Mutex<Vec<(thread::ThreadId, String)>> = Mutex::new(Vec::new());

/// Runs the cases; the exit code says whether all went well.
pub(crate) fn run(cases: &[&'static [Case]]) -> ExitCode {
    let options = Options::parse();
    let started = Instant::now();
    let total = cases.iter().map(|file| file.len()).sum::<usize>() * Engine::ALL.len();
    let plan: Vec<(Engine, Vec<(String, &Case)>)> = wanted()
        .into_iter()
        .map(|engine| (engine, named(engine, cases, &options)))
        .filter(|(_, cases)| !cases.is_empty())
        .collect();
    let planned: usize = plan.iter().map(|(_, cases)| cases.len()).sum();
    if options.list {
        for (name, _) in plan.iter().flat_map(|(_, cases)| cases) {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    let loader = paths::dist().join("article-context.js");
    if !loader.exists() {
        eprintln!("{} is not there: run scripts/build first", loader.display());
        return ExitCode::from(101);
    }
    let engines: Vec<&str> = plan.iter().map(|(engine, _)| engine.name()).collect();
    println!("engines: {}", engines.join(", "));
    println!("\nrunning {planned} tests");
    set_hook(Box::new(|info| {
        let mut panics = PANICS.lock().expect("not held in a panic");
        panics.push((thread::current().id(), info.to_string()));
    }));
    let failures: Vec<(String, String)> = thread::scope(|scope| {
        let threads = plan
            .iter()
            .map(|(engine, cases)| scope.spawn(|| run_engine(*engine, cases)));
        let threads: Vec<_> = threads.collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        joined.flat_map(Result::unwrap_or_default).collect()
    });
    let failures = again(failures, &plan);
    if !failures.is_empty() {
        println!("\nfailures:\n");
        for (name, message) in &failures {
            println!("---- {name} ----\n{message}\n");
        }
        println!("failures:");
        for (name, _) in &failures {
            println!("    {name}");
        }
    }
    let failed = failures.len();
    println!(
        "\ntest result: {}. {} passed; {failed} failed; 0 ignored; 0 measured; {} filtered out; finished in {:.2}s\n",
        if failed == 0 { "ok" } else { "FAILED" },
        planned - failed,
        total - planned,
        started.elapsed().as_secs_f64(),
    );
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(101)
    }
}

/// So many failures may be the machine's, which runs three browsers at a time.
const FEW: usize = 4;

/// Runs a few cases that failed once more, with nothing beside them. What failed at first is told all
/// the same.
fn again(
    failures: Vec<(String, String)>,
    plan: &[(Engine, Vec<(String, &'static Case)>)],
) -> Vec<(String, String)> {
    if failures.len() > FEW {
        return failures;
    }
    let mut still = Vec::new();
    for (engine, cases) in plan {
        let has_failed = |name: &String| failures.iter().any(|(failed, _)| failed == name);
        let cases = cases.iter().filter(|(name, _)| has_failed(name)).cloned();
        let cases: Vec<_> = cases.collect();
        if !cases.is_empty() {
            still.extend(run_engine(*engine, &cases));
        }
    }
    for (name, message) in &failures {
        if !still.iter().any(|(failed, _)| failed == name) {
            println!("\n---- {name} failed at first and passed alone ----\n{message}");
        }
    }
    still
}

fn named(
    engine: Engine,
    cases: &[&'static [Case]],
    options: &Options,
) -> Vec<(String, &'static Case)> {
    cases
        .iter()
        .flat_map(|file| file.iter())
        .map(|case| (format!("{}::{}", engine.name(), case.name), case))
        .filter(|(name, _)| options.wants(name))
        .collect()
}

/// Runs the cases of one engine one after the other in one session; returns what failed and why.
fn run_engine(engine: Engine, cases: &[(String, &Case)]) -> Vec<(String, String)> {
    let mut browser = Browser::start(engine);
    let mut failures = Vec::new();
    for (name, case) in cases {
        if browser.as_ref().is_ok_and(|browser| !browser.is_alive())
            && let Ok(dead) = std::mem::replace(&mut browser, Err("the session died".into()))
        {
            dead.quit();
            browser = Browser::start(engine);
        }
        let result = match &mut browser {
            Ok(browser) => run_case(browser, name, case),
            Err(error) => Err(format!("{engine:?} cannot run: {error}")),
        };
        println!(
            "test {name} ... {}",
            if result.is_ok() { "ok" } else { "FAILED" }
        );
        failures.extend(result.err().map(|message| (name.clone(), message)));
    }
    if let Ok(browser) = browser {
        browser.quit();
    }
    failures
}

/// Runs one case; the error is its panic, or what was logged or requested without being expected.
fn run_case(browser: &mut Browser, name: &str, case: &Case) -> Result<(), String> {
    browser.reset()?;
    let ran = catch_unwind(AssertUnwindSafe(|| (case.run)(browser)));
    let complaints = catch_unwind(AssertUnwindSafe(|| browser.complaints()));
    let mut message = last_panics();
    for complaint in complaints.iter().flatten() {
        message += &format!("\nnot expected: {complaint}");
    }
    if ran.is_ok() && complaints.is_ok_and(|complaints| complaints.is_empty()) {
        return Ok(());
    }
    if let Some(path) = browser.screenshot(&name.replace("::", "-")) {
        message += &format!("\nscreenshot: {}", path.display());
    }
    Err(message)
}

/// Takes the messages of this thread's panics.
fn last_panics() -> String {
    let mut panics = PANICS.lock().expect("not held in a panic");
    let me = thread::current().id();
    let (mine, others) = std::mem::take(&mut *panics)
        .into_iter()
        .partition(|(thread, _)| *thread == me);
    *panics = others;
    let mine: Vec<(thread::ThreadId, String)> = mine;
    let messages: Vec<String> = mine.into_iter().map(|(_, message)| message).collect();
    messages.join("\n")
}
