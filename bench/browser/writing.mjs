// Writing: a plain evaluation of 20 columns is scored and exported in the page.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Office } from '../../tests/browser/office.mjs';
import { withPage } from '../../tests/browser/page.mjs';
import { exported, paste } from './evalbook.mjs';
import { forgetPeak, meter, peakMemory, programMemory, timed, watchProgramMemory } from './meter.mjs';
import { CLASS, MARK, plainMarks, plainRoster, plainScheme } from './plain.mjs';
import { writeLines } from './rosters.mjs';

/** Milliseconds of exporting so many people, the peak in megabytes meanwhile, and the file or the refusal. */
export async function writing(folder, rows, patience) {
  const [scheme, roster] = [join(folder, '考评办法.json'), join(folder, `staff-${rows}.xlsx`)];
  await writeFile(scheme, plainScheme());
  await writeLines(roster, '名单', plainRoster(rows), rows);
  return withPage(
    async ({ page }) => {
      page.setDefaultTimeout(patience);
      const office = await Office.at(page);
      await watchProgramMemory(page);
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: /考评办法文件/ }).click();
      await (await chooser).setFiles(scheme);
      await page.getByRole('tab', { name: CLASS }).waitFor();
      await office.go('名册');
      await office.offers(roster);
      await office.takes();
      await office.go('评分');
      await office.choose(CLASS);
      await paste(office, page, 1, MARK, plainMarks(rows), [], patience);
      const took = {};
      await office.type(1, MARK, '88.5');
      took.entry = await timed(page, 'Edit', patience);
      await forgetPeak(page);
      const before = await programMemory(page);
      const { bytes, refused } = await exported(office, page, patience, took);
      return { took, peak: await peakMemory(page), before, program: await programMemory(page), bytes, refused };
    },
    { before: (page) => page.addInitScript(meter) },
  );
}
