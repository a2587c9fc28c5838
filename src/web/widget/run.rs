//! One run: options, addresses, then, with what was fetched, reading, finding, marking, ranking
//! and showing, in this order and without a pause.

use crate::text::joined;
use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::{Inner, say};
use crate::context::{self, Compiled, Context};
use crate::find::Choice;
use crate::ui::{Details, Labels, Settings, View};
use crate::web::load::{self, Source};
use crate::web::options::{self, Options};
use crate::web::tell::{Problem, set};
use crate::web::{explain, read};

/// A run that waits for what it asked to be fetched.
#[derive(Debug)]
pub(super) struct Plan {
    options: Options,
    root: Element,
    /// The article's language.
    language: String,
    /// That of the labels; `None` where there are none, or no pack, and nothing to show.
    known: Option<&'static str>,
    addresses: Vec<String>,
    page: String,
    object: JsValue,
    begun: f64,
}

/// Milliseconds of the phases of a run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    pub load: f64,
    pub find: f64,
    pub mark: f64,
    pub rank: f64,
    /// When the showing began, until it ends.
    pub render: f64,
}

impl Inner {
    /// Begins a run: the addresses to fetch.
    pub(super) fn plan(self: &Rc<Self>, object: JsValue) -> Result<Vec<String>, Problem> {
        let begun = now();
        let (options, problems) = options::read(&self.host);
        for problem in &problems {
            self.teller.problem(problem);
        }
        let Some(root) = read::root(&self.host, options.root.as_deref()) else {
            let wanted = options
                .root
                .as_deref()
                .unwrap_or("article, [itemprop~=articleBody] or main");
            let message = joined(&["no element on this page matches ", wanted]);
            return Err(self.fail(Problem::new("article", message)));
        };
        let language = options
            .lang
            .clone()
            .unwrap_or_else(|| read::language(&root));
        let may_fall_back = options.lang.is_some() || language.is_empty();
        let known = load::language(&language).or(may_fall_back.then_some("en"));
        let page = self.host.base_uri().ok().flatten().unwrap_or_default();
        let has_object = object.is_object();
        let addresses = known.map_or(Vec::new(), |known| {
            load::addresses(&options, known, has_object, &self.base, &page)
        });
        self.plan.replace(Some(Plan {
            language: if language.is_empty() {
                "en".to_owned()
            } else {
                language
            },
            options,
            root,
            known: known.filter(|_| !addresses.is_empty()),
            addresses: addresses.clone(),
            page,
            object,
            begun,
        }));
        Ok(addresses)
    }

    /// What a reader said comes from the site's storage, which takes its time; the widget itself has
    /// nothing to read.
    pub(super) fn rehearse(&self) {
        say::current();
        read::read(&self.host, None, &self.hands);
        // The pack is the program's own, and right.
        let _ = context::rehearse();
    }

    /// Ends the run with what was fetched. The promise resolves when the document shows it.
    pub(super) fn finish(
        self: &Rc<Self>,
        fetched: &Array,
        is_restored: bool,
    ) -> Result<Promise, Problem> {
        self.is_restored.set(is_restored);
        let nothing = || Promise::resolve(&JsValue::UNDEFINED);
        let Some(plan) = self.plan.take() else {
            return Ok(nothing());
        };
        let Some(known) = plan.known else {
            self.clear();
            self.tell_ready(&Context::default(), Times::default());
            return Ok(nothing());
        };
        let material = load::material(&plan.addresses, fetched).map_err(|it| self.fail(it))?;
        let labels = Labels::parse(known, &material.labels)
            .map_err(|message| self.fail(Problem::at("fetch", &plan.addresses[1], &message)))?;
        // Without a usable pack, too, the sheet says how much room there is.
        self.dress(&material.sheet);
        let wish = &plan.options.wish;
        let source = Source::new(&plan.addresses, fetched, &plan.object, wish);
        let known = self.compiled.take().filter(|known| known.0 == source);
        let mut last = None;
        let compiled = match known {
            Some((_, compiled)) => compiled,
            None => {
                let packs = source.packs(&plan.page, |problem| {
                    self.teller.problem(problem);
                    last = Some(problem.clone());
                });
                if packs.is_empty() {
                    self.clear();
                    let settings = settings(&plan.options);
                    if settings.has_panel && load::is_offline(fetched) {
                        self.show_offline(labels, settings);
                    }
                    return Err(last.unwrap_or_else(|| Problem::new("pack", "no pack is named")));
                }
                Compiled::new(packs, wish, labels.texts())
            }
        };
        // What was refused is told again each time.
        let source = last.is_none().then_some(source);
        Ok(self.read_and_show(plan, source, compiled, labels))
    }

    /// Goes on where all is there. What was compiled is kept with the source it is from.
    #[inline(never)]
    fn read_and_show(
        self: &Rc<Self>,
        plan: Plan,
        source: Option<Source>,
        compiled: Compiled,
        labels: Labels,
    ) -> Promise {
        let Plan { options, root, .. } = plan;
        let settings = settings(&options);
        self.unmark();
        self.root.replace(Some(root.clone()));
        let loaded = now();
        let mut reading = read::read(&root, options.skip.as_deref(), &self.hands);
        let document = self.host.owner_document();
        reading.article.language.clone_from(&plan.language);
        reading.article.published = options
            .published
            .or_else(|| read::published(document.as_ref()?, &root));
        let (mut context, text) = compiled.find(&reading.article, options.choice);
        let found = now();
        if !self.is_restored.get() && options.choice != Choice::None && self.may_mark(&root) {
            let library = &compiled.library;
            self.mark(&root, &reading, &context, library, options.is_painted);
        }
        let marked = now();
        context.events = compiled.relate(&reading.article, &text, &context.mentions);
        let ranked = now();
        let library = compiled.library.clone();
        let details = library.packs.iter().map(|pack| match pack.details {
            Some(_) => Details::Awaited,
            None => Details::Within,
        });
        let view = View {
            details: details.collect(),
            library: library.clone(),
            context: Rc::new(context),
            article: Rc::new(reading.article),
            labels: Rc::new(labels),
            settings,
            is_offline: false,
        };
        let times = Times {
            load: loaded - plan.begun,
            find: found - loaded,
            mark: marked - found,
            rank: ranked - marked,
            render: ranked,
        };
        self.compiled
            .replace(source.map(|source| (source, compiled)));
        let shown = self.show(view, times);
        if settings.may_ask {
            self.asking.replace(explain::watch(self));
        }
        shown
    }

    pub(super) fn dress(&self, sheet: &JsValue) {
        let sheets = Reflect::get(&self.shadow, &"adoptedStyleSheets".into());
        if let Ok(sheets) = sheets
            && sheets.is_object()
        {
            let sheets: Array = sheets.unchecked_into();
            if sheets.index_of(sheet, 0) < 0 {
                sheets.push(sheet);
            }
        }
    }

    /// Tells a failure that leaves nothing to show, and shows nothing.
    fn fail(self: &Rc<Self>, problem: Problem) -> Problem {
        self.clear();
        self.teller.problem(&problem);
        problem
    }

    fn clear(self: &Rc<Self>) {
        self.unmark();
        self.hide();
    }

    /// Tells that a run is done.
    pub(super) fn tell_ready(&self, context: &Context, times: Times) {
        let milliseconds = Object::new();
        let phases = [
            ("load", times.load),
            ("find", times.find),
            ("mark", times.mark),
            ("rank", times.rank),
            ("render", times.render),
        ];
        for (name, time) in phases {
            set(&milliseconds, name, &time.into());
        }
        let detail = Object::new();
        set(&detail, "terms", &(context.terms.len() as f64).into());
        set(&detail, "events", &(context.events.len() as f64).into());
        set(&detail, "milliseconds", &milliseconds);
        self.teller.tell("ready", &detail);
    }
}

/// What the panel is told of the options.
fn settings(options: &Options) -> Settings {
    Settings {
        events: options.events,
        heading_level: options.heading_level,
        has_panel: options.has_panel,
        has_own_lang: options.lang.is_some(),
        is_drawer: options.is_drawer,
        may_ask: options.may_ask,
    }
}

/// Milliseconds since the page began.
pub(in crate::web) fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
