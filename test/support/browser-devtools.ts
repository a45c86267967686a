import { writeFileSync } from 'node:fs';
import { startBrowserProcess } from './browser-process.ts';
import { Connection, within, type ProtocolEvent } from './browser-protocol.ts';
import { CHROMIUM_FLAGS, foreignRequest } from './browser-session.ts';
import { WINDOW, type DrivenBrowser, type Key, type Tab } from './browser-tab.ts';
import type { Browser } from './browser.ts';

/** Key codes as Windows numbers them, by which old Chromiums know a key. */
const CODES: Record<Key, number> = { ArrowDown: 40, Enter: 13, '/': 191, n: 78, p: 80 };

/**
 * Starts a Chromium that is too old for Playwright and drives it over the DevTools protocol, of which
 * no more is used than what has stood unchanged since 2018. `host`: requests to others are noise.
 */
export async function openByDevTools(
  found: Browser,
  flags: readonly string[],
  host: string,
): Promise<DrivenBrowser> {
  const process = await startBrowserProcess(
    found,
    (profile) => [
      ...CHROMIUM_FLAGS,
      '--headless',
      '--no-zygote',
      '--hide-scrollbars',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      ...flags,
    ],
    /^DevTools listening on (ws:\S+)/u,
  );
  try {
    const connection = await Connection.to(process.address);
    const { product } = await connection.send<{ product: string }>('Browser.getVersion');
    return {
      version: product,
      newPage: () => openTab(connection, host),
      async close() {
        connection.close();
        await process.stop();
      },
    };
  } catch (error) {
    await process.stop();
    throw error;
  }
}

async function openTab(connection: Connection, host: string): Promise<Tab> {
  const target = { url: 'about:blank' };
  const { targetId } = await connection.send<{ targetId: string }>('Target.createTarget', target);
  const { sessionId } = await connection.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const send = <Result>(method: string, params: object = {}) =>
    connection.send<Result>(method, params, sessionId);
  const complaints: string[] = [];
  let loaded = (): void => {};
  connection.listen((event) => {
    if (event.sessionId !== sessionId) return;
    if (event.method === 'Page.loadEventFired') loaded();
    const complaint = complaintIn(event, host);
    if (complaint !== undefined) complaints.push(complaint);
  });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  const screen = { ...WINDOW, deviceScaleFactor: 1, mobile: false };
  await send('Emulation.setDeviceMetricsOverride', screen);
  return {
    async goto(url) {
      const load = new Promise<void>((resolve) => (loaded = resolve));
      const { errorText } = await send<{ errorText?: string }>('Page.navigate', { url });
      if (errorText !== undefined) throw new Error(`${url}: ${errorText}`);
      await within(`loading of ${url}`, load);
    },
    async evaluate(expression) {
      const options = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', options);
      if (exceptionDetails !== undefined) throw new Error(wordsOf(exceptionDetails));
      return result.value;
    },
    type: (text) => send('Input.insertText', { text }),
    async press(key) {
      const event = { key, windowsVirtualKeyCode: CODES[key] };
      // Only with its text does Enter send a form.
      const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
      const down = text === undefined ? { type: 'rawKeyDown' } : { type: 'keyDown', text };
      await send('Input.dispatchKeyEvent', { ...event, ...down });
      await send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
    },
    async picture(file) {
      const { data } = await send<{ data: string }>('Page.captureScreenshot');
      writeFileSync(file, Buffer.from(data, 'base64'));
    },
    complaints: () => complaints,
    close: () => connection.send('Target.closeTarget', { targetId }),
  };
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: ExceptionDetails;
}

interface ExceptionDetails {
  text: string;
  exception?: { description?: string };
}

const wordsOf = ({ text, exception }: ExceptionDetails): string => exception?.description ?? text;

/** Of the events of a page what is needed. */
interface Heard {
  type?: string;
  args?: { value?: unknown; description?: string }[];
  exceptionDetails?: ExceptionDetails;
  entry?: { level: string; text: string; url?: string };
  request?: { url: string };
  response?: { url: string; status: number };
}

/** The noise that Playwright's pages are listened to for. */
function complaintIn({ method, params }: ProtocolEvent, host: string): string | undefined {
  const { type = '', args = [], exceptionDetails, entry, request, response } = params as Heard;
  if (method === 'Runtime.consoleAPICalled' && ['error', 'warning'].includes(type)) {
    return `${type}: ${args.map(({ value, description }) => value ?? description).join(' ')}`;
  }
  if (method === 'Runtime.exceptionThrown' && exceptionDetails !== undefined) {
    return `page error: ${wordsOf(exceptionDetails)}`;
  }
  if (method === 'Log.entryAdded' && entry !== undefined) {
    const isNoise = entry.level === 'error' || entry.level === 'warning';
    return isNoise ? `${entry.level}: ${entry.text} ${entry.url ?? ''}` : undefined;
  }
  if (method === 'Network.requestWillBeSent' && request !== undefined) {
    return foreignRequest(request.url, host);
  }
  if (method === 'Network.responseReceived' && response !== undefined && response.status >= 400) {
    return `${response.status}: ${response.url}`;
  }
  return undefined;
}
