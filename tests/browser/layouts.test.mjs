// What an office has in its sheets, taken without a correction: a sheet for each branch becomes one
// roster, and scores with the people across go to the people they are for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}.xlsx`, import.meta.url));

test('a sheet for each branch becomes one roster, and scores find their people', async () => {
  await withPage(async ({ page, errors }) => {
    const office = await Office.at(page);
    await office.offers(fixture('sheets_of_branches'));
    const sheet = page.getByLabel('工作表');
    assert.match(await sheet.locator('option:checked').innerText(), /^2 个工作表合并/);
    await page.getByText("'第二党支部'!A5").or(page.getByText('第二党支部!A5')).first().waitFor();
    await office.takes();
    const members = await office.table();
    const people = members.filter((row) => row['姓名']).map((row) => [row['姓名'], row['支部']]);
    assert.deepEqual(people, [
      ['王芳', '第一党支部'],
      ['李强', '第一党支部'],
      ['王芳', '第二党支部'],
      ['张伟', '第二党支部'],
    ]);

    await office.go('评分');
    await office.choose('党员');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '导入党员得分', exact: true }).click(),
    ]);
    await chooser.setFiles(fixture('people_across'));
    await office.main.getByRole('heading', { name: /^导入“/ }).waitFor();
    assert.match(await sheet.locator('option:checked').innerText(), /横向的人转成行/);
    // Two people are called 王芳: nobody is chosen, and both are named.
    await page.getByText(/王芳（A101）、王芳（A102）.*没有替你选/).waitFor();
    await office.takes();
    await office.sees('李强', '组织学习', '91');
    await office.sees('张伟', '廉洁自律', '96');

    await page.keyboard.press('ControlOrMeta+Z');
    await office.sees('李强', '组织学习', '待录入');
    assert.deepEqual(errors, []);
  });
});
