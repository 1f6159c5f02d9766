// The native build and the browser build calculate the same, bit for bit: hashes of the values of
// random models, in a worker of the product's own page and under its policy.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWorker, linesOf, nativeLines } from './engine.mjs';
import { drawn, withPage } from './page.mjs';

test('random models have the same values natively and in the browser', async () => {
  const native = await nativeLines();
  const models = new Set(native.map(seedOf)).size;
  assert.ok(models >= 300 && native.length >= 10 * models, `only ${native.length} formulas of ${models} models`);
  await withPage(async ({ page, errors }) => {
    await drawn(page);
    const browser = linesOf(await inWorker(page, (engine, _, after) => engine.lines(0, after), models));
    assert.equal(browser.length, native.length);
    const other = native.flatMap((line, at) => (line === browser[at] ? [] : [`native  ${line}\nbrowser ${browser[at]}`]));
    if (other.length > 0) {
      const seed = seedOf(other[0].slice('native  '.length));
      const values = await inWorker(page, (engine, _, seed) => engine.shown(seed), seed);
      assert.fail(`${other.length} of ${native.length} differ:\n${other.slice(0, 10).join('\n')}\nin the browser:\n${values}`);
    }
    assert.deepEqual(errors, []);
  });
});

function seedOf(line) {
  return Number(line.split('\t')[0]);
}
