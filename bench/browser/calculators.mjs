// Other calculators, each in a worker of its own: rows and formulas are entered first, with calculation
// put off, so that what is timed as "calculate" is theirs alone.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULES = fileURLToPath(new URL('node_modules', import.meta.url));
const HYPERFORMULA = join(MODULES, 'hyperformula/dist/hyperformula.full.min.js');
const IRONCALC = join(MODULES, '@ironcalc/wasm');

/** HyperFormula on rows of scores: milliseconds to load, calculate, and take an edit. */
export async function hyperformula(page, scores, patience) {
  const library = await readFile(HYPERFORMULA, 'utf8');
  return inWorker(page, library, null, byHyperformula, scores, patience);
}

/** IronCalc on the same rows. */
export async function ironcalc(page, scores, patience) {
  // Its script is a module that imports a second one; a worker made of one text takes both as one.
  const script = await readFile(join(IRONCALC, 'wasm.js'), 'utf8');
  const [, snippet] = /from '(\.\/snippets\/[^']+)'/.exec(script);
  const inline = await readFile(join(IRONCALC, snippet), 'utf8');
  const names = Array.from(inline.matchAll(/export function (\w+)/g), ([, name]) => name);
  const library = [
    inline.replaceAll('export function', 'function'),
    `const import1 = { ${names.join(', ')} };`,
    script
      .replace(/^import .*$/gm, '')
      .replace(/^export \{.*\};?$/gm, '')
      .replace(/^export /gm, '')
      .replaceAll('import.meta.url', 'location.href'),
  ].join('\n');
  const program = (await readFile(join(IRONCALC, 'wasm_bg.wasm'))).toString('base64');
  return inWorker(page, library, program, byIronCalc, scores, patience);
}

/** In the worker: a row of entries and its formulas in A1 form; HyperFormula lacks three functions. */
function sheetOf({ marks, groups, figures }, without) {
  const rows = groups.length;
  const whole = (letter) => `${letter}$1:${letter}$${rows}`;
  const rank = without ? (at) => `COUNTIF(${whole('P')},">"&P${at})+1` : (at) => `RANK(P${at},${whole('P')})`;
  const percent = without
    ? (at) => `ROUNDDOWN(COUNTIF(${whole('P')},"<"&P${at})/(COUNT(${whole('P')})-1)+1E-12,3)`
    : (at) => `PERCENTRANK.INC(${whole('P')},P${at})`;
  const sum = (at) => `SUMIFS(${whole('P')},${whole('M')},M${at})`;
  const mean = without
    ? (at) => `${sum(at)}/COUNTIFS(${whole('M')},M${at})`
    : (at) => `AVERAGEIFS(${whole('P')},${whole('M')},M${at})`;
  const formulas = [
    (at) => `0.3*A${at}+0.2*B${at}+0.15*C${at}+0.15*D${at}+0.1*E${at}+0.1*F${at}`,
    (at) => `IF(G${at}<20,0,MIN(100,MAX(0,N${at}+H${at}/10)))`,
    (at) => `ROUND(O${at},2)`,
    rank,
    percent,
    (at) => `${sum(at)}/(${mean(at)}+1)`,
  ].slice(0, figures.length);
  return groups.map((group, row) => ({
    entries: [...marks.map((column) => column[row]), `第${group}组`],
    formulas: formulas.map((formula) => `=${formula(row + 1)}`),
  }));
}

async function byHyperformula(_, scores) {
  const sheet = sheetOf(scores, true);
  const begun = performance.now();
  const book = HyperFormula.buildFromArray(sheet.map(({ entries }) => entries), { licenseKey: 'gpl-v3', maxRows: 1_048_576 });
  book.suspendEvaluation();
  book.setCellContents({ sheet: 0, row: 0, col: 13 }, sheet.map(({ formulas }) => formulas));
  const loaded = performance.now();
  book.resumeEvaluation();
  const calculated = performance.now();
  const compared = compare(scores, (row, column) => book.getCellValue({ sheet: 0, row, col: 13 + column }));
  const before = performance.now();
  book.setCellContents({ sheet: 0, row: 777, col: 0 }, 11.5);
  return { load: loaded - begun, calculate: calculated - loaded, edit: performance.now() - before, ...compared };
}

async function byIronCalc(program, scores) {
  initSync({ module: program });
  const sheet = sheetOf(scores, false);
  const begun = performance.now();
  const book = new Model('bench', 'en', 'UTC', 'en');
  book.pauseEvaluation();
  sheet.forEach(({ entries, formulas }, row) => {
    [...entries, ...formulas].forEach((cell, column) => book.setUserInput(0, row + 1, column + 1, String(cell)));
  });
  const loaded = performance.now();
  book.resumeEvaluation();
  book.evaluate();
  const calculated = performance.now();
  const compared = compare(scores, (row, column) => Number(book.getFormattedCellValue(0, row + 1, 14 + column)));
  const before = performance.now();
  book.setUserInput(0, 778, 1, '11.5');
  return { load: loaded - begun, calculate: calculated - loaded, edit: performance.now() - before, ...compared };
}

/**
 * In the worker: how many cells are other than the hand-written ones, and the largest difference as a
 * multiple of what is allowed. Neither calculator rounds every 85.345 up to 85.35 as Excel does, which
 * moves ranks too; IronCalc's figures are read as it shows them, with nine decimals.
 */
function compare({ figures, groups }, value) {
  const shown = 1e-8;
  const allowed = [shown, shown, 0.01 + shown, groups.length / 100, 0.01, 1];
  let [others, worst] = [0, 0];
  figures.forEach((figure, column) => {
    figure.forEach((expected, row) => {
      const difference = Math.abs(value(row, column) - expected);
      if (!(difference <= shown * Math.max(1, expected))) others += 1;
      const multiple = difference / (allowed[column] * (column < 2 ? Math.max(1, expected) : 1));
      worst = multiple <= worst ? worst : multiple;
    });
  });
  return { others, worst };
}

/** Runs `work` after a library's text in a worker, with the library's program and the scores. */
async function inWorker(page, library, program, work, scores, patience) {
  const source = `${library}
    ${sheetOf}
    ${compare}
    onmessage = async ({ data: [program, scores] }) => postMessage(await (${work})(program, scores));
    onunhandledrejection = ({ reason }) => { throw reason; };`;
  return page.evaluate(start, { source, program, scores, patience });
}

async function start({ source, program, scores, patience }) {
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const bytes = program && Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
  try {
    return await new Promise((done, failed) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = ({ message }) => failed(new Error(message));
      setTimeout(() => failed(new Error('took too long')), patience);
      worker.postMessage([bytes, scores]);
    });
  } finally {
    worker.terminate();
  }
}
