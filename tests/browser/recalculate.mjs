// LibreOffice without a screen: recalculates a workbook and gives its sheets as rows of texts.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

// Without this LibreOffice shows the results that the file brings along.
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

// Comma, quote, UTF-8, from the first line; values as they are instead of as shown; all sheets.
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** The recalculated sheets by name. */
export async function recalculate(bytes) {
  const folder = await mkdtemp(join(tmpdir(), 'evalbook-recalculate-'));
  try {
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
    await writeFile(join(folder, 'book.xlsx'), bytes);
    const taken = join(folder, 'taken');
    await converted([
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--convert-to', CSV, '--outdir', taken, join(folder, 'book.xlsx')],
    ]);
    const sheets = new Map();
    for (const file of await readdir(taken)) {
      const name = file.replace(/^book-/, '').replace(/\.csv$/, '');
      sheets.set(name, rowsOf(await readFile(join(taken, file), 'utf8')));
    }
    return sheets;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** LibreOffice now and then aborts as it starts; a file that it cannot read fails every time. */
async function converted(words, attempts = 3) {
  try {
    await run('soffice', words);
  } catch (failed) {
    if (attempts === 1) throw failed;
    await converted(words, attempts - 1);
  }
}

function rowsOf(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}
