// Reading: a roster of any length and 20 columns is read, taken, looked at and edited in the page.

import { Office } from '../../tests/browser/office.mjs';
import { withPage } from '../../tests/browser/page.mjs';
import { forgetPeak, meter, peakMemory, programMemory, timed, watchProgramMemory } from './meter.mjs';

/** What is shown last and changed: a column that every roster here has. */
const CHANGED = '职务';

/** Milliseconds and megabytes of each step: the peak of the page's process and the program's memory. */
export async function reading(path, patience) {
  return withPage(
    async ({ page }) => {
      page.setDefaultTimeout(patience);
      const office = await Office.at(page);
      await watchProgramMemory(page);
      const steps = [];
      const step = async (name, action, work) => {
        await forgetPeak(page);
        const doing = work();
        const milliseconds = await timed(page, action, patience);
        await doing;
        steps.push({ name, milliseconds, peak: await peakMemory(page), program: await programMemory(page) });
      };
      await step('read, with preview', 'ReadRoster', () => office.offers(path));
      await step('take what was previewed', 'CommitImport', () => office.takes());
      await page.keyboard.press('Escape');
      const scroller = page.locator('.grid-scroller');
      await step('look at the last rows', 'Look', () => scroller.evaluate((of) => (of.scrollTop = of.scrollHeight)));
      const shown = await office.grid.getByRole('rowheader').allInnerTexts();
      // Behind the last row stands the one that is empty.
      const last = Math.max(...shown.map(Number).filter(Number.isFinite));
      await step('one entry', 'Edit', () => office.type(last, CHANGED, '主任'));
      return { steps, last };
    },
    { before: (page) => page.addInitScript(meter) },
  );
}
