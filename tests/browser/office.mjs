// What a user does with the page, by the names on the screen.

import { readFile } from 'node:fs/promises';
import { drawn } from './page.mjs';

/** What stands before the empty row at the end of a table that grows. */
export const NEW_ROW = '＋';

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

  /** The cell of a row in a column. A row is named by its first cell; a number or NEW_ROW is its own name. */
  async cell(row, column) {
    const index = await (await this.heading(column)).getAttribute('aria-colindex');
    const cells = this.grid.getByRole('row');
    const line =
      typeof row === 'number' || row === NEW_ROW
        ? cells.filter({ has: this.page.getByRole('rowheader', { name: String(row), exact: true }) })
        : cells.filter({ has: this.page.getByRole('gridcell', { name: row, exact: true }) }).first();
    return line.locator(`[aria-colindex="${index}"]`);
  }

  /** A column's heading, scrolled into sight: only columns in sight are drawn. */
  async heading(column) {
    const heading = this.grid.getByRole('columnheader', { name: column, exact: true });
    await this.grid.getByRole('columnheader').first().waitFor();
    for (let left = 0; !(await heading.isVisible()) && left < 10_000; left += 400) {
      await this.page.locator('.grid-scroller').evaluate((scroller, to) => (scroller.scrollLeft = to), left);
      await this.page.waitForTimeout(100);
    }
    return heading;
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

  /** Chooses a workbook of subjects from the start screen or the roster's, and waits for the preview. */
  async offers(path, button = /导入\S*花名册/) {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: button }).click(),
    ]);
    await chooser.setFiles(path);
    await this.main.getByRole('heading', { name: /^导入“/ }).waitFor({ timeout: 600_000 });
  }

  /** Takes what the preview shows. */
  async takes() {
    await this.main.getByRole('button', { name: /^导入 / }).click({ timeout: 600_000 });
    await this.grid.waitFor({ timeout: 600_000 });
  }

  /** All that the grid shows, a map of column to text for each row's first cell. */
  async table() {
    return this.grid.evaluate((grid) => {
      const texts = (row, role) =>
        new Map(
          [...row.querySelectorAll(`[role=${role}]`)].map((cell) => [cell.ariaColIndex ?? '', cell.innerText.trim()]),
        );
      const rows = [...grid.querySelectorAll('[role=row]')];
      const headings = rows.map((row) => texts(row, 'columnheader')).filter((row) => row.size > 0).at(-1);
      const lines = rows.map((row) => texts(row, 'gridcell')).filter((row) => row.size > 1);
      return lines.map((line) =>
        Object.fromEntries([...line].map(([index, text]) => [headings.get(index) ?? index, text])),
      );
    });
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

  /** Takes something else to hand out, by its button's name. */
  async handsOut(name) {
    await this.go('导出');
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: 600_000 }),
      this.page.getByRole('button', { name, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}
