// A plain evaluation of 20 columns: twelve of a staff list, the key, a mark, and six of formulas (the
// mark's points, what is missing, the sum, the index, the rank and the grade).

const ROSTER = [
  ...['姓名', '工号', '部门', '岗位', '性别', '民族', '学历', '出生日期', '入职日期', '职级', '办公室', '备注'],
];
const STAFF = '员工';
const DEPARTMENTS = 200;

/** What the sheets with the 20 columns are named after. */
export const PLAIN_SHEETS = /名册|评分|结果/;

/** The class whose results the evaluation has. */
export const CLASS = STAFF;

/** The column of the marks. */
export const MARK = '年终评分';

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
      leaf('1', '年终', 1, { Entry: { column: MARK, kind: 'Number', options } }),
    ],
    grades: [band('优秀', 85), band('合格', 60), band('不合格', 0)],
    ranking: { ties: 'Shared', chain: [], by_hand: null, within: null },
    ...{ decimals: 2, cap: null, apportionment: null, ledger: null, link: null, adjustment: null },
    ...{ restrictions: [], previous: null, outcomes: [], alerts: [] },
  };
  return JSON.stringify({
    ...{ format: 'evalbook-scheme', version: 1 },
    scheme: { name: '员工考核办法', period: { from: 46023, to: 46387, parts: [] }, classes: [staff], tables: [] },
  });
}

/** The lines of the staff list, its headings first. */
export function* plainRoster(rows) {
  yield ROSTER;
  for (let at = 0; at < rows; at += 1) {
    yield [
      ...[`员工${at}`, String(100000 + at), `第${(at % DEPARTMENTS) + 1}部`, at % 3 ? '经办' : '主管'],
      ...[at % 2 ? '男' : '女', '汉族', '大学本科', `19${70 + (at % 25)}-0${(at % 9) + 1}-12`],
      ...[`20${10 + (at % 10)}-08-01`, '一级科员', `${(at % 20) + 1}0${at % 9}`, `备注${at % 1000}`],
    ];
  }
}

/** The marks of everybody, as they are pasted. */
export function plainMarks(rows) {
  return Array.from({ length: rows }, (_, at) => 60 + ((at * 7919) % 401) / 10).join('\n');
}
