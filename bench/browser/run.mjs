// The bench: the same workbooks, the same browser, one run; what is compared is given as a ratio.
// Arguments: numbers of rows; 1000, 10000 and 100000 without any.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellsOf } from './cells.mjs';
import { evalbook } from './evalbook.mjs';
import { exceljs, sheetjs } from './peers.mjs';
import { entries, roster } from './rosters.mjs';

const PATIENCE_MS = 15 * 60_000;
const SIZES = process.argv.slice(2).map(Number);

const folder = await mkdtemp(join(tmpdir(), 'evalbook-bench-'));
try {
  for (const rows of SIZES.length > 0 ? SIZES : [1_000, 10_000, 100_000]) await measure(rows);
} finally {
  await rm(folder, { recursive: true });
}

async function measure(rows) {
  const path = join(folder, `roster-${rows}.xlsx`);
  await writeFile(path, roster(rows));
  say(`\n${rows.toLocaleString('en')} rows x 20 columns`);
  const reading = await attempt('SheetJS', () => sheetjs(folder, path, PATIENCE_MS));
  const ours = await attempt('evalbook', () => evalbook(path, entries(rows), PATIENCE_MS));
  const writing = ours?.bytes && (await attempt('ExcelJS', () => write(rows, ours.bytes)));
  if (ours) report(ours, reading, writing);
}

async function write(rows, bytes) {
  const path = join(folder, `cells-${rows}.json`);
  await writeFile(path, cellsOf(bytes));
  return exceljs(folder, path, PATIENCE_MS);
}

function report({ took, starting, long, peak, bytes, refused }, reading, writing) {
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
  const beside = (mine, other, name) =>
    other ? `${name} ${seconds(other.milliseconds)}, ratio ${(other.milliseconds / mine).toFixed(2)}` : `${name} did not finish`;
  const line = (what, mine, note = '') => say(`  ${what.padEnd(30)} ${seconds(mine).padStart(10)}  ${note}`);
  line('open, until it can be clicked', took.start, `${starting.length} tasks over 50 ms${longest(starting)}`);
  line('read, with preview', took.read, beside(took.read, reading, 'SheetJS'));
  line('take what was previewed', took.take);
  line('paste all entries', took.score);
  line('recalculate, one entry', took.entry);
  line('recalculate, a weight', took.weights);
  if (refused) say(`  export: ${refused.replaceAll('\n', ' ')}`);
  else line('export', took.export, `${beside(took.export, writing, 'ExcelJS')}; ${(bytes.length / 1e6).toFixed(1)} MB`);
  const megabytes = [['evalbook', peak], ['SheetJS', reading?.peak], ['ExcelJS', writing?.peak]];
  say(`  peak memory: ${megabytes.map(([name, peak]) => `${name} ${peak ? peak.toFixed(0) : '?'} MB`).join(', ')}`);
  say(`  tasks over 50 ms on the page's own thread: ${long.length}${longest(long)}`);
}

function longest(tasks) {
  return tasks.length > 0 ? `, the longest ${Math.max(...tasks).toFixed(0)} ms` : '';
}

/** One of them failing is a result too. */
async function attempt(name, work) {
  try {
    return await work();
  } catch (error) {
    say(`  ${name}: ${String(error.message ?? error).split('\n')[0]}`);
    return null;
  }
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
