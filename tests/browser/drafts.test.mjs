// What is kept in the browser between visits: a page that was closed is gone on with where it stopped.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Office } from './office.mjs';
import { drawn, PRODUCT, withPage } from './page.mjs';

const KEPT = /已存在本机浏览器/;
const GO_ON = /接着做：2026 年度党建考评（示例）/;

/** Opens the page anew in the same browser. */
async function visit(context) {
  const page = await context.newPage();
  await page.goto(PRODUCT.href);
  await drawn(page);
  return page;
}

async function kept(page) {
  await page.locator('.save-state', { hasText: KEPT }).waitFor();
}

describe('drafts', () => {
  test('a book goes on after its page was closed, and its last step can be taken back', async () => {
    await withPage(async ({ page, context }) => {
      const office = await Office.at(page);
      await office.begin('用示例试一试');
      await office.go('评分');
      await office.choose('党支部');
      await (await office.cell('国库党支部', '好票')).click();
      await page.keyboard.type('9');
      await page.keyboard.press('Enter');
      await kept(page);
      // What is entered in the last moment before a page is closed is written as far as the browser lets it.
      await page.waitForTimeout(500);
      await page.close();

      const later = await visit(context);
      await later.getByRole('button', { name: GO_ON }).click();
      await later.waitForURL(/#\/results/);
      await kept(later);
      const again = await Office.at(later);
      await again.go('评分');
      await again.choose('党支部');
      assert.equal(await (await again.cell('国库党支部', '好票')).innerText(), '9');
      await later.keyboard.press('Control+z');
      await later.waitForFunction(() => document.querySelector('[role=grid]').innerText.includes('\n7\n'));
      await later.waitForTimeout(500);
      await later.close();

      const last = await visit(context);
      await last.getByRole('button', { name: GO_ON }).click();
      await last.waitForURL(/#\/results/);
      const finally_ = await Office.at(last);
      await finally_.go('评分');
      await finally_.choose('党支部');
      assert.equal(await (await finally_.cell('国库党支部', '好票')).innerText(), '7');
    });
  });

  test('a book that is open in one page is not offered in another', async () => {
    await withPage(async ({ page, context }) => {
      const office = await Office.at(page);
      await office.begin('用示例试一试');
      await kept(page);
      const other = await visit(context);
      await other.waitForTimeout(500);
      assert.equal(await other.getByRole('button', { name: GO_ON }).count(), 0);
      await page.close();
      await other.reload();
      await other.getByRole('button', { name: GO_ON }).waitFor();
    });
  });

  test('what is kept can be deleted, and three books are kept at most', async () => {
    await withPage(async ({ page }) => {
      for (let books = 0; books < 5; books += 1) {
        await page.goto(`${PRODUCT.href}#/start`);
        const office = await Office.at(page);
        await office.begin('用示例试一试');
        await kept(page);
      }
      await page.goto(`${PRODUCT.href}#/start`);
      await page.reload();
      await drawn(page);
      const offered = page.getByRole('button', { name: GO_ON });
      await offered.first().waitFor();
      assert.equal(await offered.count(), 3);
      await page.getByRole('button', { name: '删除本机存稿' }).click();
      await offered.first().waitFor({ state: 'detached' });
      await page.reload();
      await drawn(page);
      await page.waitForTimeout(500);
      assert.equal(await offered.count(), 0);
    });
  });

  test('without a store the page works and says that nothing is kept', async () => {
    const before = (page) => page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await withPage(
      async ({ page, errors }) => {
        const office = await Office.at(page);
        await office.begin('用示例试一试');
        await page.locator('.save-state', { hasText: '只在本机内存中' }).waitFor();
        assert.deepEqual(errors, []);
      },
      { before },
    );
  });
});
