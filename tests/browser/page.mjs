// Opens the product, dist/evalbook.html, from disk in Chromium, and watches it.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** The product. */
export const PRODUCT = new URL('../../dist/evalbook.html', import.meta.url);

const SYSTEM_CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Opens a page and hands it to `use` as { page, context, requests, refused, errors }: `requests` are
 * the addresses that were asked for beside the page itself, `refused` those that the policy stopped,
 * `errors` what went wrong on the page.
 * The browser is closed afterwards, whatever happens.
 */
export async function withPage(use, options = {}) {
  const { address = PRODUCT.href, before, launch = {}, ...rest } = options;
  if (!existsSync(fileURLToPath(PRODUCT))) {
    throw new Error('dist/evalbook.html is missing: run `cargo xtask dist` first.');
  }
  const browser = await start(launch);
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...rest });
    const page = await context.newPage();
    const requests = [];
    const refused = [];
    const errors = [];
    context.on('request', (request) => {
      if (request.url() !== address && !/^(data|blob):/.test(request.url())) requests.push(request.url());
    });
    context.on('requestfailed', (request) => {
      const at = requests.indexOf(request.url());
      if (at >= 0 && request.failure()?.errorText === 'csp') refused.push(...requests.splice(at, 1));
    });
    page.on('websocket', (socket) => requests.push(socket.url()));
    page.on('pageerror', (error) => errors.push(error.message));
    if (before) await before(page);
    await page.goto(address);
    return await use({ page, context, requests, refused, errors });
  } finally {
    await browser.close();
  }
}

/** Waits until the program has drawn the page. */
export async function drawn(page) {
  await page.waitForFunction(() => document.querySelector('#app') && !document.querySelector('#app .loader'));
}

function start(launch) {
  const executablePath = process.env.EVALBOOK_CHROMIUM || SYSTEM_CHROMIUM.find((path) => existsSync(path));
  return chromium.launch({
    executablePath,
    ...launch,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(launch.args ?? []),
    ],
  });
}
