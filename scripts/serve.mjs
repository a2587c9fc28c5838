// Serves dist/ on this machine only. `serve(port)` gives the address; run by itself it prints it.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
};
const ROOT = fileURLToPath(new URL('../dist/', import.meta.url));

const answer = (request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = join(ROOT, normalize(path.endsWith('/') ? `${path}index.html` : path));
  const isThere = file.startsWith(ROOT) && statSync(file, { throwIfNoEntry: false })?.isFile();
  if (!isThere) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
  });
  createReadStream(file).pipe(response);
};

/** Starts serving; port 0 takes any free one. */
export const serve = (port = 0) => new Promise((resolve, reject) => {
  const server = createServer(answer);
  server.on('error', reject);
  server.listen(port, '127.0.0.1', () => {
    resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
  });
});
