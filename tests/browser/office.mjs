// What a user does with the page, by the names on the screen.

import { readFile } from 'node:fs/promises';
import { drawn } from './page.mjs';

/** A user at the page. */
export class Office {
  /** Sits down at a page that has been opened. */
  static async at(page) {
    await drawn(page);
    return new Office(page);
  }

  constructor(page) {
    this.page = page;
    this.main = page.locator('main');
    this.grid = page.getByRole('grid');
    this.notices = page.locator('.notice');
  }

  /** Begins a book: 新建考评, 用示例试一试. */
  async begin(name) {
    await this.page.getByRole('button', { name }).click();
    await this.page.waitForURL(/#\/(?!start)/);
  }

  /** Goes to a screen: 名册, 方案, 评分, 结果, 导出. */
  async go(screen) {
    await this.page.getByRole('navigation').getByRole('link', { name: screen }).click();
    await this.main.waitFor();
  }

  /** Chooses a table on the screen. */
  async choose(table) {
    await this.page.getByRole('tab', { name: table }).click();
    await this.page.getByRole('grid', { name: table }).waitFor();
  }

  /** The cell of a row, named by its first cell or numbered from 1, in a column. */
  async cell(row, column) {
    const heading = this.grid.getByRole('columnheader', { name: column, exact: true });
    const index = await heading.getAttribute('aria-colindex');
    const cells = this.grid.getByRole('row');
    const line =
      typeof row === 'number'
        ? cells.filter({ has: this.page.getByRole('rowheader', { name: String(row), exact: true }) })
        : cells.filter({ has: this.page.getByRole('gridcell', { name: row, exact: true }) }).first();
    return line.locator(`[aria-colindex="${index}"]`);
  }

  /** What a cell shows. */
  async text(row, column) {
    return (await this.cell(row, column)).innerText();
  }

  /** Types into a cell and leaves it with Enter. */
  async type(row, column, text) {
    await (await this.cell(row, column)).click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Pastes text with its corner at a cell, from the real clipboard. */
  async paste(row, column, text) {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await (await this.cell(row, column)).click();
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  /** Waits until a cell shows a text. */
  async sees(row, column, text, timeout = 10_000) {
    const cell = await this.cell(row, column);
    await cell.filter({ hasText: new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) }).waitFor({ timeout });
  }

  /** Waits for a notice with a text and puts it away. */
  async hears(text) {
    const notice = this.notices.filter({ hasText: text });
    await notice.waitFor();
    const said = await notice.innerText();
    await notice.getByRole('button').click();
    return said;
  }

  /** Exports the workbook and gives its name and bytes. */
  async exports() {
    await this.go('导出');
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: 600_000 }),
      this.page.getByRole('button', { name: '生成工作簿' }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}
