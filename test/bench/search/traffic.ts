import type { Page } from 'playwright-core';

/** Bytes that come over the wire to a page, by address, as the browser counts them. */
export interface Traffic {
  /** What came since the last call, once nothing is on its way. */
  taken(): Promise<{ url: string; bytes: number }[]>;
}

/** Watches a page; its cache is off, so that every question pays for itself. */
export async function watchTraffic(page: Page): Promise<Traffic> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const urls = new Map<string, string>();
  const open = new Set<string>();
  let came: { url: string; bytes: number }[] = [];
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url);
    open.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    open.delete(requestId);
    came.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength });
  });
  session.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId));
  return {
    taken: async () => {
      // The page can have an answer before the protocol has told of the end of its last file.
      for (let tries = 0; tries < 200 && open.size > 0; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      const taken = came;
      came = [];
      return taken;
    },
  };
}
