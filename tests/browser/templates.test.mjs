// Templates that are handed out, filled in by a program and given back, and an import with something wrong
// that is written out, corrected and imported again: without a question on the way.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

test('a template comes back filled in and is taken as it is', async () => {
  await inFolder(async (folder) => {
    await withPage(async ({ page, errors }) => {
      const office = await Office.at(page);
      await office.begin('用示例试一试');
      await office.go('评分');
      await office.choose('年度任务');
      await page.getByRole('button', { name: '下载填报模板' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^交回期限/).fill('2026-12-20');
      const archive = await download(page, () => dialog.getByRole('button', { name: '下载并登记下发' }).click());
      assert.match(archive.name, /年度任务填报模板\.zip$/);
      await dialog.getByText('已交回 0 / 6 份').waitFor();
      // The sample's date is 2026-12-31: all are late.
      assert.match(await dialog.innerText(), /逾期未交\s*6/);
      await page.keyboard.press('Escape');

      const files = unzipSync(archive.bytes);
      const name = Object.keys(files).find((file) => file.startsWith('国库党支部'));
      const back = join(folder, '随便起的名字.xlsx');
      await writeFile(back, withNumber(files[name], 'N4', 0.875));
      await office.go('名册');
      await give(page, /^导入.*花名册/, back);
      await page.getByRole('heading', { name: '导入“随便起的名字.xlsx”' }).waitFor();
      await page.getByText('这是下发的“年度任务”填报模板（国库党支部）').waitFor();
      await page.getByRole('button', { name: '导入 1 行到年度任务' }).click();
      await office.hears('已从“随便起的名字.xlsx”导入年度任务：新增 0，更新 1');

      await page.getByRole('button', { name: '下载填报模板' }).click();
      const handed = dialog.locator('.handed');
      assert.match(await handed.innerText(), /已交回 1 \/ 6 份[\s\S]*逾期未交\s*5[\s\S]*逾期交回\s*1\s*国库党支部/);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^撤销/ }).click();
      await page.getByRole('button', { name: '下载填报模板' }).click();
      await handed.getByText('已交回 0 / 6 份').waitFor();
      assert.deepEqual(errors, []);
    });
  });
});

test('an error workbook is corrected and imported clean', async () => {
  await inFolder(async (folder) => {
    await withPage(async ({ page, errors }) => {
      const office = await Office.at(page);
      await office.begin('用示例试一试');
      await office.go('评分');
      await office.choose('党员');
      const given = join(folder, '得分.csv');
      await writeFile(given, '姓名,业务攻关\n赵思远,130\n钱丽华,缺考\n');
      await give(page, '导入党员得分', given);
      await page.getByText('应在 0 到 100 之间').first().waitFor();
      const wrong = await download(page, () => page.getByRole('button', { name: '导出错误表' }).click());
      assert.equal(wrong.name, '得分-错误表.xlsx');
      await page.getByRole('button', { name: '取消' }).click();

      const corrected = join(folder, wrong.name);
      await writeFile(corrected, withNumber(withNumber(wrong.bytes, 'B2', 93), 'B3', 61));
      await give(page, '导入党员得分', corrected);
      await page.getByText('这是改过的错误表').waitFor();
      assert.equal(await page.locator('.import-findings .is-warning, .import-findings .is-error').count(), 0);
      await page.getByRole('button', { name: '导入 2 行到党员' }).click();
      await office.hears('更新 2');
      await office.sees('赵思远', '业务攻关', '93');
      await office.sees('钱丽华', '业务攻关', '61');
      assert.deepEqual(errors, []);
    });
  });
});

async function inFolder(use) {
  const folder = await mkdtemp(join(tmpdir(), 'evalbook-templates-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The file that a click downloads. */
async function download(page, click) {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), click()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) };
}

/** Chooses a file after a click on a button. */
async function give(page, button, path) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles(path);
}

/** The workbook with a number in a cell of its first sheet. */
function withNumber(bytes, place, number) {
  const parts = unzipSync(bytes);
  const sheet = 'xl/worksheets/sheet1.xml';
  const before = strFromU8(parts[sheet]);
  const cell = new RegExp(`<c r="${place}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`);
  const after = before.replace(cell, `<c r="${place}"$1><v>${number}</v></c>`);
  assert.notEqual(after, before, place);
  parts[sheet] = strToU8(after);
  return zipSync(parts);
}
