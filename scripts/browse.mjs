// A headless Chromium over WebDriver, for scripts: open a page, run a script in it, take its picture.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Starts a browser; `close` it when done. */
export const browse = async () => {
  const profile = mkdtempSync(join(tmpdir(), 'article-context-'));
  const driver = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise((resolve, reject) => {
    driver.on('error', () => reject(new Error('chromedriver is missing: run scripts/setup')));
    driver.stdout.on('data', (data) => {
      const port = /successfully on port (\d+)/.exec(data)?.[1];
      if (port) resolve(port);
    });
  });
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const end = () => {
    driver.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const { sessionId } = await call('POST', '/session', {
      capabilities: {
        alwaysMatch: { 'goog:chromeOptions': { args: [...FLAGS, `--user-data-dir=${profile}`] } },
      },
    });
    const session = `/session/${sessionId}`;
    const command = (method, params = {}) => call('POST', `${session}/goog/cdp/execute`, { cmd: method, params });
    return {
      /** Opens an address and waits for its load event. */
      open: (url) => call('POST', `${session}/url`, { url }),
      /** Runs the body of an async function in the page; gives what it returns. */
      run: (body, ...args) => call('POST', `${session}/execute/sync`, { script: `return (async (...args) => {${body}})(...arguments)`, args }),
      /** A Chrome DevTools Protocol command. */
      command,
      /** Makes the viewport so wide and high; `dark` prefers the dark colour scheme. */
      view: async (width, height, dark = false) => {
        await command('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 });
        await command('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
      },
      /** Writes a PNG of the viewport, or of the whole page. */
      picture: async (file, whole = false) => {
        const { data } = await command('Page.captureScreenshot', { format: 'png', captureBeyondViewport: whole });
        writeFileSync(file, Buffer.from(data, 'base64'));
      },
      close: async () => {
        await call('DELETE', session).catch(() => {});
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
};
