// Other libraries in an empty page of the same browser: SheetJS reads the roster, ExcelJS writes what
// evalbook wrote.

import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withPage } from '../../tests/browser/page.mjs';
import { peakMemory } from './meter.mjs';

const require = createRequire(import.meta.url);
const SHEETJS = join(dirname(require.resolve('xlsx/package.json')), 'dist/xlsx.full.min.js');
const EXCELJS = join(dirname(require.resolve('exceljs/package.json')), 'dist/exceljs.min.js');

/** SheetJS reads a workbook into rows. */
export async function sheetjs(folder, path, patience) {
  return inEmptyPage(folder, SHEETJS, path, patience, async (bytes) => {
    const since = performance.now();
    const book = XLSX.read(bytes, { dense: true });
    const rows = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
    return { milliseconds: performance.now() - since, rows: rows.length };
  });
}

/** ExcelJS writes the cells of the sheets, formulas with their results. */
export async function exceljs(folder, path, patience) {
  return inEmptyPage(folder, EXCELJS, path, patience, async (bytes) => {
    const sheets = JSON.parse(new TextDecoder().decode(bytes));
    const since = performance.now();
    const book = new ExcelJS.Workbook();
    for (const { name, rows } of sheets) {
      const sheet = book.addWorksheet(name);
      for (const row of rows) {
        sheet.addRow(row.map((cell) => (Array.isArray(cell) ? { formula: cell[0], result: cell[1] } : cell)));
      }
    }
    const written = await book.xlsx.writeBuffer();
    return { milliseconds: performance.now() - since, rows: written.byteLength };
  });
}

async function inEmptyPage(folder, library, path, patience, work) {
  const empty = join(folder, 'empty.html');
  await writeFile(empty, '<!doctype html><meta charset="utf-8"><input type="file">');
  return withPage(
    async ({ page }) => {
      page.setDefaultTimeout(patience);
      await page.addScriptTag({ path: library });
      await page.setInputFiles('input', path);
      const run = page.evaluate(
        `document.querySelector('input').files[0].arrayBuffer().then((bytes) => (${work})(bytes))`,
      );
      const late = new Promise((_, give) => setTimeout(() => give(new Error('took too long')), patience).unref());
      const crashed = new Promise((_, give) => page.on('crash', () => give(new Error('the page crashed'))));
      const { milliseconds, rows } = await Promise.race([run, late, crashed]);
      return { milliseconds, rows, peak: await peakMemory(page) };
    },
    { address: pathToFileURL(empty).href },
  );
}
