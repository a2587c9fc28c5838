// Serves the demo page, or checks it once in a headless browser. Called by scripts/demo.
import { browse } from './browse.mjs';
import { serve } from './serve.mjs';

const isCheck = process.argv.includes('--check');
const { url, close } = await serve(Number(process.env.PORT ?? (isCheck ? 0 : 8000))).catch((error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  return serve(0);
});

if (!isCheck) {
  console.log(`The demo page is at ${url}`);
  console.log('Stop with Ctrl+C.');
} else {
  const browser = await browse();
  try {
    await browser.open(url);
    const found = await browser.run(`
      const element = document.querySelector('article-context');
      const errors = [];
      addEventListener('article-context-error', (event) => errors.push(event.detail.message));
      try { await element.ready; } catch (error) { errors.push(error.message); }
      const marks = [...document.querySelectorAll('.article-context-mark[role=button]')];
      const events = [...element.shadowRoot.querySelectorAll('[part~=event]')];
      const text = (event, part) => event.querySelector('[part~=' + part + ']').textContent.trim();
      const foreign = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => new URL(name).host !== location.host);
      return {
        errors, foreign,
        marks: marks.map((mark) => [mark.dataset.contextTerm, mark.getAttribute('aria-label') ?? mark.textContent]),
        events: events.map((event) => [text(event, 'event-date'), text(event, 'event-title'), text(event, 'event-reason')]),
        isShown: events.every((event) => event.getBoundingClientRect().height > 0),
      };
    `);
    console.log(`marked: ${found.marks.length}`);
    for (const [term, text] of found.marks) console.log(`  ${term}: ${text}`);
    console.log(`listed: ${found.events.length}`);
    for (const [date, title, reason] of found.events) console.log(`  ${date}: ${title} (${reason})`);
    for (const error of found.errors) console.error(`error: ${error}`);
    for (const name of found.foreign) console.error(`a request to another host: ${name}`);
    const isFine = found.marks.length > 0 && found.events.length > 0 && found.isShown
      && !found.errors.length && !found.foreign.length;
    console.log(isFine ? 'the demo page works' : 'the demo page does not work');
    process.exitCode = isFine ? 0 : 1;
  } finally {
    await browser.close();
    close();
  }
}
