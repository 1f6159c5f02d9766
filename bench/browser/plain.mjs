// A plain evaluation of 20 columns: a staff list of five, nine columns of marks, six of formulas.

const QUARTERS = ['一季度', '二季度', '三季度', '四季度'];
const ROSTER = ['姓名', '工号', '部门', '岗位'];
const STAFF = '员工';
const DEPARTMENTS = 200;

/** What the sheets with the 20 columns are named after. */
export const PLAIN_SHEETS = /名册|评分|结果/;

/** The class whose results the evaluation has. */
export const CLASS = STAFF;

/** The column that the marks begin in. */
export const FIRST_MARK = '年终评分';

/** The scheme's file (考评办法.json). */
export function plainScheme() {
  const attribute = (name, meaning) => ({ name, meaning, kind: 'Text', options: 'Free' });
  const options = { Between: [0, 100] };
  const leaf = (code, name, share, measure) => ({
    ...{ code, name, share, source: '' },
    body: { Leaf: { measure, conversion: 'Mark', missing: 'Pending' } },
  });
  const band = (name, from) => ({ name, from, quota: null });
  const staff = {
    ...{ name: STAFF, index: '考核得分', key: '标识', aggregation: 'Weights' },
    attributes: [
      attribute('姓名', 'PersonName'),
      attribute('工号', 'StaffNumber'),
      attribute('部门', 'Department'),
      attribute('岗位', 'Position'),
    ],
    indicators: [
      leaf('1', '年终', 0.4, { Entry: { column: FIRST_MARK, kind: 'Number', options } }),
      leaf('2', '业绩', 0.4, { Parts: { column: '业绩', kind: 'Number', options } }),
      leaf('3', '行为', 0.2, { Parts: { column: '行为', kind: 'Number', options } }),
    ],
    grades: [band('优秀', 85), band('合格', 60), band('不合格', 0)],
    ranking: { ties: 'Shared', chain: [], by_hand: null, within: null },
    ...{ decimals: 2, cap: null, apportionment: null, ledger: null, link: null, adjustment: null },
    ...{ restrictions: [], previous: null, outcomes: [], alerts: [] },
  };
  const parts = QUARTERS.map((name) => ({ name, weight: 0.25 }));
  return JSON.stringify({
    ...{ format: 'evalbook-scheme', version: 1 },
    scheme: { name: '员工考核办法', period: { from: 46023, to: 46387, parts }, classes: [staff], tables: [] },
  });
}

/** The lines of the staff list, its headings first. */
export function* plainRoster(rows) {
  yield ROSTER;
  for (let at = 0; at < rows; at += 1) {
    yield [`员工${at}`, String(100000 + at), `第${(at % DEPARTMENTS) + 1}部`, at % 3 ? '经办' : '主管'];
  }
}

/** The marks of everybody, as they are pasted. */
export function plainMarks(rows) {
  const mark = (at, salt) => 60 + ((at * 7919 + salt * 104729) % 401) / 10;
  const lines = Array.from({ length: rows }, (_, at) => Array.from({ length: 9 }, (_, salt) => mark(at, salt)));
  return lines.map((line) => line.join('\t')).join('\n');
}
