// What is measured of a page: the worker's time for each action, long tasks, and peak memory.

import { readFile, writeFile } from 'node:fs/promises';

/**
 * Put into a page before it runs: notes when the program has drawn something to click, each action's
 * time in the worker, and long tasks.
 */
export function meter() {
  window.meter = { actions: [], long: [], drawn: NaN };
  const drawing = new MutationObserver(() => {
    if (!document.querySelector('#app button')) return;
    drawing.disconnect();
    // After the next frame: what cannot be seen cannot be clicked.
    requestAnimationFrame(() => setTimeout(() => (window.meter.drawn = performance.now())));
  });
  drawing.observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    window.meter.long.push(...list.getEntries().map((entry) => entry.duration));
  }).observe({ type: 'longtask' });
  const post = Worker.prototype.postMessage;
  const heard = new WeakSet();
  const underWay = new Map();
  Worker.prototype.postMessage = function (message, transfer) {
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener('message', ({ data }) => {
        // The worker that unpacks the program speaks in another form.
        if (!Array.isArray(data)) return;
        const [kind, text] = data;
        const action = kind === 2 && underWay.get(Number(text));
        if (action) window.meter.actions.push([action.name, performance.now() - action.since]);
      });
    }
    if (typeof message[1] === 'string') {
      underWay.set(message[0], { name: /\w+/.exec(message[1])[0], since: performance.now() });
    }
    return post.call(this, message, transfer);
  };
}

/** Waits until an action with a name has been answered, and gives the milliseconds of it. */
export async function timed(page, action, patience) {
  const handle = await page.waitForFunction(
    (wanted) => window.meter.actions.find(([name]) => name === wanted)?.[1],
    action,
    { timeout: patience, polling: 50 },
  );
  const milliseconds = await handle.jsonValue();
  await page.evaluate(() => void (window.meter.actions = []));
  return milliseconds;
}

/** The long tasks of the page's own thread since the last time. */
export async function longTasks(page) {
  return page.evaluate(() => window.meter.long.splice(0));
}

/** The most memory that the page's process ever held, in megabytes; NaN where that is not told. */
export async function peakMemory(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = await Promise.all(
    processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id)),
  );
  return Math.max(...peaks);
}

/** Begins the peak anew: from now on only what is held from now on counts. */
export async function forgetPeak(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  await Promise.all(pages.map(({ id }) => writeFile(`/proc/${id}/clear_refs`, '5').catch(() => {})));
}

/** Watches the worker's program memory; to be asked for before it grows. */
export async function watchProgramMemory(page) {
  while (page.workers().length === 0) await page.waitForTimeout(50);
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      const own = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'buffer').get;
      const get = function () {
        self.programMemory = this;
        return own.call(this);
      };
      Object.defineProperty(WebAssembly.Memory.prototype, 'buffer', { get });
    });
  }
}

/** The worker's program memory in megabytes, which never shrinks; NaN where it did not grow. */
export async function programMemory(page) {
  const bytes = (worker) => worker.evaluate(() => self.programMemory?.buffer.byteLength);
  const all = await Promise.all(page.workers().map((worker) => bytes(worker).catch(() => NaN)));
  return Math.max(...all.map(Number)) / 1e6;
}

async function peakOf(process) {
  const status = await readFile(`/proc/${process}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1000;
}
