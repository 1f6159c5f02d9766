// The reference evaluation's worked example as a user enters it: tab-separated, as copied from Excel.

/** Business target, votes, how far the study has come in each quarter. */
export const BRANCH_SCORES = [
  '103%\t6\t2\t1\t0\t96%\t96%\t96%\t96%',
  '94%\t3\t4\t2\t0\t90%\t90%\t90%\t90%',
].join('\n');

const gap = (columns) => '\t'.repeat(columns);
const annual = (name, branch, weight, done) => `${name}\t${branch}\t年度任务\t${weight}${gap(10)}${done}`;
const hard = (branch, level, difficulty) => `攻坚一\t${branch}\t攻坚任务\t\t${level}\t${difficulty}`;
/** Tasks followed up, the first so many of them two days late. */
const followed = (branch, count, late) =>
  Array.from({ length: count }, (_, at) =>
    `督办\t${branch}\t督办事项${gap(7)}2026-06-30${gap(5)}${at < late ? '2026-07-02' : '2026-06-30'}`);

export const TASKS = [
  annual('任务一', '甲支部', 3, '100%'),
  annual('任务二', '甲支部', 2, '90%'),
  annual('任务三', '甲支部', 1, '80%'),
  hard('甲支部', '0.9', '1.1'),
  annual('任务一', '乙支部', 3, '85%'),
  annual('任务二', '乙支部', 2, '100%'),
  annual('任务三', '乙支部', 1, '50%'),
  hard('乙支部', '0.75', '1.0'),
  ...followed('甲支部', 20, 1),
  ...followed('乙支部', 5, 1),
].join('\n');

/** Problems found, the first so many of them not yet put right. */
const problems = (branch, count, open) =>
  Array.from({ length: count }, (_, at) =>
    `问题\t${branch}\t\t2026-08-01\t2026-09-30\t${at < open ? '' : '2026-09-01'}`);

export const PROBLEMS = [...problems('甲支部', 5, 0), ...problems('乙支部', 10, 1)].join('\n');

export const EVENTS = [
  ['甲支部', '联合行动', 5], ['甲支部', '组织生活缺席', 1], ['甲支部', '双向交流', 2],
  ['乙支部', '联合行动', 3], ['乙支部', '组织生活缺席', 3], ['乙支部', '双向交流', 1], ['乙支部', '作风问题', 1],
]
  .flatMap(([branch, what, count]) => Array(count).fill(`2026-05-01\t${branch}\t${what}`))
  .join('\n');

export const BRANDS = ['品牌一\t甲支部\t\t0.9', '品牌二\t甲支部\t\t0.9', '品牌三\t乙支部\t\t0.75'].join('\n');

/** Duties due and done at the department a branch is tied to. */
export const TIES = ['甲支部\t办公室\t\t12\t12', '乙支部\t预算科\t\t12\t11'].join('\n');

/** The members' six marks, typed key by key. */
export const MEMBER_MARKS = [
  [92, 90, 85, 80, 95, 100],
  [95, 92, 85, 85, 95, 100],
  [85, 84, 80, 90, 88, 100],
  [94, 93, 90, 90, 92, 0],
];

export const LEDGER = [
  '2026-05-01\t党支部\t甲支部\t加分\t2',
  '2026-06-01\t党支部\t乙支部\t减分\t1',
  '2026-07-01\t党员\t王某\t加分\t2',
  '2026-08-01\t党员\t张某\t减分\t0.5',
].join('\n');

const RATERS = ['自评', '互评', '服务对象', '党组织'];
const MARKS = {
  王某: ['95', '88 90 91 92 93 95 70', '90 88 92 91 89', '92'],
  李某: ['96', '90 91 92 93 94 95 96', '91 92 90 93 92', '94'],
  张某: ['98', '80 82 85 84 83 86 90', '85 84 86 83 88', '84'],
  赵某: ['95', '90 90 90 90 90 90 90', '90 90 90 90 90', '90'],
};

export const BALLOTS = Object.entries(MARKS)
  .flatMap(([member, kinds]) =>
    kinds.flatMap((marks, kind) => marks.split(' ').map((mark) => `${member}\t${RATERS[kind]}\t${mark}`)),
  )
  .join('\n');

/** The published figures, by subject: index, rank, grade. */
export const FIGURES = {
  甲支部: ['98.63', '1', '优秀'],
  乙支部: ['76.95', '2', '合格'],
  王某: ['94.09', '1', '优秀'],
  李某: ['89.75', '2', '合格'],
  张某: ['88.35', '3', '合格'],
  赵某: ['0.00', '4', '不合格'],
};
