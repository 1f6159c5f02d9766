// The main job from end to end, as an office does it: a roster that another program wrote, the
// built-in template, the worked example's entries by keyboard and paste, the published figures on the
// screen, and a workbook that LibreOffice recalculates to the same ones.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import {
  BALLOTS, BRANCH_SCORES, BRANDS, EVENTS, FIGURES, LEDGER, MEMBER_MARKS, PROBLEMS, TASKS, TIES,
} from './golden.mjs';
import { NEW_ROW, Office } from './office.mjs';
import { withPage } from './page.mjs';
import { recalculate } from './recalculate.mjs';

const ROSTER = fileURLToPath(new URL('../fixtures/golden.xlsx', import.meta.url));
const INDEX = { 党支部: '堡垒指数', 党员: '先锋指数' };
/** Wide enough for all columns of the results to be drawn at once. */
const WIDE = { width: 6000, height: 1200 };

async function enter(office, page) {
  await office.go('评分');
  await office.choose('党支部');
  await office.paste(1, '业务指标完成率', BRANCH_SCORES);
  await office.sees('乙支部', '四季度学习完成率', '90%');
  await office.choose('年度任务');
  await office.paste(NEW_ROW, '任务名称', TASKS);
  for (const [table, corner, text] of [
    ['问题整改', '问题', PROBLEMS],
    ['过程纪实', '日期', EVENTS],
    ['品牌', '品牌名称', BRANDS],
    ['挂钩联系', '支部', TIES],
  ]) {
    await office.choose(table);
    await office.paste(NEW_ROW, corner, text);
  }
  await office.choose('党员');
  await typeMarks(office, page);
  await office.type('赵某', '一票否决', '是');
  await office.choose('测评票');
  await office.paste(NEW_ROW, '测评对象', BALLOTS);
  await office.choose('加减分台账');
  await office.paste(NEW_ROW, '日期', LEDGER);
}

/** Types the members' marks row by row: Tab goes right, Enter to the next row's beginning. */
async function typeMarks(office, page) {
  await (await office.cell('王某', '业务攻关')).click();
  for (const marks of MEMBER_MARKS) {
    for (const [at, mark] of marks.entries()) {
      await page.keyboard.type(String(mark));
      await page.keyboard.press(at + 1 < marks.length ? 'Tab' : 'Enter');
    }
  }
  await office.sees('赵某', '组织学习', '92');
}

/** What the page shows for a class, every column of it. */
async function shown(office, page, kind) {
  await office.go('结果');
  await office.choose(kind);
  await page.setViewportSize(WIDE);
  await office.grid.getByRole('columnheader').last().waitFor();
  const table = await office.table();
  await page.setViewportSize({ width: 1440, height: 900 });
  return table;
}

/** Every figure of the class on the screen is the recalculated one, to the last digit shown. */
function checkRecalculated(sheet, kind, table) {
  const head = sheet.findIndex((row) => row.includes(INDEX[kind]));
  const headings = sheet[head];
  let compared = 0;
  for (const row of table) {
    const [[, subject]] = Object.entries(row);
    const line = sheet.find((cells) => cells[0] === subject);
    for (const [name, text] of Object.entries(row)) {
      const recalculated = line[headings.indexOf(name)];
      assert.notEqual(recalculated, undefined, `${kind} has no ${name}`);
      checkSame(text, recalculated, `${subject} ${name}`);
      compared += 1;
    }
  }
  assert.ok(compared > table.length * 10, `only ${compared} figures were compared`);
}

function checkSame(shown, recalculated, where) {
  const digits = /^-?[\d,]+(?:\.(\d+))?(%?)$/.exec(shown);
  if (!digits || !recalculated) return assert.equal(shown, recalculated, where);
  const value = (text) => Number(text.replace(/[,%]/g, ''));
  const half = 0.5 * 10 ** -(digits[1]?.length ?? 0);
  const difference = Math.abs(value(shown) - value(recalculated));
  assert.ok(difference <= half * (1 + 1e-9), `${where}: ${shown} on the screen, ${recalculated} recalculated`);
}

test('the main job', async () => {
  await withPage(async ({ page, requests, refused, errors }) => {
    const office = await Office.at(page);
    await office.offers(ROSTER);
    await office.takes();
    await enter(office, page);

    const tables = {};
    for (const kind of Object.keys(INDEX)) {
      tables[kind] = await shown(office, page, kind);
      const figures = tables[kind].map((row) => [row[INDEX[kind]], row['名次'], row['等次']]);
      const subjects = tables[kind].map((row) => Object.values(row)[0]);
      assert.deepEqual(figures, subjects.map((subject) => FIGURES[subject]));
    }
    assert.equal(tables['党支部'].length + tables['党员'].length, Object.keys(FIGURES).length);

    const { name, bytes } = await office.exports();
    assert.match(name, /\.xlsx$/);
    const sheets = await recalculate(bytes);
    for (const kind of Object.keys(INDEX)) checkRecalculated(sheets.get(`结果-${kind}`), kind, tables[kind]);
    for (const kind of Object.keys(INDEX)) checkNoDifference(sheets.get(`对账-${kind}`), tables[kind].length);

    assert.deepEqual({ requests, refused, errors }, { requests: [], refused: [], errors: [] });
    // A notice for information goes by itself after some seconds; a warning or an error would stay.
    assert.deepEqual(await page.locator('.notice:not(.is-information)').allInnerTexts(), []);
  });
});

/** Every cell under 差 (应全为 0) is 0. */
function checkNoDifference(sheet, subjects) {
  const [groups, headings] = [sheet[1], sheet[2]];
  const first = groups.findIndex((group) => group.startsWith('差'));
  const end = groups.findIndex((group, at) => at > first && group !== '');
  assert.ok(first > 0 && end > first && headings[first] !== '');
  const lines = sheet.slice(3).filter((row) => row[0] !== '' && row.length > 1);
  assert.equal(lines.length, subjects);
  for (const line of lines) {
    assert.deepEqual(line.slice(first, end), Array(end - first).fill('0'), line[0]);
  }
}
