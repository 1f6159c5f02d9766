// What is printed: a whole table on pages of its own, without what is there to be clicked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

const MEMBERS = 60;

/** Printing is put off: what is drawn for it is looked at, and printed to a file. */
function putOff() {
  window.printed = 0;
  window.print = () => (window.printed += 1);
}

async function withSample(use) {
  return withPage(
    async ({ page, errors }) => {
      const office = await Office.at(page);
      await office.begin('用示例试一试');
      await office.choose('党员');
      await use(office, page);
      assert.deepEqual(errors, []);
    },
    { before: (page) => page.addInitScript(putOff) },
  );
}

async function printed(page, times) {
  await page.waitForFunction((wanted) => window.printed === wanted, times);
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.paper');
  await paper.waitFor();
  assert.equal(await page.getByRole('navigation').isVisible(), false);
  assert.equal(await page.locator('main').isVisible(), false);
  return paper;
}

test('the table of results is printed whole', async () => {
  await withSample(async (office, page) => {
    await page.getByRole('button', { name: '打印' }).click();
    const paper = await printed(page, 1);
    const names = await paper.locator('tbody tr td:first-child').allInnerTexts();
    assert.equal(new Set(names).size, MEMBERS);
    assert.match(await paper.locator('h1').innerText(), /党员考评结果/);
    assert.match(await paper.innerText(), /制表人/);
    const file = await page.pdf({ preferCSSPageSize: true });
    const pages = file.toString('latin1').match(/\/Type\s*\/Page\b/g);
    assert.ok(pages.length >= 2, `${pages.length} pages`);
    // Printing is over: the screen is as it was.
    await page.emulateMedia({ media: null });
    await paper.waitFor({ state: 'detached' });
    assert.ok(await office.grid.isVisible());
  });
});

test('Ctrl+P prints the explanation that is open, else the table', async () => {
  await withSample(async (office, page) => {
    const first = (await office.table())[0]['标识'];
    await page.keyboard.press('ControlOrMeta+P');
    await printed(page, 1);
    await page.emulateMedia({ media: null });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await (await office.cell(first, '先锋指数')).click();
    await page.locator('.explanation').waitFor();
    await page.keyboard.press('ControlOrMeta+P');
    const paper = await printed(page, 2);
    assert.match(await paper.locator('h1').innerText(), new RegExp(`${first} 先锋指数`));
    assert.match(await paper.innerText(), /用到的数/);
  });
});
