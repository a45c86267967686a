import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { startBrowserProcess } from './browser-process.ts';
import { Connection, type ProtocolEvent } from './browser-protocol.ts';
import { foreignRequest } from './browser-session.ts';
import { WINDOW, type DrivenBrowser, type Key, type Tab } from './browser-tab.ts';
import type { Browser } from './browser.ts';

/** How WebDriver writes keys that have no character. */
const KEYS: Partial<Record<Key, string>> = { ArrowDown: '\uE015', Enter: '\uE007' };
const EVENTS = ['log.entryAdded', 'network.beforeRequestSent', 'network.responseCompleted'];

/**
 * Starts a Firefox as it is released and drives it over WebDriver BiDi. (Playwright's way to do so
 * asks for commands that an ESR does not have yet.) `host` means this machine; requests to others
 * are noise.
 */
export async function openByBiDi(found: Browser, host: string): Promise<DrivenBrowser> {
  const process = await startBrowserProcess(
    found,
    (profile) => {
      const preferences = { 'network.dns.localDomains': host, 'network.proxy.type': 0 };
      const lines = Object.entries(preferences).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
      );
      writeFileSync(path.join(profile, 'user.js'), lines.join(''));
      return ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
    },
    /WebDriver BiDi listening on (ws:\S+)/u,
  );
  try {
    const connection = await Connection.to(`${process.address}/session`);
    const asked = { capabilities: {} };
    const { capabilities } = await connection.send<NewSession>('session.new', asked);
    await connection.send('session.subscribe', { events: EVENTS });
    return {
      version: `${capabilities.browserName} ${capabilities.browserVersion}`,
      newPage: () => openTab(connection, host),
      async close() {
        await connection.send('browser.close');
        await process.stop();
      },
    };
  } catch (error) {
    await process.stop();
    throw error;
  }
}

interface NewSession {
  capabilities: { browserName: string; browserVersion: string };
}

async function openTab(connection: Connection, host: string): Promise<Tab> {
  const type = { type: 'tab' };
  const { context } = await connection.send<{ context: string }>('browsingContext.create', type);
  await connection.send('browsingContext.setViewport', { context, viewport: WINDOW });
  const complaints: string[] = [];
  connection.listen((event) => {
    const complaint = complaintIn(event, context, host);
    if (complaint !== undefined) complaints.push(complaint);
  });
  const press = async (characters: Iterable<string>): Promise<void> => {
    const actions = [...characters].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    const keyboard = { type: 'key', id: 'keyboard', actions };
    await connection.send('input.performActions', { context, actions: [keyboard] });
  };
  return {
    goto: (url) => connection.send('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(script) {
      // As text: the protocol's own way to say values knows more than JSON.
      const expression = `Promise.resolve(${script}).then((value) => JSON.stringify(value))`;
      const said = await connection.send<Evaluated>('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      });
      if (said.type === 'exception') throw new Error(said.exceptionDetails.text);
      return said.result.value === undefined ? undefined : JSON.parse(said.result.value);
    },
    type: press,
    press: (key) => press([KEYS[key] ?? key]),
    async picture(file) {
      const window = { context };
      const picture = await connection.send<{ data: string }>(
        'browsingContext.captureScreenshot',
        window,
      );
      writeFileSync(file, Buffer.from(picture.data, 'base64'));
    },
    complaints: () => complaints,
    close: () => connection.send('browsingContext.close', { context }),
  };
}

type Evaluated =
  | { type: 'success'; result: { value?: string } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/** Of the events of a page what is needed. */
interface Heard {
  context?: string;
  source?: { context?: string };
  level?: string;
  text?: string;
  request?: { url: string };
  response?: { url: string; status: number };
}

/** The noise that Playwright's pages are listened to for. */
function complaintIn(
  { method, params }: ProtocolEvent,
  page: string,
  host: string,
): string | undefined {
  const { context, source, level = '', text, request, response } = params as Heard;
  if ((source?.context ?? context) !== page) return undefined;
  if (method === 'log.entryAdded') {
    return ['error', 'warn'].includes(level) ? `${level}: ${text}` : undefined;
  }
  if (method === 'network.beforeRequestSent' && request !== undefined) {
    return foreignRequest(request.url, host);
  }
  if (method === 'network.responseCompleted' && response !== undefined && response.status >= 400) {
    return `${response.status}: ${response.url}`;
  }
  return undefined;
}
