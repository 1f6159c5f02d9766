// Where a value came from, and a bad cell put right before it is taken.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

/** Sixty people; the last score is no number, and one before it is out of bounds. */
function roster() {
  const people = Array.from({ length: 60 }, (_, at) => [`党员${at + 1}`, `A${at + 1}`, '第三党支部', 70 + (at % 20)]);
  people[0][3] = '八十';
  people[40][3] = 120;
  people[59][3] = '缺考';
  return [['姓名', '工号', '支部', '业务攻关'], ...people].map((row) => row.join(',')).join('\n');
}

test('a bad cell is corrected in the preview, and every value says where it came from', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evalbook-sources-'));
  try {
    const path = join(folder, '第三党支部.csv');
    await writeFile(path, roster());
    await withPage(async ({ page, requests, errors }) => {
      const office = await Office.at(page);
      const findings = page.locator('.import-findings');
      const filter = (name) => page.getByRole('group', { name: '只看' }).getByRole('button', { name });
      const looked = page.locator('.is-looked-at');
      await office.offers(path);

      // The counts filter the list.
      await filter(/^超出范围/).click();
      assert.deepEqual(await findings.locator('.import-place').allInnerTexts(), ['D42']);
      await filter(/^数字/).click();
      assert.deepEqual(await findings.locator('.import-place').allInnerTexts(), ['D2', 'D61']);

      // A cell far down is shown among its neighbours; it is ignored for a reason.
      await findings.getByRole('button', { name: /D61/ }).click();
      await looked.filter({ hasText: '缺考' }).waitFor();
      await page.getByRole('textbox', { name: /忽略的理由/ }).fill('病假');
      await page.getByRole('button', { name: '忽略', exact: true }).click();
      await filter(/^已忽略\s*1$/).waitFor();
      assert.deepEqual(await findings.locator('.import-place').allInnerTexts(), ['D2']);

      // Another one is corrected, and the preview follows.
      await findings.getByRole('button', { name: /D2/ }).click();
      await looked.filter({ hasText: '八十' }).waitFor();
      const field = page.getByRole('textbox', { name: 'D2 改为' });
      await field.fill('80');
      await field.press('Enter');
      await page.getByText('文件里是“八十”').waitFor();
      await looked.filter({ hasText: '80' }).waitFor();
      await page.getByRole('button', { name: '下一处' }).click();
      await looked.filter({ hasText: '120' }).waitFor();

      await office.takes();
      await office.hears('更正 1 格，忽略 1 处提示（D61 病假）');
      await office.go('评分');
      await office.choose('党员');
      const source = page.locator('.grid-source');
      const says = (text) => source.filter({ hasText: new RegExp(`^${text}$`) }).waitFor();
      await (await office.cell(1, '业务攻关')).click();
      await says('来自 第三党支部.csv › D2，导入时由 八十 改为 80');
      await (await office.cell(2, '业务攻关')).click();
      await says('来自 第三党支部.csv › D3');
      await office.type(2, '业务攻关', '85');
      await (await office.cell(2, '业务攻关')).click();
      await says('来自 第三党支部.csv › D3，导入后改为 85（原为 71）');
      await page.keyboard.press('ControlOrMeta+Z');
      await says('来自 第三党支部.csv › D3');
      await office.type(1, '组织学习', '90');
      await (await office.cell(1, '组织学习')).click();
      await says('手工录入');
      assert.deepEqual({ requests, errors }, { requests: [], errors: [] });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
