// Invented rosters of any length, 20 columns wide, and the entries that make them complete.

import { writeFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import * as XLSX from 'xlsx';

const HEADINGS = [
  ...['姓名', '工号', '支部', '科室', '职务', '类别', '性别', '民族', '学历', '出生日期'],
  ...['入党日期', '参加工作时间', '职级', '办公室', '分管领域', '联系点', '培训学时', '年休天数', '上年等次', '备注'],
];
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const GIVEN = [...'明华建国志强文静丽娟伟军敏洁晓东海燕立新'];
const MEMBERS_OF_A_BRANCH = 50;
const MOST_IN_MEMORY = 200_000;

/** Writes a roster's workbook with so many people. */
export async function writeRoster(path, rows) {
  await writeLines(path, '花名册', lines(rows), rows);
}

/** Writes a workbook of one sheet: SheetJS as many rows as it can, ExcelJS's stream beyond. */
export async function writeLines(path, name, lines, rows) {
  if (rows <= MOST_IN_MEMORY) {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([...lines], { dense: true }), name);
    await writeFile(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
    return;
  }
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path });
  const sheet = book.addWorksheet(name);
  let written = 0;
  for (const line of lines) {
    sheet.addRow(line).commit();
    written += 1;
    // The stream writes on when it is let.
    if (written % 5_000 === 0) await new Promise(setImmediate);
  }
  await book.commit();
}

function* lines(rows) {
  yield HEADINGS;
  for (let at = 0; at < rows; at += 1) yield person(at);
}

/** What is pasted to make the evaluation complete: a text for each table. */
export function entries(rows) {
  const people = Array.from({ length: rows }, (_, at) => at);
  const branches = Array.from({ length: Math.ceil(rows / MEMBERS_OF_A_BRANCH) }, (_, at) => at);
  return {
    党员: text(people.map((at) => [mark(at, 1), mark(at, 2), mark(at, 3), mark(at, 4), mark(at, 5), 100])),
    党支部: text(branches.map((at) => [
      ...[`${mark(at, 6)}%`, 6, 3, 1, 0, '96%', '95%', '98%', '97%'],
    ])),
    年度任务: text(branches.flatMap((at) => [
      ['任务', branch(at), '年度任务', 3, `${mark(at, 7)}%`],
      ['攻坚', branch(at), '攻坚任务', '', '', 0.9, 1.1],
    ])),
    测评票: text(people.flatMap((at) =>
      ['自评', '互评', '服务对象', '党组织'].map((kind, rater) => [name(at), kind, mark(at, rater + 8)]),
    )),
  };
}

function person(at) {
  return [
    ...[name(at), String(100000 + at), branch(Math.floor(at / MEMBERS_OF_A_BRANCH)), `第${(at % 90) + 1}科`, '科员', '在职'],
    ...[at % 2 ? '男' : '女', '汉族', '大学本科', `19${70 + (at % 25)}-0${(at % 9) + 1}-12`],
    ...[`20${10 + (at % 10)}-07-01`, `20${10 + (at % 10)}-08-01`, '一级科员', `${(at % 20) + 1}0${at % 9}`, '综合业务', '基层联系点'],
    ...[20 + (at % 60), at % 15, '称职', ''],
  ];
}

/** A name that nobody else in the roster has. */
function name(at) {
  const second = GIVEN[Math.floor(at / SURNAMES.length) % GIVEN.length];
  return `${SURNAMES[at % SURNAMES.length]}${second}${at}`;
}

function branch(at) {
  return `第${at + 1}党支部`;
}

/** A mark between 60 and 100 with one decimal, the same at every run. */
function mark(at, salt) {
  return 60 + ((at * 7919 + salt * 104729) % 401) / 10;
}

function text(rows) {
  return rows.map((row) => row.join('\t')).join('\n');
}
