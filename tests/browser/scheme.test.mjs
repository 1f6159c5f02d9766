// A person who has never seen the app builds a scheme from an empty one with the mouse only: two
// classes, a link, six indicators with four different rules, a veto, bands and a quota. Then subjects
// and entries are typed, and the figures are the ones worked out here by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEW_ROW, Office } from './office.mjs';
import { withPage } from './page.mjs';

/** Someone with a mouse at the scheme's editor. */
class Hand {
  constructor(page) {
    this.page = page;
    this.outline = page.locator('.editor-outline');
    this.panel = page.locator('.editor-panel');
  }

  async tab(name) {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Adds what is offered by a name, under a heading. */
  async adds(name, where = this.outline) {
    await where.getByRole('button', { name: `＋ ${name}`, exact: true }).first().click();
  }

  /** Adds an indicator, which its panel then shows, and chooses its rule. */
  async indicator(name, rule) {
    if (await this.outline.getByRole('button', { name: `＋ ${name}`, exact: true }).isVisible()) {
      await this.adds(name);
    } else {
      await this.adds('指标');
      await this.panel.getByRole('heading', { name: /指标\d/ }).waitFor();
      await this.picks('常用名称', name);
    }
    await this.panel.getByRole('heading', { name }).waitFor();
    if (rule) await this.rule(rule);
  }

  async rule(name) {
    const card = this.panel.getByRole('group', { name: '计分规则' }).getByRole('button', { name });
    await card.click();
    await this.panel.locator('.card.is-chosen', { hasText: name }).waitFor();
  }

  /** Opens a section of the class. */
  async section(name) {
    await this.outline.getByRole('button', { name }).first().click();
    await this.panel.getByRole('heading', { name, exact: true }).waitFor();
  }

  async picks(label, name, where = this.panel) {
    await where.getByRole('group', { name: label }).getByRole('button', { name, exact: true }).click();
  }

  async steps(what) {
    await this.panel.getByRole('button', { name: what, exact: true }).click();
  }

  async sees(text, where = this.panel) {
    await where.getByText(text).first().waitFor();
  }
}

async function buildBranches(hand) {
  await hand.tab('党支部');
  await hand.sees('“党支部”还没有指标', hand.outline);
  await hand.indicator('年度任务', '按完成率');
  await hand.indicator('组织生活', '每次扣分、扣完为止');
  await hand.sees('1 → 8 分');
  await hand.steps('每次扣分增加');
  await hand.sees('1 → 7.5 分');
  // As quick as a mouse can: no step is lost.
  await hand.panel.getByRole('button', { name: '每次扣分增加', exact: true }).dblclick();
  await hand.sees('1 → 6.5 分');
  await hand.panel.getByRole('button', { name: '每次扣分减少', exact: true }).dblclick();
  await hand.sees('1 → 7.5 分');
  await hand.indicator('品牌建设', '每次加分、封顶');
  await hand.outline.getByRole('button', { name: '按比例调到 100' }).click();
  await hand.sees('合计 100 / 100', hand.outline);
}

async function buildMembers(hand) {
  await hand.tab('党员');
  await hand.section('指数合成');
  await hand.picks('合成方式', '按权重');
  await hand.indicator('业务攻关', null);
  await hand.indicator('志愿服务', '每次加分、封顶');
  await hand.sees('1 → 20 分');
  await hand.indicator('服务满意度', '分档');
  await hand.sees('95 → 100 分');
  await hand.outline.getByRole('button', { name: '按比例调到 1' }).click();
  await hand.sees('合计 1 / 1', hand.outline);
  await hand.section('挂钩');
  await hand.picks('挂钩', '与党支部挂钩');
  await hand.sees('本人得分权重');
  await hand.section('否决与限制');
  await hand.adds('一票否决', hand.panel);
  await hand.section('等次与名额');
  await hand.picks('常用等次', '优秀－合格－基本合格－不合格');
  await hand.steps('优秀起点减少');
  const best = hand.panel.getByRole('listitem').first();
  await hand.picks('限定名额', '是', best);
  await best.getByLabel('优秀名额比例', { exact: true }).first().waitFor();
  await hand.sees('优秀（不超过 20%）', hand.outline);
}

async function enter(office) {
  await office.go('名册');
  await office.choose('党支部');
  await office.paste(NEW_ROW, '党支部名称', '甲支部\n乙支部');
  await office.sees('乙支部', '党支部名称', '乙支部');
  await office.choose('党员');
  const people = ['王某\t\t\t甲支部', '李某\t\t\t甲支部', '张某\t\t\t乙支部', '赵某\t\t\t乙支部', '孙某\t\t\t乙支部'];
  await office.paste(NEW_ROW, '姓名', people.join('\n'));
  await office.sees('孙某', '所属党支部', '乙支部');
  await office.go('评分');
  await office.choose('党支部');
  await office.paste('甲支部', '年度任务完成率', '100%\t1\t3\n90%\t0\t2');
  await office.choose('党员');
  await office.paste('王某', '业务攻关', '92\t3\t96\t\n95\t2\t90\t\n80\t1\t70\t\n99\t5\t99\t是\n88\t\t80\t');
  await office.sees('赵某', '一票否决', '是');
}

test('a scheme is built from an empty one with the mouse only', async () => {
  await withPage(
    async ({ page, errors }) => {
      const office = await Office.at(page);
      await office.begin('自拟办法');
      const hand = new Hand(page);
      await hand.sees('先说明考评谁', hand.outline);
      await hand.adds('党支部');
      await hand.adds('党员');
      await buildBranches(hand);
      await buildMembers(hand);
      assert.equal(await page.evaluate(() => window.keys), 0, 'the mouse was enough');

      await enter(office);
      // Points of 33.33, 33.33 and 33.34: 甲 33.33 + (33.33 − 2.5) + 3 × 2; 乙 0.9 × 33.33 + 33.33 + 4.
      await office.go('结果');
      await office.choose('党支部');
      await office.sees('甲支部', '堡垒指数', '70.16');
      await office.sees('乙支部', '堡垒指数', '67.33');
      // Weights .8334, .0833, .0833, then 0.8 × own + 0.2 × branch: 王某 0.8 × 90.0008 + 0.2 × 70.16.
      // One place for five people: 李某 is above 85 too and finds none.
      await office.choose('党员');
      for (const [who, index, rank, grade] of [
        ['王某', '86.03', '1', '优秀'],
        ['李某', '85.37', '2', '合格'],
        ['孙某', '77.47', '3', '合格'],
        ['张某', '72.13', '4', '基本合格'],
        ['赵某', '0.00', '5', '不合格'],
      ]) {
        await office.sees(who, '先锋指数', index);
        await office.sees(who, '名次', rank);
        await office.sees(who, '等次', grade);
      }
      assert.deepEqual(errors, []);
    },
    {
      before: (page) =>
        page.addInitScript(() => {
          window.keys = 0;
          window.addEventListener('keydown', () => (window.keys += 1), true);
        }),
    },
  );
});

test('a task is given to many owners in one gesture', async () => {
  await withPage(async ({ page, errors }) => {
    const office = await Office.at(page);
    await office.begin('用示例试一试');
    await office.go('评分');
    await office.choose('年度任务');
    await office.grid.getByRole('rowheader', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: '派给多个对象' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '责任支部', exact: true }).click();
    for (const owner of ['国库党支部', '监督评价党支部']) {
      await dialog.getByRole('button', { name: owner, exact: true }).click();
    }
    await dialog.getByRole('button', { name: '派给 2 个对象' }).click();
    const task = await office.text(1, '任务名称');
    await (await office.cell(1, '任务名称')).click();
    await page.keyboard.press('ControlOrMeta+End');
    await office.grid.getByRole('rowheader', { name: NEW_ROW, exact: true }).waitFor();
    const numbers = await office.grid.getByRole('rowheader').allInnerTexts();
    const last = Math.max(...numbers.map(Number).filter((number) => number > 0));
    for (const [row, owner] of [[last - 1, '国库党支部'], [last, '监督评价党支部']]) {
      await office.sees(row, '任务名称', task);
      await office.sees(row, '责任支部', owner);
    }
    assert.deepEqual(errors, []);
  });
});
