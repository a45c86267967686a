import { paragraphXml, runsXml } from './docx-text.ts';
import type { ExportedCell } from './exported-text.ts';

/** Width of the text area in twentieths of a point. */
const WIDTH = 8844;
const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];

/** A table with its header rows, which Word repeats on every page, and its merged cells. */
export function tableXml(rows: readonly (readonly ExportedCell[])[]): string {
  /** Columns that a cell of an earlier row still covers: how many rows more, and how wide it is. */
  const covered = new Map<number, { rows: number; columns: number }>();
  const grid = rows.map((row) => {
    const cells: { cell: ExportedCell | undefined; columns: number; merge: string }[] = [];
    let x = 0;
    const goOn = (): void => {
      for (
        let above = covered.get(x);
        above !== undefined && above.rows > 0;
        above = covered.get(x)
      ) {
        above.rows -= 1;
        cells.push({ cell: undefined, columns: above.columns, merge: '<w:vMerge/>' });
        x += above.columns;
      }
    };
    for (const cell of row) {
      goOn();
      covered.set(x, { rows: cell.rows - 1, columns: cell.columns });
      const merge = cell.rows > 1 ? '<w:vMerge w:val="restart"/>' : '';
      cells.push({ cell, columns: cell.columns, merge });
      x += cell.columns;
    }
    goOn();
    return { cells, width: x };
  });
  const columns = Math.max(...grid.map(({ width }) => width));
  const one = Math.floor(WIDTH / columns);
  const borders = SIDES.map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`,
  );
  const body = grid.map(({ cells }, at) => {
    const isHead = rows[at]?.every(({ isHeader }) => isHeader) === true;
    const head = isHead ? '<w:tblHeader/>' : '';
    const own = cells.map(({ cell, columns: wide, merge }) => {
      const span = wide > 1 ? `<w:gridSpan w:val="${wide}"/>` : '';
      const content = cell === undefined ? '' : runsXml(cell.runs);
      return `<w:tc><w:tcPr><w:tcW w:w="${one * wide}" w:type="dxa"/>${span}${merge}</w:tcPr>${paragraphXml('TableText', content)}</w:tc>`;
    });
    return `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${own.join('')}</w:tr>`;
  });
  const gridColumns = Array.from({ length: columns }, () => `<w:gridCol w:w="${one}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${one * columns}" w:type="dxa"/><w:tblBorders>${borders.join('')}</w:tblBorders></w:tblPr><w:tblGrid>${gridColumns}</w:tblGrid>${body.join('')}</w:tbl>`;
}
