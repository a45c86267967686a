/**
 * Where another archive's site begins, as a person writes it in `archive.yaml`: an address with
 * http(s), a path of the same host (`/sjk/`), or one from this site's own root (`./`, `../`). With a
 * slash at its end; undefined for anything else. A bare `sjk/` or `www.example.cn` is refused: it
 * could be meant either way.
 */
export function archiveAddress(written: string): string | undefined {
  const address = written.trim();
  if (!/^(?:https?:\/\/[^/]|\.{1,2}\/|\/(?!\/))/iu.test(address)) return undefined;
  // A browser reads a backslash as a slash and drops what cannot be seen.
  if (/[\\?#\s\p{Cc}\p{Cf}]/u.test(address)) return undefined;
  const url = parsed(address);
  if (url === undefined || url.username !== '' || url.password !== '') return undefined;
  return address.endsWith('/') ? address : `${address}/`;
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address, 'http://localhost/');
  } catch {
    return undefined;
  }
}
