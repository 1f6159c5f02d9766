// Figures as tables in Markdown. What is compared is a ratio of figures of the same run.

const CALCULATORS = ['HyperFormula', 'IronCalc'];
/** Entered columns: twelve of marks, and the group as a position in a list of words. */
const ENTERED_BYTES = 12 * 8 + 4;

/** The tables of the figures of a run. */
export function tables(figures) {
  const sizes = [...new Set(figures.map(({ columns, rows, where }) => `${columns} ${rows} ${where}`))]
    .map((size) => size.split(' '))
    .map(([columns, rows, where]) => ({ columns: Number(columns), rows: Number(rows), where }))
    .sort((one, other) => one.columns - other.columns || one.rows - other.rows || (one.where < other.where ? 1 : -1));
  const find = (size, who, what) =>
    figures.find((figure) => figure.who === who && figure.what === what && Object.keys(size).every((key) => figure[key] === size[key]))?.value;
  const beside = (size, what) => CALCULATORS.map((who) => ratio(find(size, who, what), find(size, 'evalbook', what)));
  const place = ({ columns, rows, where }) => [columns, rows.toLocaleString('en'), where];
  const having = (what) => sizes.filter((size) => find(size, 'evalbook', what) !== undefined);
  const compared = CALCULATORS.map((name) => `${name} ÷ evalbook`);
  return [
    'First calculation:\n',
    table(
      ['columns', 'rows', 'where', 'by hand', 'evalbook', 'evalbook ÷ by hand', ...compared],
      having('calculate').map((size) => {
        const [hand, ours] = ['by hand', 'evalbook'].map((who) => find(size, who, 'calculate'));
        return [...place(size), shown(hand), shown(ours), ratio(ours, hand), ...beside(size, 'calculate')];
      }),
    ),
    'One entry changed:\n',
    table(
      ['columns', 'rows', 'where', 'evalbook', ...compared],
      having('edit').map((size) => [...place(size), shown(find(size, 'evalbook', 'edit')), ...beside(size, 'edit')]),
    ),
    'Loading, rows and formulas entered while calculation is put off, and cells that came out other than by hand:\n',
    table(
      ['columns', 'rows', 'who', 'loading', 'cells'],
      figures
        .filter(({ what }) => what === 'load')
        .map((figure) => [
          ...[figure.columns, figure.rows.toLocaleString('en'), figure.who, shown(figure.value)],
          find({ columns: figure.columns, rows: figure.rows, where: 'browser' }, figure.who, 'others'),
        ]),
    ),
    'Memory, entries and all that the calculation ever took, beside plain arrays of the columns:\n',
    table(
      ['columns', 'rows', 'where', 'plain', 'evalbook', 'evalbook ÷ plain'],
      having('bytes').map((size) => {
        const plain = size.rows * (ENTERED_BYTES + 8 * size.columns);
        const taken = size.rows * ENTERED_BYTES + find(size, 'evalbook', 'bytes');
        return [...place(size), megabytes(plain), megabytes(taken), ratio(taken, plain)];
      }),
    ),
  ].join('\n');
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('');
}

function shown(milliseconds) {
  return milliseconds === undefined ? '' : `${Number(milliseconds.toPrecision(3))} ms`;
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Two digits where it matters, and none where it does not. */
function ratio(one, other) {
  if (one === undefined || other === undefined) return '';
  const share = one / other;
  return share < 10 ? share.toFixed(2) : Math.round(share).toLocaleString('en');
}
