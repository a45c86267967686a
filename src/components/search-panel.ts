import { startPanel } from '../search/client/panel.ts';
import { searchContext } from './search-context.ts';

const opened = new WeakSet<HTMLInputElement>();

/** Starts the quick panel of a search box, once. The box's form says where the site's root is. */
export function openPanel(input: HTMLInputElement): void {
  if (opened.has(input)) return;
  opened.add(input);
  const action = input.form?.getAttribute('action') ?? '';
  startPanel(input, searchContext(action.replace(/search\/$/, '')));
}
