// A workbook that was exported, edited elsewhere and given back: the book it came from is open again,
// and what was edited is taken only after a look.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

test('an exported workbook is opened again, with what was edited in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evalbook-reopen-'));
  try {
    await withPage(async ({ page, errors }) => {
      const office = await Office.at(page);
      await office.begin('用示例试一试');
      const { name, bytes } = await office.exports();
      const same = join(folder, name);
      await writeFile(same, bytes);
      const edited = join(folder, `改过-${name}`);
      await writeFile(edited, withScore(bytes, 99.5));

      await page.reload();
      await open(page, same);
      await page.waitForURL(/#\/results/);
      await page.getByText('内容与导出时一致').waitFor();

      await page.goto(`${page.url().split('#')[0]}#/start`);
      await open(page, edited);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('导出后有 1 处改动').waitFor();
      assert.match(await dialog.innerText(), /评分-党员![A-Z]+4\s+赵思远\s+业务攻关\s+[\d.]+\s+99\.5/);
      await dialog.getByRole('button', { name: '采用 1 处改动' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('按 Ctrl+Z 可以撤销').waitFor();
      await office.go('评分');
      await office.choose('党员');
      assert.equal(await (await office.cell(1, '业务攻关')).innerText(), '99.5');
      assert.deepEqual(errors, []);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function open(page, path) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^打开考评簿/ }).click();
  await (await chooser).setFiles(path);
}

/** The workbook with another first score of the first member. */
function withScore(bytes, score) {
  const parts = unzipSync(new Uint8Array(bytes));
  const sheet = sheetNamed(parts, '评分-党员');
  const text = strFromU8(parts[sheet]);
  const row = /<row r="4"[^>]*>.*?<\/row>/s.exec(text)[0];
  const changed = row.replace(/(<c r="[A-Z]+4" s="\d+"><v>)[\d.]+(<\/v>)/, `$1${score}$2`);
  assert.notEqual(changed, row);
  parts[sheet] = strToU8(text.replace(row, changed));
  return zipSync(parts);
}

function sheetNamed(parts, name) {
  const [, id] = new RegExp(`<sheet name="${name}"[^>]*r:id="(\\w+)"`).exec(strFromU8(parts['xl/workbook.xml']));
  const relations = strFromU8(parts['xl/_rels/workbook.xml.rels']);
  return `xl/${new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)[1]}`;
}
