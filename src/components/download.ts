/** Milliseconds until the browser has surely taken the file over. */
const TAKEN = 30_000;

/** Saves a text or bytes as a file; works on plain http. */
export function download(content: string | Uint8Array, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}
