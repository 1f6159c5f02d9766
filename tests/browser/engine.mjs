// The engine by itself, in a worker that a page starts as it starts its own. `cargo xtask test` and
// `cargo xtask bench` build it and say where it is.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the engine was built to. */
export const FOLDER = process.env.EVALBOOK_ENGINE ?? fileURLToPath(new URL('../../target/engine', import.meta.url));

/** What the engine gives natively for the random models, line by line. */
export async function nativeLines() {
  return linesOf(await readFile(join(FOLDER, 'native.tsv'), 'utf8'));
}

/** The lines of a text that ends with a line end. */
export function linesOf(text) {
  return text.split('\n').slice(0, -1);
}

/** Runs `work(engine, memory, ...given)` in a fresh worker and gives what it returns. */
export async function inWorker(page, work, ...given) {
  const glue = await readFile(join(FOLDER, 'engine.js'), 'utf8');
  const program = (await readFile(join(FOLDER, 'engine.wasm'))).toString('base64');
  const source = `${glue}
    onmessage = async ({ data: [bytes, given] }) => {
      const { memory } = await wasm_bindgen({ module_or_path: bytes });
      postMessage(await (${work})(wasm_bindgen, memory, ...given));
    };
    onunhandledrejection = ({ reason }) => { throw reason; };`;
  return page.evaluate(start, { source, program, given });
}

async function start({ source, program, given }) {
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const bytes = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
  try {
    return await new Promise((done, failed) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = ({ message }) => failed(new Error(message));
      worker.postMessage([bytes, given]);
    });
  } finally {
    worker.terminate();
  }
}
