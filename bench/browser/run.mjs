// The bench: the same workbooks, the same browser, one run; what is compared is given as a ratio.
// Arguments: numbers of rows; 1000, 10000 and 100000 without any.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellsOf } from './cells.mjs';
import { evalbook } from './evalbook.mjs';
import { exceljs, sheetjs } from './peers.mjs';
import { PLAIN_SHEETS } from './plain.mjs';
import { reading } from './reading.mjs';
import { entries, writeRoster } from './rosters.mjs';
import { writing } from './writing.mjs';

const PATIENCE_MS = 15 * 60_000;
/** More people take more time than a bench has. */
const MOST_WRITTEN = 500_000;
const MOST_EVALUATED = 100_000;
const SIZES = process.argv.slice(2).map(Number);

const folder = await mkdtemp(join(tmpdir(), 'evalbook-bench-'));
try {
  for (const rows of SIZES.length > 0 ? SIZES : [1_000, 10_000, 100_000]) await measure(rows);
} finally {
  await rm(folder, { recursive: true });
}

async function measure(rows) {
  const path = join(folder, `roster-${rows}.xlsx`);
  await writeRoster(path, rows);
  say(`\n${rows.toLocaleString('en')} rows x 20 columns`);
  await measureReading(path);
  if (rows <= MOST_WRITTEN) await measureWriting(rows);
  if (rows <= MOST_EVALUATED) await measureWhole(rows, path);
}

/** A roster is read and taken, beside SheetJS, which only reads. */
async function measureReading(path) {
  const ours = await attempt('evalbook', () => reading(path, PATIENCE_MS));
  const theirs = await attempt('SheetJS', () => sheetjs(folder, path, PATIENCE_MS));
  say(`  reading`);
  for (const [at, { name, milliseconds, peak, program }] of (ours?.steps ?? []).entries()) {
    const beside = at === 0 ? `; ${both({ milliseconds, peak }, theirs, 'SheetJS')}` : '';
    const memory = `${peak.toFixed(0)} MB, of which the program holds ${program.toFixed(0)} MB`;
    say(`  ${name.padEnd(30)} ${seconds(milliseconds).padStart(10)}  ${memory}${beside}`);
  }
}

/** A plain evaluation is written, beside ExcelJS with the same cells, and with the 20 columns alone. */
async function measureWriting(rows) {
  const ours = await attempt('evalbook', () => writing(folder, rows, PATIENCE_MS));
  if (!ours) return;
  say(`  writing`);
  say(`  one entry changed                ${seconds(ours.took.entry)}`);
  if (ours.refused) {
    say(`  export: ${ours.refused.replaceAll('\n', ' ')}`);
    return;
  }
  const { took, peak, before, program, bytes } = ours;
  say(`  export                         ${seconds(took.export).padStart(10)}  ${peak.toFixed(0)} MB, ${(bytes.length / 1e6).toFixed(1)} MB of file; the program held ${before.toFixed(0)} MB before and holds ${program.toFixed(0)} MB after`);
  const mine = { milliseconds: took.export, peak };
  for (const [what, wanted] of [['20 columns', PLAIN_SHEETS], ['all sheets', /./]]) {
    const theirs = await attempt(`ExcelJS, ${what}`, () => write(rows, bytes, wanted));
    say(`  beside it, ${what}: ${both(mine, theirs, 'ExcelJS')}`);
  }
}

/** The built-in evaluation with its entries and ballots, from the roster to the workbook. */
async function measureWhole(rows, path) {
  const ours = await attempt('evalbook', () => evalbook(path, entries(rows), PATIENCE_MS));
  if (ours) report(ours);
}

async function write(rows, bytes, wanted) {
  const path = join(folder, `cells-${rows}.json`);
  await writeFile(path, cellsOf(bytes, wanted));
  return exceljs(folder, path, PATIENCE_MS);
}

/** Another's time and memory as multiples of mine. */
function both(mine, theirs, name) {
  if (!theirs) return `${name} did not finish`;
  const [time, memory] = [theirs.milliseconds / mine.milliseconds, theirs.peak / mine.peak];
  const figures = `${seconds(theirs.milliseconds)} and ${theirs.peak.toFixed(0)} MB`;
  return `${name} ${figures}, ratios ${time.toFixed(2)} and ${memory.toFixed(2)}`;
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function report({ took, starting, long, peak, bytes, refused }) {
  const line = (what, mine, note = '') => say(`  ${what.padEnd(30)} ${seconds(mine).padStart(10)}  ${note}`);
  say(`  the built-in evaluation`);
  line('open, until it can be clicked', took.start, `${starting.length} tasks over 50 ms${longest(starting)}`);
  line('read, with preview', took.read);
  line('take what was previewed', took.take);
  line('paste all entries', took.score);
  line('recalculate, one entry', took.entry);
  line('recalculate, a weight', took.weights);
  if (refused) say(`  export: ${refused.replaceAll('\n', ' ')}`);
  else line('export', took.export, `${(bytes.length / 1e6).toFixed(1)} MB`);
  say(`  peak memory: ${peak.toFixed(0)} MB`);
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
