/**
 * A table wider than its column gets a frame that the keyboard can scroll. Without this script the
 * table itself is the scrolling box, which some readers then no longer announce as a table.
 */
export function frameWideTables(): void {
  const label = document.querySelector<HTMLElement>('[data-table-label]')?.dataset['tableLabel'];
  for (const table of document.querySelectorAll<HTMLElement>('[data-item-body] table')) {
    if (table.scrollWidth <= table.clientWidth) continue;
    const frame = document.createElement('div');
    frame.className = 'scroll table-frame';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', table.querySelector('caption')?.textContent ?? label ?? '');
    table.replaceWith(frame);
    frame.append(table);
  }
}
