// The product in its page, driven as a user drives it.

import { NEW_ROW, Office } from '../../tests/browser/office.mjs';
import { withPage } from '../../tests/browser/page.mjs';
import { longTasks, meter, peakMemory, timed } from './meter.mjs';

/** Where the corner of each pasted text goes. */
const CORNERS = {
  党支部: [1, '业务指标完成率'],
  党员: [1, '业务攻关'],
  年度任务: [NEW_ROW, '任务名称'],
  测评票: [NEW_ROW, '测评对象'],
};

/**
 * Opens, imports, scores, recalculates and exports; gives milliseconds, megabytes, long tasks and the
 * file, or why there is none.
 */
export async function evalbook(path, texts, patience) {
  return withPage(
    async ({ page }) => {
      page.setDefaultTimeout(patience);
      const office = await Office.at(page);
      const took = { start: await page.evaluate(() => window.meter.drawn) };
      const starting = await longTasks(page);
      const offered = office.offers(path);
      took.read = await timed(page, 'ReadRoster', patience);
      await offered;
      const taken = office.takes();
      took.take = await timed(page, 'CommitImport', patience);
      await taken;
      const long = await longTasks(page);

      await office.go('评分');
      took.score = 0;
      for (const [table, [row, column]] of Object.entries(CORNERS)) {
        await office.choose(table);
        took.score += await paste(office, page, row, column, texts[table], long, patience);
      }
      await office.choose('党支部');
      await office.type(1, '好票', '4');
      took.entry = await timed(page, 'Edit', patience);
      took.weights = await changeWeight(office, page, patience);
      const { bytes, refused } = await exported(office, page, patience, took);
      long.push(...(await longTasks(page)));
      return { took, starting, long, peak: await peakMemory(page), bytes, refused };
    },
    { before: (page) => page.addInitScript(meter) },
  );
}

/** The file, or the notice of a refusal or a crash, which stays and ends the waiting. */
export async function exported(office, page, patience, took) {
  const said = page.locator('.notice.is-error, .notice.is-warning').first();
  const file = office.exports();
  file.catch(() => {});
  const refused = said.waitFor({ timeout: patience }).then(async () => ({ refused: await said.innerText() }));
  refused.catch(() => {});
  const timing = timed(page, 'Export', patience).then((milliseconds) => (took.export = milliseconds));
  timing.catch(() => {});
  return Promise.race([refused, timing.then(() => file)]);
}

/** Pastes; the long tasks of putting the text on the clipboard are the bench's own and left out. */
export async function paste(office, page, row, column, text, long, patience) {
  const cell = await office.cell(row, column);
  await cell.click();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  long.push(...(await longTasks(page)));
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.waitForTimeout(100);
  await longTasks(page);
  await page.keyboard.press('ControlOrMeta+V');
  const took = await timed(page, 'Paste', patience);
  long.push(...(await longTasks(page)));
  return took;
}

/** Changes a parameter on which every index depends, so that everything is calculated anew. */
async function changeWeight(office, page, patience) {
  await office.go('方案');
  await office.main.getByRole('tab', { name: '党员' }).click();
  await office.main.getByRole('button', { name: /民主测评/ }).first().click();
  const weight = office.main.getByRole('textbox', { name: '权重', exact: true });
  await weight.fill(String(Number(await weight.inputValue()) * 0.9));
  await weight.press('Enter');
  return timed(page, 'SetParameter', patience);
}
