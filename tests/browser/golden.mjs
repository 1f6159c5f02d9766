// The reference evaluation's worked example as a user enters it: tab-separated, as copied from Excel.

export const BRANCH_SCORES = [
  '103%\t0\t5\t6\t2\t1\t0\t2\t0.9\t1\t96%\t2\t95%\t100%\t0',
  '94%\t1\t3\t3\t4\t2\t0\t1\t0.75\t3\t90%\t1\t80%\t90%\t1',
].join('\n');

export const TASKS = [
  '任务一\t甲支部\t年度任务\t3\t100%',
  '任务二\t甲支部\t年度任务\t2\t90%',
  '任务三\t甲支部\t年度任务\t1\t80%',
  '攻坚一\t甲支部\t攻坚任务\t\t\t0.9\t1.1',
  '任务一\t乙支部\t年度任务\t3\t85%',
  '任务二\t乙支部\t年度任务\t2\t100%',
  '任务三\t乙支部\t年度任务\t1\t50%',
  '攻坚一\t乙支部\t攻坚任务\t\t\t0.75\t1.0',
].join('\n');

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
