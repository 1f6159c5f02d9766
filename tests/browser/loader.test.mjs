// What a person sees when the page cannot start: a sentence, in both languages, never a blank page.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { drawn, PRODUCT, withPage } from './page.mjs';

const TOO_OLD = /请切换到极速模式，或用 Edge 打开[\s\S]*This browser is too old/;
const DID_NOT_START = /程序没有启动起来[\s\S]*The program did not start/;

/** Opens the page with something taken away and sees the sentence. */
async function check(sentence, options) {
  await withPage(async ({ page }) => {
    await page.waitForSelector('#failure', { state: 'visible' });
    assert.match(await page.innerText('#failure'), sentence);
    assert.equal(await page.isVisible('#app'), false);
  }, options);
}

/** Opens a changed copy of the page and sees the sentence. */
async function checkChanged(sentence, change) {
  const folder = await mkdtemp(join(tmpdir(), 'evalbook-loader-'));
  try {
    const copy = join(folder, 'changed.html');
    await writeFile(copy, change(await readFile(PRODUCT, 'latin1')), 'latin1');
    await check(sentence, { address: pathToFileURL(copy).href });
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('loader', () => {
  test('the page starts and says nothing of failure', async () => {
    await withPage(async ({ page, errors }) => {
      await drawn(page);
      assert.equal(await page.isVisible('#failure'), false);
      assert.deepEqual(errors, []);
    });
  });

  for (const missing of ['WebAssembly', 'Worker']) {
    test(`a browser without ${missing} is told what to use`, async () => {
      await check(TOO_OLD, { before: (page) => page.addInitScript((name) => delete window[name], missing) });
    });
  }

  test('a program that was damaged on its way says so', async () => {
    const program = /(<script id="program"[^>]*>)([^<]*)/;
    await checkChanged(DID_NOT_START, (html) =>
      html.replace(program, (_, tag, text) => tag + text.slice(0, text.length / 2)),
    );
  });

  test('a page that was opened in another encoding says so', async () => {
    const sentence = /用了 UTF-8 编码[\s\S]*Save the file to this computer/;
    await checkChanged(sentence, (html) => html.replace('charset="windows-1252"', 'charset="utf-8"'));
  });

  test('WebAssembly that is refused says so', async () => {
    await checkChanged(DID_NOT_START, (html) =>
      html.replace('WebAssembly.compile(', 'Promise.reject(new WebAssembly.CompileError("refused"), '),
    );
  });

  test('the first scripts are understood by browsers of any age', async () => {
    // Only what runs before and around the glue has to be ECMAScript 5; a word list finds what is newer.
    const html = await readFile(PRODUCT, 'latin1');
    const scripts = [...html.matchAll(/<script(?: id="unpacker"[^>]*)?>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
    assert.ok(scripts.length >= 4);
    for (const script of scripts) {
      const code = script.replace(/\/\/.*$/gm, '').replace(/'[^']*'/g, "''");
      assert.doesNotMatch(code, /\b(let|const|class|async|await|import)\b|=>|`|\?\.|\?\?|\.\.\./);
    }
  });
});
