import { defineMiddleware } from 'astro:middleware';
import { findingsInstead } from '#archive';
import { withPreloads } from './script-imports.ts';

const TAG = /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/giu;
const ROOTED = /(\s(?:href|src|action|poster|data-root))="\/(?!\/)/gu;

/**
 * Makes every address of a page relative, so that the built folder works under any sub-path. Done
 * here and not on the finished files, because Astro caches pages before build-end hooks run.
 */
export const onRequest = defineMiddleware(async (context, next) => {
  const findings = findingsInstead(context.url.pathname);
  if (findings !== undefined) {
    return new Response(findings, { status: 500, headers: { 'Content-Type': 'text/html' } });
  }
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const depth = context.url.pathname.replace(/[^/]*$/u, '').split('/').length - 2;
  const prefix = depth > 0 ? '../'.repeat(depth) : './';
  const html = withPreloads(await response.text());
  const relative = html.replace(TAG, (tag) => tag.replace(ROOTED, `$1="${prefix}`));
  return new Response(relative, { status: response.status, headers: response.headers });
});
