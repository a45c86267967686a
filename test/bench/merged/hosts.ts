import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { answersFrom } from '../search/server.ts';

/**
 * What may be wrong with a host: nobody listens, it never answers, it answers late, it has a log-in
 * page in the place of every file, it does not say that other sites may read its files.
 */
export const FAULTS = ['refused', 'silent', 'slow', 'login', 'unlicensed'] as const;

export type Fault = (typeof FAULTS)[number];

/** How late a slow host is, in milliseconds: less than what the search waits for a sign of life. */
const LATE = 2000;

/**
 * A host of an archive on a port of its own, which is another origin than any other host's. It says
 * by `Access-Control-Allow-Origin` that other sites may read its files, also of what is not there.
 */
export class Host {
  #fault: Fault | undefined;
  #server: Server | undefined;
  #port = 0;
  #answer: RequestListener = (_, response) => void response.writeHead(404).end();

  /** With a slash at the end; the same whatever happens to the host. */
  get address(): string {
    return `http://localhost:${this.#port}/`;
  }

  /** What it serves, by prefixes. */
  serve(folders: Readonly<Record<string, string>>): void {
    this.#answer = answersFrom(folders);
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      void this.#respond(request, response);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, 'localhost', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise((resolve) => {
      if (server === undefined) resolve(undefined);
      else server.close(resolve);
    });
  }

  /** Has a fault from now on, or none. */
  async take(fault: Fault | undefined): Promise<void> {
    const isUp = fault !== 'refused';
    this.#fault = fault;
    // Whoever still waits for an answer waits no longer.
    await this.stop();
    if (isUp) await this.start();
  }

  async #respond(...[request, response]: Parameters<RequestListener>): Promise<void> {
    const fault = this.#fault;
    if (fault === 'silent') return;
    if (fault === 'slow') await pause(LATE);
    if (fault !== 'unlicensed') response.setHeader('access-control-allow-origin', '*');
    if (fault === 'login') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>请登录</p>');
    } else this.#answer(request, response);
  }
}
