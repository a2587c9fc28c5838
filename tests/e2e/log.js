// Loaded first in every served page: keeps what the console, the browser and the widget say, and the article as it was.
(() => {
  const log = (window.__log = []);
  const events = (window.__events = []);
  const text = (value) => (value instanceof Error ? `${value.name}: ${value.message}` : String(value));
  for (const level of ["warn", "error"]) {
    const original = console[level];
    console[level] = (...values) => {
      log.push(`${level}: ${values.map(text).join(" ")}`);
      original.apply(console, values);
    };
  }
  addEventListener("error", (event) => {
    const { target, message } = event;
    if (target === window) log.push(`uncaught: ${message}`);
    else if (target.src || target.href) log.push(`failed to load: ${target.src || target.href}`);
  }, true);
  addEventListener("unhandledrejection", (event) => log.push(`unhandledrejection: ${text(event.reason)}`));
  // Before it prints a browser waits for nobody else.
  let prints = false;
  addEventListener("beforeprint", () => { prints = true; }, true);
  addEventListener("afterprint", () => { prints = false; }, true);
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (...values) {
    if (values[2] === false && !prints) log.push(`waited for: ${values[1]}`);
    open.apply(this, values);
  };
  addEventListener("securitypolicyviolation", (event) => {
    log.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
  for (const name of ["ready", "term-open", "term-close", "event-open", "source-follow", "feedback", "explain", "error"]) {
    const type = `article-context-${name}`;
    addEventListener(type, (event) => {
      const { bubbles, composed } = event;
      const target = event.composedPath()[0];
      const detail = JSON.parse(JSON.stringify(event.detail));
      events.push({ name, detail, bubbles, composed, target: target.id || target.localName, time: performance.now() });
    });
  }
  // Before deferred and module scripts run.
  addEventListener("readystatechange", () => {
    if (document.readyState !== "interactive") return;
    window.__before = [...document.querySelectorAll("article, main, [data-article]")].map((element) => [element, element.cloneNode(true)]);
  }, true);
})();
