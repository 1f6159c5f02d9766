// The worker that holds the book dies in every way there is; the page stays up and loses nothing that
// was committed.
//
// A saboteur is put into every worker. It knows its moment by a text that is typed into a cell.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

const BRANCH = '机关第一党支部';
const COLUMN = '好票';
const ENDED = '后台程序意外结束';
const FAILED = '后台程序出错';
const GIVEN_UP = '刚才的操作两次都没有完成，已放弃';

/** Runs in every worker, after the program's own lines. */
function saboteur() {
  const post = self.postMessage.bind(self);
  let afterJournal = false;
  self.postMessage = (message, transfer) => {
    post(message, transfer);
    if (afterJournal && message[1].includes('"Journal"')) {
      self.postMessage = () => {};
      self.close();
    }
  };
  const at = {
    51: (event) => {
      event.stopImmediatePropagation();
      self.close();
    },
    52: (event) => {
      event.stopImmediatePropagation();
      throw new Error('sabotaged');
    },
    53: () => {
      afterJournal = true;
    },
    54: () => {
      for (;;);
    },
  };
  self.addEventListener('message', (event) => {
    const action = typeof event.data[1] === 'string' ? event.data[1] : '';
    const moment = Object.keys(at).find((text) => action.startsWith('{"Edit"') && action.includes(`"${text}"`));
    if (moment) at[moment](event);
  });
}

/** Opens the sample's scores, with the saboteur at its place, and lets `use` go on. */
async function withSabotage(use) {
  await withPage(
    async ({ page, errors }) => {
      const office = await Office.at(page);
      await office.begin('用示例试一试');
      await office.go('评分');
      await office.choose('党支部');
      await office.type(BRANCH, COLUMN, '7');
      await office.sees(BRANCH, COLUMN, '7');
      await use(office, page);
      assert.deepEqual(errors, []);
    },
    {
      before: (page) =>
        page.addInitScript((code) => {
          const Plain = Blob;
          window.Blob = function (parts, options) {
            const script = options?.type === 'text/javascript';
            return new Plain(script ? [...parts, `\n(${code})();`] : parts, options);
          };
        }, saboteur.toString()),
    },
  );
}

/** What is there after a recovery, and that the page goes on working as before. */
async function checkRecovered(office, expected) {
  await office.sees(BRANCH, COLUMN, expected);
  await office.type(BRANCH, COLUMN, '3');
  await office.sees(BRANCH, COLUMN, '3');
  await office.page.keyboard.press('ControlOrMeta+Z');
  await office.sees(BRANCH, COLUMN, expected);
}

describe('worker', () => {
  test('it ends while idle', async () => {
    await withSabotage(async (office, page) => {
      await page.workers()[0].evaluate(() => self.close());
      await office.hears(ENDED);
      await checkRecovered(office, '7');
      // The steps before the death can be taken back too.
      await page.keyboard.press('ControlOrMeta+Z');
      await office.sees(BRANCH, COLUMN, '6');
    });
  });

  test('it fails with an error while idle', async () => {
    await withSabotage(async (office, page) => {
      await page.workers()[0].evaluate(() => void setTimeout(() => { throw new Error('sabotaged'); }));
      assert.match(await office.hears(FAILED), /sabotaged/);
      await checkRecovered(office, '7');
    });
  });

  test('it ends in the middle of work, after the entry was committed: it is there, once', async () => {
    await withSabotage(async (office, page) => {
      await office.type(BRANCH, COLUMN, '53');
      await office.hears(ENDED);
      await checkRecovered(office, '53');
      await page.keyboard.press('ControlOrMeta+Z');
      await office.sees(BRANCH, COLUMN, '7');
    });
  });

  for (const [how, text, said] of [
    ['ends', '51', ENDED],
    ['fails', '52', FAILED],
  ]) {
    test(`it ${how} each time it is given an entry: that one is given up, and said so`, async () => {
      await withSabotage(async (office, page) => {
        await office.type(BRANCH, COLUMN, text);
        await office.hears(GIVEN_UP);
        await office.hears(said);
        await checkRecovered(office, '7');
        await page.keyboard.press('ControlOrMeta+Z');
        await office.sees(BRANCH, COLUMN, '6');
      });
    });
  }

  test('it is given an entry as it ends: the entry is made by the next one', async () => {
    await withSabotage(async (office, page) => {
      await page.workers()[0].evaluate(() => {
        self.onmessage = () => self.close();
      });
      await office.type(BRANCH, COLUMN, '9');
      await office.hears(ENDED);
      await checkRecovered(office, '9');
      await page.keyboard.press('ControlOrMeta+Z');
      await office.sees(BRANCH, COLUMN, '7');
    });
  });

  test('work that does not end is stopped at the user\'s wish; what waited behind it is done', async () => {
    await withSabotage(async (office, page) => {
      await office.type(BRANCH, COLUMN, '54');
      await office.type('国库党支部', COLUMN, '8');
      await page.getByRole('status').getByRole('button', { name: '取消' }).click();
      await office.hears('已停止');
      await office.sees('国库党支部', COLUMN, '8');
      await checkRecovered(office, '7');
    });
  });
});
