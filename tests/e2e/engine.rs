//! The three browser engines: which program drives each, and what each is asked for.

use std::env;
use std::path::Path;

use serde_json::{Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in test names and in `E2E_ENGINES`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The command that starts its driver on a port.
    pub(crate) fn driver(self, port: u16) -> Vec<String> {
        let (variable, name, port) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver", format!("--port={port}")),
            Self::Firefox => ("GECKODRIVER", "geckodriver", format!("--port={port}")),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver", format!("--port={port}")),
        };
        vec![env::var(variable).unwrap_or_else(|_| name.into()), port]
    }

    /// What a new session is asked for; `profile` is a fresh directory.
    pub(crate) fn capabilities(self, profile: &Path) -> Value {
        match self {
            Self::Chromium => {
                let profile = format!("--user-data-dir={}", profile.display());
                // Names of other hosts do not resolve: nothing leaves this machine.
                let resolver = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-dev-shm-usage", "--window-size=1200,900", profile, resolver,
                    ]},
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Self::Firefox => {
                let mut options = json!({
                    "args": ["-headless"],
                    "prefs": {
                        "browser.aboutwelcome.enabled": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                    },
                });
                if let Ok(binary) = env::var("FIREFOX") {
                    options["binary"] = binary.into();
                }
                json!({ "moz:firefoxOptions": options })
            }
            Self::WebKit => json!({}),
        }
    }
}

/// The engines to run: all, or those that `E2E_ENGINES` names.
///
/// # Panics
/// On a name that is no engine's.
pub(crate) fn wanted() -> Vec<Engine> {
    let Ok(names) = env::var("E2E_ENGINES") else {
        return Engine::ALL.to_vec();
    };
    let names = names.split(',').map(str::trim).filter(|n| !n.is_empty());
    names
        .map(|name| {
            let engine = Engine::ALL.into_iter().find(|e| e.name() == name);
            engine.unwrap_or_else(|| panic!("E2E_ENGINES: no engine is called {name:?}"))
        })
        .collect()
}
