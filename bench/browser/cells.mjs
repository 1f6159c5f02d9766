// The cells of a workbook as JSON, for a writer that is to write the same ones.

import * as XLSX from 'xlsx';

/** Sheets with rows of values; a formula is an array of its text and its result. */
export function cellsOf(bytes, wanted = /./) {
  const book = XLSX.read(bytes, { dense: true, cellFormula: true });
  const sheets = book.SheetNames.filter((name) => wanted.test(name)).map((name) => {
    const lines = book.Sheets[name]['!data'] ?? book.Sheets[name];
    return { name, rows: Array.from(lines, (line) => Array.from(line ?? [], cellOf)) };
  });
  return JSON.stringify(sheets);
}

function cellOf(cell) {
  if (!cell) return null;
  return cell.f ? [cell.f, cell.v] : cell.v;
}
