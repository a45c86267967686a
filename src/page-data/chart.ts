/** One bar: what it is called, its figure as written, and its length in hundredths of the longest. */
export interface Bar {
  label: string;
  figure: string;
  length: number;
}

/**
 * Reads the figures of a chart: `2020: 96; 2021: 118`, also with full-width marks. Figures keep
 * their form (`1,180`). Throws an Error in Chinese when a part is no figure, for the author to see.
 */
export function barsOf(data: string): Bar[] {
  const parts = data
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const figures = parts.map((part) => {
    const match = /^(.+?)\s*[:：]\s*(\d[\d,]*(?:\.\d+)?)$/.exec(part);
    const [, label, figure] = match ?? [];
    if (label === undefined || figure === undefined) {
      throw new Error(`图表数据“${part}”无效，应写作“2020: 96; 2021: 118”。`);
    }
    return { label, figure, value: Number(figure.replaceAll(',', '')) };
  });
  if (figures.length === 0) throw new Error('图表没有数据，应写作“2020: 96; 2021: 118”。');
  const longest = Math.max(...figures.map(({ value }) => value));
  return figures.map(({ label, figure, value }) => ({
    label,
    figure,
    length: longest === 0 ? 0 : Math.round((value / longest) * 1000) / 10,
  }));
}
