import type { Catalogue, CatalogueItem } from './contract.ts';

/**
 * The catalogue of the items found: units in the order given (others after it, by id), each under
 * the name its latest item bears; items by id.
 */
export function catalogueOf(
  items: readonly CatalogueItem[],
  unitOrder: readonly string[],
): Catalogue {
  const latest = new Map<string, CatalogueItem>();
  for (const item of items) {
    for (const unit of item.values.unit) {
      const known = latest.get(unit);
      if (known === undefined || known.end < item.end) latest.set(unit, item);
    }
  }
  const place = (unit: string): number => {
    const at = unitOrder.indexOf(unit);
    return at < 0 ? unitOrder.length : at;
  };
  const units = [...latest]
    .map(([id, item]) => ({ id, name: item.unitName || id }))
    .sort((a, b) => place(a.id) - place(b.id) || compareText(a.id, b.id));
  return { version: 1, units, items: [...items].sort((a, b) => compareText(a.id, b.id)) };
}

/** By code unit: `localeCompare` depends on the machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
