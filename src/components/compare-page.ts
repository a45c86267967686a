import { compareItems, MOST_COMPARED } from '#compare/comparison';
import { readComparedChoice, writeComparedChoice } from '#compare/choice';
import { COMPARE } from '#labels';
import type { UnitFile, UnitsFile } from '#page-data/units-data';
import { labelled, readItem, viewElement, type ReadItem } from './compare-items.ts';
import { comparisonView } from './compare-view.ts';

/** Fewer than two is no comparison. */
const LEAST_COMPARED = 2;

/**
 * Lets the reader choose items and shows them side by side; the choice stands in the address. Without
 * it the page says what is needed and leads to the pages that are there already.
 */
export function startCompare(): void {
  const page = document.querySelector<HTMLElement>('[data-compare]');
  if (page !== null) new ComparePage(page).start();
}

/** One of the items to be: its unit and its id, empty where not chosen yet. */
interface Place {
  unit: string;
  id: string;
}

class ComparePage {
  readonly #root: string;
  readonly #form: HTMLFormElement | null;
  readonly #places: HTMLElement | null;
  readonly #add: HTMLButtonElement | null;
  readonly #status: HTMLElement | null;
  readonly #problems: HTMLElement | null;
  readonly #result: HTMLElement | null;
  readonly #lists = new Map<string, Promise<UnitFile>>();
  #units: UnitsFile['units'] = [];
  #chosen: Place[] = [];
  #turn = 0;

  constructor(page: HTMLElement) {
    this.#root = page.dataset['root'] ?? '/';
    this.#form = page.querySelector('form');
    this.#places = page.querySelector('[data-compare-places]');
    this.#add = page.querySelector('[data-compare-add]');
    this.#status = page.querySelector('[data-compare-status]');
    this.#problems = page.querySelector('[data-compare-problems]');
    this.#result = page.querySelector('[data-compare-result]');
  }

  start(): void {
    this.#form?.addEventListener('submit', (event) => event.preventDefault());
    this.#add?.addEventListener('click', () => {
      const last = this.#chosen[this.#chosen.length - 1];
      this.#chosen.push({ unit: last?.unit ?? '', id: '' });
      void this.#drawPlaces(this.#chosen.length - 1);
    });
    addEventListener('popstate', () => this.#fromAddress());
    void this.#begin();
  }

  async #begin(): Promise<void> {
    let problems: string[] = [];
    try {
      this.#units = (await this.#load<UnitsFile>('data/units.json')).units;
      if (this.#form !== null) this.#form.hidden = false;
    } catch {
      problems = [COMPARE.listLost];
    }
    this.#fromAddress(problems);
  }

  #fromAddress(problems: readonly string[] = []): void {
    const { ids, wrong, beyond } = readComparedChoice(location.search);
    this.#chosen = ids.map((id) => ({ unit: id.split('/')[0] ?? '', id }));
    while (this.#chosen.length < LEAST_COMPARED) {
      this.#chosen.push({ unit: this.#chosen[0]?.unit ?? '', id: '' });
    }
    void this.#drawPlaces();
    void this.#compare([...problems, ...wrong.map(COMPARE.wrong), ...beyond.map(COMPARE.beyond)]);
  }

  /** Draws the choice anew; the reader goes on at the place of that number. */
  async #drawPlaces(focus?: number): Promise<void> {
    if (this.#places === null || this.#units.length === 0) return;
    this.#places.textContent = '';
    this.#places.append(...this.#chosen.map((place, index) => this.#drawPlace(place, index)));
    if (this.#add !== null) this.#add.hidden = this.#chosen.length >= MOST_COMPARED;
    if (focus !== undefined) {
      this.#places.querySelectorAll<HTMLElement>('select[data-unit]')[focus]?.focus();
    }
    await Promise.all(this.#chosen.map((_, index) => this.#fillItems(index)));
  }

  #drawPlace(place: Place, index: number): HTMLElement {
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = COMPARE.nth(index + 1);
    const unit = selectOf(COMPARE.unit, 'unit');
    const item = selectOf(COMPARE.item, 'item');
    fill(
      unit.select,
      COMPARE.chooseUnit,
      this.#units.map(({ id, name, count }) => [id, `${name}（${count}）`]),
      place.unit,
    );
    fill(item.select, COMPARE.chooseItem, [], '');
    unit.select.addEventListener('change', () => {
      place.unit = unit.select.value;
      place.id = '';
      void this.#fillItems(index, true);
    });
    item.select.addEventListener('change', () => {
      place.id = item.select.value;
      this.#changed();
    });
    group.append(legend, unit.label, item.label);
    if (this.#chosen.length > LEAST_COMPARED) {
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = '×';
      remove.setAttribute('aria-label', COMPARE.remove(index + 1));
      remove.addEventListener('click', () => {
        this.#chosen.splice(index, 1);
        void this.#drawPlaces(Math.max(0, index - 1));
        this.#changed();
      });
      group.append(remove);
    }
    return group;
  }

  /** Fills the second list of a place; of another unit the same period is taken at once. */
  async #fillItems(index: number, isNew = false): Promise<void> {
    const place = this.#chosen[index];
    const select = this.#places?.querySelectorAll<HTMLSelectElement>('select[data-item]')[index];
    if (place === undefined || select === undefined) return;
    if (place.unit === '') {
      fill(select, COMPARE.chooseItem, [], '');
      if (isNew) this.#changed();
      return;
    }
    let list: UnitFile;
    try {
      list = await this.#list(place.unit);
    } catch {
      this.#complain([COMPARE.unitLost]);
      return;
    }
    // Another unit was chosen while the list was on its way, or the place is gone.
    if (this.#chosen[index] !== place || list.unit.id !== place.unit) return;
    if (isNew) place.id = await this.#samePeriod(place, list);
    fill(select, COMPARE.chooseItem, newestFirst(list.items), place.id);
    if (isNew) this.#changed();
  }

  async #samePeriod(place: Place, list: UnitFile): Promise<string> {
    for (const other of this.#chosen) {
      if (other === place || other.id === '' || other.unit === place.unit) continue;
      const items = await this.#list(other.unit).then(
        (found) => found.items,
        () => [],
      );
      const model = items.find(({ id }) => id === other.id);
      const same = list.items.find(
        ({ period, topic, kinds }) =>
          model !== undefined &&
          period?.value === model.period?.value &&
          topic === model.topic &&
          kinds[0] === model.kinds[0],
      );
      if (same !== undefined) return same.id;
    }
    return '';
  }

  #list(unit: string): Promise<UnitFile> {
    const before = this.#lists.get(unit);
    if (before !== undefined) return before;
    const isListed = this.#units.some(({ id }) => id === unit);
    const list = isListed
      ? this.#load<UnitFile>(`data/units/${unit}.json`)
      : Promise.reject(new Error(unit));
    this.#lists.set(unit, list);
    list.catch(() => this.#lists.delete(unit));
    return list;
  }

  async #load<File>(address: string): Promise<File> {
    const answer = await fetch(this.#root + address);
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as File;
  }

  #changed(): void {
    const query = writeComparedChoice(this.#ids());
    history.replaceState(history.state, '', location.pathname + query);
    void this.#compare([]);
  }

  #ids(): string[] {
    const ids = this.#chosen.map(({ id }) => id).filter((id) => id !== '');
    return ids.filter((id, index) => ids.indexOf(id) === index);
  }

  async #compare(problems: readonly string[]): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const ids = this.#ids();
    this.#complain(problems);
    if (ids.length < LEAST_COMPARED) {
      this.#show(undefined, COMPARE.waiting);
      if (ids.length === 0) return;
    } else this.#tell(COMPARE.loading);
    const found = await Promise.all(ids.map((id) => readItem(this.#root, id)));
    // Another choice was made while the pages were on their way.
    if (turn !== this.#turn) return;
    const said = { absent: COMPARE.wrong, lost: COMPARE.lost, unusable: COMPARE.unusable };
    const wrong = found.flatMap((read, index) =>
      read.item === undefined ? [said[read.why](ids[index] ?? '')] : [],
    );
    this.#complain([...problems, ...wrong]);
    const usable = found.filter(isRead);
    if (usable.length < LEAST_COMPARED) {
      this.#show(undefined, COMPARE.waiting);
      return;
    }
    const items = labelled(usable);
    const view = viewElement(comparisonView(compareItems(items), this.#root));
    this.#show(view, COMPARE.done(items.map(({ label }) => label).join('、')));
  }

  #show(view: HTMLElement | undefined, words: string): void {
    if (this.#result !== null) {
      this.#result.textContent = '';
      if (view !== undefined) this.#result.append(view);
    }
    this.#tell(words);
  }

  #tell(words: string): void {
    if (this.#status !== null) this.#status.textContent = words;
  }

  #complain(problems: readonly string[]): void {
    const list = this.#problems;
    if (list === null) return;
    list.textContent = '';
    for (const words of problems) {
      const line = document.createElement('li');
      line.textContent = words;
      list.append(line);
    }
    list.hidden = problems.length === 0;
  }
}

/** What a list offers: the period, then the title. */
function newestFirst(items: UnitFile['items']): [string, string][] {
  return items.reduceRight<[string, string][]>((options, { id, title, period }) => {
    options.push([id, `${period?.label ?? ''}　${title}`]);
    return options;
  }, []);
}

function isRead(read: ReadItem): read is ReadItem & { item: object } {
  return read.item !== undefined;
}

function selectOf(name: string, data: string): { label: HTMLElement; select: HTMLSelectElement } {
  const label = document.createElement('label');
  const words = document.createElement('span');
  words.textContent = name;
  const select = document.createElement('select');
  select.setAttribute(`data-${data}`, '');
  label.append(words, select);
  return { label, select };
}

function fill(
  select: HTMLSelectElement,
  first: string,
  options: readonly (readonly [string, string])[],
  value: string,
): void {
  select.textContent = '';
  for (const [id, text] of [['', first] as const, ...options]) {
    const option = document.createElement('option');
    option.value = id;
    option.textContent = text;
    select.append(option);
  }
  // A value that is not among them would leave the list without any.
  select.value = options.some(([id]) => id === value) ? value : '';
}
