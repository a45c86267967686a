import { setTimeout as pause } from 'node:timers/promises';
import { inPage, type Tab } from '../support/browser-tab.ts';

/** What the journeys see of a page and do on it. The functions in them run in the oldest browser. */

/** Milliseconds until something must be there. */
const PATIENCE = 15_000;
const STEP = 50;

/** Waits until an element is there, also on the page that is being gone to; gives its text. */
export async function appears(tab: Tab, selector: string): Promise<string> {
  return until(`${selector} appears`, () =>
    inPage(
      tab,
      (wanted: string) => {
        const node = document.querySelector<HTMLElement>(wanted);
        return node === null ? undefined : node.innerText;
      },
      selector,
    ),
  );
}

/** Waits until a page says what is wanted; what it throws while it is being left does not count. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  let last: unknown;
  for (let waited = 0; waited < PATIENCE; waited += STEP) {
    try {
      const said = await ask();
      if (said !== undefined && said !== null) return said;
    } catch (error) {
      last = error;
    }
    await pause(STEP);
  }
  throw new Error(`${what}: not in ${PATIENCE} ms`, { cause: last });
}

/** The attribute of the first element that has it. */
export function attribute(tab: Tab, selector: string, name: string): Promise<string | null> {
  return inPage(
    tab,
    ([wanted = '', called = '']: string[]) => {
      const node = document.querySelector(wanted);
      return node === null ? null : node.getAttribute(called);
    },
    [selector, name],
  );
}

/** Focuses an element, or presses it. */
export function act(tab: Tab, selector: string, deed: 'focus' | 'click'): Promise<void> {
  return inPage(
    tab,
    ([wanted = '', what = '']: string[]) => {
      const node = document.querySelector<HTMLElement>(wanted);
      if (node === null) throw new Error(`no ${wanted}`);
      if (what === 'focus') node.focus();
      else node.click();
    },
    [selector, deed],
  );
}

/** The address without its host. */
export async function place(tab: Tab): Promise<string> {
  return decodeURIComponent(String(await tab.evaluate('location.pathname + location.search')));
}

/** What is marked on an item's page, and whether the present place can be seen. */
export function marked(tab: Tab): Promise<{ words: string[]; present: string; seen: boolean }> {
  return inPage(
    tab,
    () => {
      const marks = Array.from(document.querySelectorAll<HTMLElement>('mark[data-searched]'));
      const present = marks.filter((mark) => mark.hasAttribute('data-present'));
      const box = present.length === 0 ? null : present[0]!.getBoundingClientRect();
      return {
        words: marks.map((mark) => mark.innerText),
        present: present.map((mark) => mark.innerText).join(''),
        seen: box !== null && box.top >= 0 && box.bottom <= window.innerHeight,
      };
    },
    undefined,
  );
}

/** What each script of the site says against being loaded; nothing where all are read. */
export async function refusedScripts(tab: Tab, addresses: readonly string[]): Promise<string[]> {
  // As text: the test runner makes an import of its own out of one that it sees.
  const load = `(file) => import(file).then(() => '', (error) => file + ': ' + error)`;
  const said = await tab.evaluate(`Promise.all(${JSON.stringify(addresses)}.map(${load}))`);
  return (said as string[]).filter((words) => words !== '');
}

/** Chooses a value in a list, as a person does. */
export function choose(tab: Tab, selector: string, value: string): Promise<void> {
  return inPage(
    tab,
    ([wanted = '', chosen = '']: string[]) => {
      const list = document.querySelector<HTMLSelectElement>(wanted);
      if (list === null) throw new Error(`no ${wanted}`);
      list.value = chosen;
      list.dispatchEvent(new Event('input', { bubbles: true }));
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [selector, value],
  );
}
