// The demo page's switch. Each theme is a stylesheet that holds or does not; nothing is remembered.
const sheets = document.querySelectorAll('link[data-theme]');

document.querySelector('.themes').addEventListener('change', ({ target }) => {
  for (const sheet of sheets) sheet.media = sheet.dataset.theme === target.value ? 'screen' : 'not all';
});
