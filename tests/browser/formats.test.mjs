// Files of every format that offices have, and broken ones, given to the page from disk.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** What make_rosters.py put in: the keys and branches of five people, or of two. */
const FIVE = {
  '王芳（机关第一党支部）': '机关第一党支部',
  李强: '机关第一党支部',
  '王芳（机关第二党支部）': '机关第二党支部',
  欧阳明: '机关第二党支部',
  '＝SUM': '机关第二党支部',
};
const TWO = { 王芳: '甲支部', 李强: '乙支部' };

for (const [name, expected] of [
  ['libreoffice.xlsx', FIVE],
  ['libreoffice.xls', FIVE],
  ['libreoffice.ods', FIVE],
  ['libreoffice.csv', FIVE],
  ['libreoffice.html', FIVE],
  ['binary.xlsb', TWO],
]) {
  test(`a roster in ${name}`, async () => {
    await withPage(async ({ page, requests, errors }) => {
      const office = await Office.at(page);
      await office.offers(fixture(name));
      await office.takes();
      for (const [key, branch] of Object.entries(expected)) await office.sees(key, '支部', branch);
      assert.deepEqual({ requests, errors }, { requests: [], errors: [] });
    });
  });
}

/** Chooses a file to import, from whichever screen there is. */
async function choose(page, path) {
  const button = page.getByRole('button', { name: /^导入.*花名册/ }).first();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(path);
}

test('broken files are told, and the page goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evalbook-formats-'));
  try {
    const half = async (name) => {
      const bytes = await readFile(fixture(name));
      return [name, bytes.subarray(0, bytes.length / 2)];
    };
    const broken = [
      [...(await half('libreoffice.ods')), '不完整或已损坏'],
      [...(await half('binary.xlsb')), '不完整或已损坏'],
      ['旧.xls', Buffer.from([0x09, 0x04, 0x06, 0, 0, 4, 0x10, 0]), 'Excel 4.0'],
      ['图.xlsx', Buffer.from('\x89PNG\0\0\0\x0d', 'latin1'), '不是工作簿'],
      ['空.csv', Buffer.alloc(0), '0 字节'],
    ];
    await withPage(async ({ page, errors }) => {
      const office = await Office.at(page);
      for (const [name, bytes, words] of broken) {
        const path = join(folder, name);
        await writeFile(path, bytes);
        await choose(page, path);
        await office.hears(words);
      }
      await choose(page, fixture('libreoffice.xls'));
      await office.takes();
      await office.sees('李强', '支部', '机关第一党支部');
      assert.deepEqual(errors, []);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
