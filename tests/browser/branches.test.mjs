// Twelve branches' rosters at once, two years running: dropped together, corrected once, one person
// settled, the missing branch named, all of it taken back by one Ctrl+Z. The files were written by
// openpyxl (tests/fixtures/make_rosters.py).

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

const FIXTURES = fileURLToPath(new URL('../fixtures/branches/', import.meta.url));

/** The files of a year, with one more that is no workbook. */
async function filesOf(year) {
  const names = (await readdir(`${FIXTURES}${year}`)).sort();
  const files = names.map(async (name) => ({ name, bytes: await readFile(`${FIXTURES}${year}/${name}`, 'base64') }));
  return Promise.all(files);
}

/** Drops files on the zone of the page with this name, as from a folder of the desktop. */
async function drop(page, files, zone) {
  const transfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of given) {
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], name));
    }
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  const place = page.locator('.drop-zone', { hasText: zone });
  await place.waitFor();
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}

/** The names of the files in the list, by their state. */
async function listed(page, count) {
  const entries = page.locator('.import-files li');
  await entries.nth(count - 1).waitFor({ timeout: 60_000 });
  const texts = await entries.allInnerTexts();
  assert.equal(texts.length, count);
  return texts;
}

async function rowsOf(office, page, table) {
  const tab = await page.getByRole('tab', { name: table }).innerText();
  return Number(/(\d+)\s*$/.exec(tab)[1]);
}

async function firstYear(office, page) {
  await office.go('名册');
  await office.choose('党支部');
  await office.offers(`${FIXTURES}党支部名单.xlsx`, '导入党支部花名册');
  await office.takes();

  const files = await filesOf(2026);
  assert.equal(files.length, 12);
  const broken = { name: '说明.xlsx', bytes: Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1').toString('base64') };
  await drop(page, [...files, broken], '党员');
  const texts = await listed(page, 13);
  // Without their numbers two people have one name.
  assert.equal(texts.filter((text) => text.includes('已认出')).length, 11);
  assert.equal(texts.filter((text) => /需要看一下.*同名的“钱国庆”/s.test(text)).length, 1);
  assert.equal(texts.filter((text) => text.includes('读不了')).length, 1);
  await page.getByText('13 个党支部中还缺 第七党支部。').waitFor();
  await page.getByRole('button', { name: '移出“说明.xlsx”' }).click();
  await page.getByRole('heading', { name: '导入 12 个文件' }).waitFor();

  // One correction, in one of the files.
  await page.getByLabel('“人员代号”成为').selectOption('工号');
  await page.getByText('已照它的改法').nth(10).waitFor();
  const corrected = await page.locator('.import-files li', { hasText: '已照它的改法' }).count();
  assert.equal(corrected, 11);

  // The person who is in two files.
  const table = page.locator('.is-conflicts');
  await table.waitFor();
  assert.deepEqual(await table.locator('td.import-key').allInnerTexts(), ['钱国庆', '钱国庆']);
  await table.getByRole('button', { name: /^副科长/ }).click();
  await table.getByRole('button', { name: /^第九党支部/ }).click();
  await page.getByText('都已选好。').waitFor();
  await office.takes();
  assert.match(await office.hears('从 12 个文件导入党员'), /新增 36，更新 0/);
  await office.choose('党员');
  assert.equal(await rowsOf(office, page, '党员'), 36);
  assert.equal(await office.text('钱国庆', '支部'), '第九党支部');
  assert.equal(await office.text('钱国庆', '职务'), '副科长');
  assert.equal(await office.text('钱国庆', '工号'), 'P021');
}

async function secondYear(office, page) {
  await drop(page, await filesOf(2027), '党员');
  const texts = await listed(page, 12);
  for (const text of texts) assert.match(text, /已认出.*与上次“.*”的格式相同，已按上次的对应导入/s);
  await page.getByText('13 个党支部中还缺 第四党支部。').waitFor();
  assert.equal(await page.locator('.is-conflicts').count(), 0);
  await office.takes();
  assert.match(await office.hears('从 12 个文件导入党员'), /新增 3，更新 33/);
  assert.equal(await rowsOf(office, page, '党员'), 39);
  // The new ones stand below those of the year before.
  const find = page.getByPlaceholder('查找');
  await find.fill('郑秀英');
  assert.equal(await office.text('郑秀英', '支部'), '第七党支部');
  assert.equal(await office.text('郑秀英', '工号'), 'P073');
  await find.fill('');
  await find.blur();
}

/** A text file of very many people. */
function crowd(number) {
  const rows = Array.from({ length: 120_000 }, (_, at) => `人${number}之${at},N${number}-${at},第${number}支部,科员`);
  return { name: `第${number}支部.csv`, bytes: Buffer.from(['姓名,工号,支部,职务', ...rows].join('\n')).toString('base64') };
}

test('what is read stays when the rest is stopped', async () => {
  await withPage(async ({ page, errors }) => {
    const office = await Office.at(page);
    await office.begin('新建考评');
    await office.go('名册');
    await drop(page, [1, 2, 3, 4, 5, 6].map(crowd), '党员');
    const progress = page.locator('.progress');
    await progress.getByText(/正在读取第 \d\/6 个文件/).waitFor({ timeout: 60_000 });
    await progress.getByRole('button', { name: '取消' }).click();
    const said = await office.hears('个文件没有读');
    const left = Number(/还有 (\d) 个/.exec(said)[1]);
    assert.ok(left > 0 && left < 6, said);
    await progress.waitFor({ state: 'detached', timeout: 60_000 });
    await page.getByRole('button', { name: `导入 ${((6 - left) * 120_000).toLocaleString('en')} 个党员` }).waitFor();
    assert.deepEqual(errors, []);
  });
});

test('twelve branch files at once, two years running', async () => {
  await withPage(async ({ page, requests, refused, errors }) => {
    const office = await Office.at(page);
    await office.begin('新建考评');
    await firstYear(office, page);
    const before = await office.table();
    await page.keyboard.press('Escape');
    await page.locator('body').press('ControlOrMeta+Z');
    await page.waitForFunction(() => /党员\s*0/.test(document.querySelector('[role=tablist]').innerText));
    assert.equal(await rowsOf(office, page, '党支部'), 13);
    await page.locator('body').press('ControlOrMeta+Y');
    await page.waitForFunction(() => /党员\s*36/.test(document.querySelector('[role=tablist]').innerText));
    assert.deepEqual(await office.table(), before);

    await page.locator('a.brand').click();
    await page.getByRole('button', { name: '下一年度' }).click();
    await page.waitForFunction(() => /党员\s*36/.test(document.querySelector('[role=tablist]')?.innerText ?? ''));
    await secondYear(office, page);
    await page.locator('body').press('ControlOrMeta+Z');
    await page.waitForFunction(() => /党员\s*36/.test(document.querySelector('[role=tablist]').innerText));

    assert.deepEqual({ requests, refused, errors }, { requests: [], refused: [], errors: [] });
    assert.deepEqual(await page.locator('.notice:not(.is-information)').allInnerTexts(), []);
  });
});
