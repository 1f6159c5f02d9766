// The engine beside hand-written columns, natively and in a worker of a page, and there beside
// HyperFormula and IronCalc: the same rows and the same formulas, results checked, one run.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inWorker } from '../../tests/browser/engine.mjs';
import { withPage } from '../../tests/browser/page.mjs';
import { hyperformula, ironcalc } from './calculators.mjs';
import { nativeFigures } from './criterion.mjs';
import { tables } from './tables.mjs';

const PATIENCE_MS = 5 * 60_000;

/** What is measured of the engine: columns, rows, and how often. */
const OURS = [
  [3, 2_000, 21],
  [6, 2_000, 21],
  [3, 100_000, 11],
  [6, 100_000, 11],
  [6, 1_000_000, 5],
];
/** What the others can do in a time that one can wait for: ranks and groups take them the square of it. */
const THEIRS = [
  [3, 2_000],
  [6, 2_000],
  [3, 100_000],
];

const folder = await mkdtemp(join(tmpdir(), 'evalbook-bench-'));
try {
  const figures = await nativeFigures();
  await measure((figure) => {
    figures.push({ where: 'browser', ...figure });
    process.stderr.write(`${Object.values(figure).join('  ')}\n`);
  });
  process.stdout.write(tables(figures));
} finally {
  await rm(folder, { recursive: true });
}

/** Measures, and hands each figure to `tell` as { columns, rows, who, what, value }. */
async function measure(tell) {
  const empty = join(folder, 'empty.html');
  await writeFile(empty, '<!doctype html><meta charset="utf-8">');
  const page = (use) => withPage(use, { address: pathToFileURL(empty).href });
  for (const [columns, rows, times] of OURS) {
    const { hand, engine, edit, difference, bytes } = await page(({ page }) =>
      inWorker(page, ours, columns, rows, times),
    );
    if (!(difference <= 1e-12)) throw new Error(`the engine differs from the hand-written columns by ${difference}`);
    tell({ columns, rows, who: 'by hand', what: 'calculate', value: hand });
    tell({ columns, rows, who: 'evalbook', what: 'calculate', value: engine });
    tell({ columns, rows, who: 'evalbook', what: 'edit', value: edit });
    tell({ columns, rows, who: 'evalbook', what: 'bytes', value: bytes });
  }
  for (const [columns, rows] of THEIRS) {
    const scores = await page(({ page }) => inWorker(page, rowsOf, columns, rows));
    for (const [who, calculator] of [['HyperFormula', hyperformula], ['IronCalc', ironcalc]]) {
      const told = { columns, rows, who };
      const found = await page(({ page }) => calculator(page, scores, PATIENCE_MS)).catch((error) => ({ error }));
      if (found.error) {
        tell({ ...told, what: 'failed', value: String(found.error.message).split('\n')[0] });
        continue;
      }
      if (!(found.worst <= 1)) throw new Error(`${who} differs from the hand-written columns, ${JSON.stringify(found)}`);
      for (const what of ['load', 'calculate', 'edit', 'others']) tell({ ...told, what, value: found[what] });
    }
  }
}

/** In the worker: medians in milliseconds, and the bytes that the memory grew by while calculating. */
async function ours({ Trial }, memory, columns, rows, times) {
  const trial = new Trial(rows);
  const before = memory.buffer.byteLength;
  trial.by_engine(columns);
  const bytes = memory.buffer.byteLength - before;
  trial.by_hand(columns);
  const difference = trial.difference();
  // A page's clock has steps of 0.1 ms: what is short is timed several times over.
  const median = (work) => {
    const time = (repeats) => {
      const since = performance.now();
      for (let turn = 0; turn < repeats; turn += 1) work(turn);
      return (performance.now() - since) / repeats;
    };
    const repeats = Math.max(1, Math.ceil(20 / Math.max(time(2), 0.01)));
    const took = Array.from({ length: times }, () => time(Math.max(repeats, 2)));
    return took.sort((one, other) => one - other)[Math.floor(times / 2)];
  };
  const hand = median(() => trial.by_hand(columns));
  const engine = median(() => trial.by_engine(columns));
  trial.by_engine(columns);
  const edit = median((turn) => trial.edit(turn));
  return { hand, engine, edit, difference, bytes };
}

/** In the worker: the rows and the hand-written figures as plain arrays. */
async function rowsOf({ Trial }, _, columns, rows) {
  const trial = new Trial(rows);
  trial.by_hand(columns);
  return {
    marks: Array.from({ length: 12 }, (_, at) => Array.from(trial.marks(at))),
    groups: Array.from(trial.groups()),
    figures: Array.from({ length: columns }, (_, at) => Array.from(trial.figures(at))),
  };
}
