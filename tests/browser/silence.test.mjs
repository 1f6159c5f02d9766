// Nothing leaves the machine: every way out of the page that a script could take is tried.
// Each way is first tried on a page without a policy, where it must reach the listener; so a way
// that never works anywhere cannot pass for one that is blocked.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { drawn, withPage } from './page.mjs';

const WAYS = {
  fetch: (to) => fetch(to, { mode: 'no-cors' }).catch(() => {}),
  'fetch from a worker of the page\'s own making': (to) => {
    const script = `fetch(${JSON.stringify(to)}, { mode: 'no-cors' }).catch(() => {})`;
    new Worker(URL.createObjectURL(new Blob([script])));
  },
  'importScripts in a worker': (to) => {
    const script = `try { importScripts(${JSON.stringify(to)}) } catch {}`;
    new Worker(URL.createObjectURL(new Blob([script])));
  },
  XMLHttpRequest: (to) => {
    const request = new XMLHttpRequest();
    request.open('GET', to);
    request.send();
  },
  WebSocket: (to) => void new WebSocket(to.replace('http', 'ws')),
  EventSource: (to) => void new EventSource(to),
  sendBeacon: (to) => void navigator.sendBeacon(to, 'x'),
  image: (to) => void (new Image().src = to),
  'background image': (to) => void (document.body.style.background = `url(${to})`),
  'script element': (to) => void document.head.append(Object.assign(document.createElement('script'), { src: to })),
  'inline script': (to) => {
    const text = `new Image().src = ${JSON.stringify(to)}; fetch(${JSON.stringify(to)}, { mode: 'no-cors' })`;
    document.head.append(Object.assign(document.createElement('script'), { text }));
  },
  'style sheet': (to) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: to }));
  },
  'import in a style element': (to) => {
    document.head.append(Object.assign(document.createElement('style'), { textContent: `@import url(${to});` }));
  },
  font: (to) => void new FontFace('x', `url(${to})`).load().catch(() => {}),
  iframe: (to) => void document.body.append(Object.assign(document.createElement('iframe'), { src: to })),
  object: (to) => void document.body.append(Object.assign(document.createElement('object'), { data: to })),
  video: (to) => void document.body.append(Object.assign(document.createElement('video'), { src: to })),
  prefetch: (to) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: to }));
  },
  'form in a frame': (to) => {
    const form = Object.assign(document.createElement('form'), { action: to, method: 'post', target: 'elsewhere' });
    document.body.append(Object.assign(document.createElement('iframe'), { name: 'elsewhere' }), form);
    form.submit();
  },
};

const PLAIN = '<!doctype html><meta charset="utf-8"><title>plain</title><body></body>';
/** How long a way out may take; on the plain page all of them arrive well within it. */
const PATIENCE_MS = 1500;

let server;
let origin;
let folder;
const arrived = [];

before(async () => {
  server = createServer((request, response) => {
    arrived.push(decodeURIComponent(request.url.slice(1)));
    response.end();
  });
  server.on('upgrade', (request, socket) => {
    arrived.push(decodeURIComponent(request.url.slice(1)));
    socket.destroy();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${server.address().port}`;
  folder = await mkdtemp(join(tmpdir(), 'evalbook-silence-'));
});

after(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

/** Tries all ways on a page and gives the names of those that reached the listener. */
async function tryAll(page) {
  arrived.length = 0;
  for (const [name, way] of Object.entries(WAYS)) {
    await page.evaluate(way, `${origin}/${encodeURIComponent(name)}`).catch(() => {});
  }
  await page.waitForTimeout(PATIENCE_MS);
  return [...new Set(arrived)].filter((name) => name in WAYS).sort();
}

describe('silence', () => {
  test('every way out works on a page without the policy', async () => {
    const plain = join(folder, 'plain.html');
    await writeFile(plain, PLAIN);
    await withPage(
      async ({ page }) => assert.deepEqual(await tryAll(page), Object.keys(WAYS).sort()),
      { address: pathToFileURL(plain).href },
    );
  });

  test('none of them works on the page', async () => {
    await withPage(async ({ page, requests }) => {
      await drawn(page);
      assert.deepEqual(await tryAll(page), []);
      assert.deepEqual(requests, []);
    });
  });

  test('nor from the worker that holds the book', async () => {
    await withPage(async ({ page }) => {
      await drawn(page);
      await page.waitForFunction(() => true);
      const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
      arrived.length = 0;
      await worker.evaluate(async (to) => {
        await fetch(to, { mode: 'no-cors' }).catch(() => {});
        try {
          importScripts(to);
        } catch {
          // Refused, as it should be.
        }
        const request = new XMLHttpRequest();
        request.open('GET', to);
        request.send();
      }, `${origin}/worker`).catch(() => {});
      await page.waitForTimeout(PATIENCE_MS);
      assert.deepEqual(arrived, []);
    });
  });

  test('a form posted from the page stays there', async () => {
    await withPage(async ({ page, requests }) => {
      await drawn(page);
      arrived.length = 0;
      await page.evaluate((to) => {
        const form = Object.assign(document.createElement('form'), { action: to, method: 'post' });
        document.body.append(form);
        form.submit();
      }, `${origin}/form`);
      await page.waitForTimeout(PATIENCE_MS);
      assert.deepEqual(arrived, []);
      assert.deepEqual(requests, []);
    });
  });

  test('there is no WebRTC, no eval, and no handler in markup', async () => {
    await withPage(async ({ page }) => {
      await drawn(page);
      // The page's own scripts decide this; evaluated from outside, eval would be exempt.
      const found = await page.evaluate(async () => {
        const image = document.createElement('div');
        image.innerHTML = '<img src="data:," onerror="window.escaped = true">';
        document.body.append(image);
        const code = 'postMessage((() => { try { return eval("true"); } catch { return false; } })())';
        const worker = new Worker(URL.createObjectURL(new Blob([code])));
        const evaluated = await new Promise((done) => (worker.onmessage = (message) => done(message.data)));
        await new Promise((done) => setTimeout(done, 200));
        return { webrtc: typeof RTCPeerConnection, handler: window.escaped === true, evaluated };
      });
      assert.deepEqual(found, { webrtc: 'undefined', handler: false, evaluated: false });
    });
  });
});
