// The same book gives the same file in the browser and natively, byte for byte.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Office } from './office.mjs';
import { withPage } from './page.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

test('workbook, forms, lists and archives are the same bytes natively and in the browser', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evalbook-same-'));
  try {
    await withPage(async ({ page, errors }) => {
      const office = await Office.at(page);
      await office.begin('用示例试一试');
      const { bytes } = await office.exports();
      assert.equal(sha256(bytes), sha256(await native(folder, 'workbook')));
      for (const [handout, button] of [
        ['units', '分单位工作簿'],
        ['forms', '全部考评表'],
        ['publication', '公示名单'],
        ['csv', '公示名单（CSV）'],
      ]) {
        const given = await office.handsOut(button);
        assert.equal(sha256(given.bytes), sha256(await native(folder, handout)), handout);
      }
      assert.deepEqual(errors, []);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function native(folder, handout) {
  const path = join(folder, handout);
  const asked = ['run', '-q', '-p', 'xtask', '--', 'evaluate', '--sample', '--handout', handout, '-o', path];
  await run('cargo', asked, { cwd: root, maxBuffer: 64_000_000 });
  return readFile(path);
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
