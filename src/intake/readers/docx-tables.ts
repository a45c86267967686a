import type { Element } from '@xmldom/xmldom';
import type { RunReader } from './docx-runs.ts';
import { alternativeOf, childAt, childrenOf, nameOf } from './docx-xml.ts';

/** The rows of a table; deleted ones are reported. */
export function rowsOf(table: Element, runs: RunReader): Element[] {
  return partsOf(table, 'w:tr', ['w:tblPr', 'w:tblGrid', 'w:tblPrEx'], runs).filter((row) =>
    isKept(row, childAt(row, 'w:trPr', 'w:del'), runs),
  );
}

/** The cells of a row; deleted ones are reported. */
export function cellsOf(row: Element, runs: RunReader): Element[] {
  return partsOf(row, 'w:tc', ['w:trPr', 'w:tblPrEx'], runs).filter((cell) =>
    isKept(cell, childAt(cell, 'w:tcPr', 'w:cellDel'), runs),
  );
}

function isKept(element: Element, deletion: Element | undefined, runs: RunReader): boolean {
  if (deletion !== undefined) runs.drop(element);
  return deletion === undefined;
}

/** Elements of a name, through whatever may be wrapped around them. */
function partsOf(
  container: Element,
  name: string,
  properties: readonly string[],
  runs: RunReader,
): Element[] {
  return childrenOf(container).flatMap((child): Element[] => {
    const childName = nameOf(child);
    switch (childName) {
      case name:
        return [child];
      case 'w:sdt':
        return partsOf(childAt(child, 'w:sdtContent') ?? child, name, properties, runs);
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
        return partsOf(child, name, properties, runs);
      case 'mc:AlternateContent':
        return partsOf(alternativeOf(child) ?? child, name, properties, runs);
      case 'w:del':
      case 'w:moveFrom':
        runs.drop(child);
        return [];
      default:
        if (!properties.includes(childName)) runs.pass(child);
        return [];
    }
  });
}
