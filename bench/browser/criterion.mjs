// The native figures, as criterion left them.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FOLDER } from '../../tests/browser/engine.mjs';

const CRITERION = join(FOLDER, '../criterion');

/** The medians of the last run, in milliseconds. */
export async function nativeFigures() {
  const figures = [];
  for (const columns of [3, 6]) {
    const group = `${columns} columns`;
    for (const [name, who, what] of [
      ['by hand', 'by hand', 'calculate'],
      ['engine', 'evalbook', 'calculate'],
      ['edit', 'evalbook', 'edit'],
    ]) {
      const sizes = await readdir(join(CRITERION, group, name));
      for (const rows of sizes.map(Number).filter((size) => size > 0)) {
        const estimates = await readFile(join(CRITERION, group, name, String(rows), 'new/estimates.json'), 'utf8');
        const value = JSON.parse(estimates).median.point_estimate / 1e6;
        figures.push({ where: 'native', columns, rows, who, what, value });
      }
    }
  }
  return figures;
}
