import {
  chooseItems,
  countFacet,
  isNarrowed,
  noChoice,
  readListChoice,
  writeListChoice,
  type FacetName,
  type ListChoice,
  type ListItem,
} from './item-list-state.ts';

/** Rows shown at once; more on demand, for a thousand rows take an old machine a second. */
const STEP = 100;

/**
 * Narrows, sorts and arranges a list of items, at once and in the address. The items of all its pages
 * are fetched when the reader first asks for something; without scripts its pages show everything.
 */
export function startItemList(): void {
  const list = document.querySelector<HTMLElement>('[data-item-list]');
  const form = list?.querySelector<HTMLFormElement>('form');
  const table = list?.querySelector('table');
  if (list === null || !form || !table) return;
  new ItemList(list, form, table).start();
}

class ItemList {
  readonly #list: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #table: HTMLTableElement;
  readonly #status: HTMLElement | null;
  readonly #more: HTMLButtonElement | null;
  /** The rows the page came with. */
  readonly #own: HTMLTableSectionElement | undefined;
  readonly #narrowed = document.createElement('tbody');
  #items: Promise<ListItem[]> | undefined;
  #choice = noChoice();
  #shown = STEP;

  constructor(list: HTMLElement, form: HTMLFormElement, table: HTMLTableElement) {
    this.#list = list;
    this.#form = form;
    this.#table = table;
    this.#own = table.tBodies[0];
    this.#status = form.querySelector('[data-status]');
    this.#more = list.querySelector('[data-more]');
  }

  start(): void {
    const form = this.#form;
    form.hidden = false;
    // As the style sheet has it: on narrow screens these two are shown to those who ask for them.
    if (matchMedia('(max-width: 47.99rem)').matches) {
      for (const box of this.#boxes()) {
        if (box.value === 'kinds' || box.value === 'created') box.defaultChecked = false;
      }
    }
    form.addEventListener('input', () => this.#chosen());
    form.addEventListener('change', () => this.#chosen());
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      // The columns stay as they were chosen.
      for (const field of this.#fields()) field.value = '';
      this.#chosen();
      // The button that was pressed is gone.
      form.querySelector('input')?.focus();
    });
    this.#more?.addEventListener('click', () => void this.#showMore());
    addEventListener('popstate', () => this.#fromAddress());
    this.#fromAddress();
  }

  #fields(): (HTMLSelectElement | HTMLInputElement)[] {
    return [...this.#form.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[name]')].filter(
      ({ name }) => name !== 'cols',
    );
  }

  #boxes(): HTMLInputElement[] {
    return [...this.#form.querySelectorAll<HTMLInputElement>('[name="cols"]')];
  }

  #fromAddress(): void {
    const fields = this.#fields();
    const columns = this.#boxes().map(({ value }) => value);
    this.#fill(
      readListChoice(location.search, (name, value) => {
        if (name === 'q') return true;
        if (name === 'cols') {
          return value === '-' || value.split(',').every((one) => columns.indexOf(one) >= 0);
        }
        return fields.some(
          (field) =>
            field.name === name &&
            field instanceof HTMLSelectElement &&
            [...field.options].some((option) => option.value === value),
        );
      }),
    );
    this.#shown = STEP;
    void this.#show();
  }

  /** Shows a choice in the form. */
  #fill(choice: ListChoice): void {
    this.#choice = choice;
    for (const field of this.#fields()) field.value = choice[field.name as keyof ListChoice];
    const shown = choice.cols.split(',');
    for (const box of this.#boxes()) {
      box.checked = choice.cols === '' ? box.defaultChecked : shown.indexOf(box.value) >= 0;
    }
  }

  #chosen(): void {
    const choice = noChoice();
    for (const { name, value } of this.#fields()) choice[name as keyof ListChoice] = value;
    const boxes = this.#boxes();
    if (boxes.some((box) => box.checked !== box.defaultChecked)) {
      const names = boxes.filter(({ checked }) => checked).map(({ value }) => value);
      choice.cols = names.length === 0 ? '-' : names.join(',');
    }
    // An input field says `input` and `change` for one act.
    if (writeListChoice(choice) === writeListChoice(this.#choice)) return;
    this.#choice = choice;
    this.#shown = STEP;
    history.replaceState(history.state, '', location.pathname + writeListChoice(choice));
    void this.#show();
  }

  async #show(): Promise<void> {
    const choice = this.#choice;
    this.#showColumns(choice);
    const narrowed = isNarrowed(choice);
    const clear = this.#form.querySelector<HTMLElement>('[type="reset"]');
    if (clear !== null) clear.hidden = !narrowed;
    // Nothing is fetched for a reader who only reads.
    if (!narrowed && this.#items === undefined) return;
    let items: ListItem[];
    try {
      const waiting = (this.#items ??= this.#fetch());
      this.#tell(this.#form.dataset['loading'] ?? '');
      items = await waiting;
    } catch {
      this.#items = undefined;
      this.#tell(this.#form.dataset['failed'] ?? '');
      return;
    }
    // Another choice was made while the items were on their way.
    if (choice !== this.#choice) return;
    for (const field of this.#fields()) {
      if (field instanceof HTMLSelectElement && field.dataset['facet'] !== undefined) {
        tellCounts(field, countFacet(items, choice, field.name as FacetName));
      }
    }
    this.#place(narrowed ? chooseItems(items, choice) : undefined, items.length);
  }

  /** The reader goes on where the new rows begin. */
  async #showMore(): Promise<void> {
    const before = this.#shown;
    this.#shown += STEP;
    await this.#show();
    this.#narrowed.rows[before]?.querySelector('a')?.focus();
  }

  async #fetch(): Promise<ListItem[]> {
    const answer = await fetch(this.#list.dataset['root'] + (this.#list.dataset['items'] ?? ''));
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as ListItem[];
  }

  /** Columns that the reader chose are shown on narrow screens too. */
  #showColumns({ cols }: ListChoice): void {
    this.#table.classList.toggle('chosen', cols !== '');
    for (const { value, checked } of this.#boxes()) {
      this.#table.classList.toggle(`no-${value}`, !checked);
    }
  }

  /** Puts rows into the table; without any its own, and with them the links to its pages. */
  #place(rows: ListItem[] | undefined, count: number): void {
    const own = this.#own;
    for (const pages of this.#list.querySelectorAll<HTMLElement>('[data-pages]')) {
      pages.hidden = rows !== undefined;
    }
    const left = (rows?.length ?? 0) - this.#shown;
    if (this.#more !== null) {
      this.#more.hidden = left <= 0;
      this.#more.textContent = filled(this.#more.dataset['more'], Math.min(left, STEP));
    }
    if (rows === undefined) {
      if (own !== undefined) this.#narrowed.replaceWith(own);
      this.#tell(filled(this.#form.dataset['shown'], count));
      return;
    }
    const made = rows.slice(0, this.#shown).map((item) => this.#rowOf(item));
    while (this.#narrowed.firstChild !== null) this.#narrowed.firstChild.remove();
    for (const row of made) this.#narrowed.append(row);
    if (own?.parentNode) own.replaceWith(this.#narrowed);
    const { nothing, shown, shownof } = this.#form.dataset;
    this.#tell(
      rows.length === 0
        ? (nothing ?? '')
        : filled(left > 0 ? shownof : shown, rows.length, this.#shown),
    );
  }

  #tell(words: string): void {
    if (this.#status !== null && this.#status.textContent !== words) {
      this.#status.textContent = words;
    }
  }

  /** The same row as `ItemRow` in `ItemTable.astro`. */
  #rowOf(item: ListItem): HTMLTableRowElement {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    const link = document.createElement('a');
    link.href = this.#list.dataset['root'] + item.href.slice(1);
    link.textContent = item.title;
    if (item.lang === 'zh-Hant') link.lang = item.lang;
    head.append(link);
    const { draft = '', withdrawn = '' } = this.#list.dataset;
    if (item.draft) head.append(' ', chip(draft, 'chip draft'));
    if (item.withdrawn) head.append(' ', chip(withdrawn, 'chip'));
    row.append(
      head,
      cell('unit', item.unitName),
      cell('period', item.period),
      cell('kinds', item.kinds),
      cell('topic', item.topic ?? '—'),
      cell('created', item.dateCreated ?? '—'),
    );
    return row;
  }
}

function cell(name: string, text: string): HTMLTableCellElement {
  const made = document.createElement('td');
  made.className = name;
  made.textContent = text;
  return made;
}

function chip(text: string, name: string): HTMLElement {
  const made = document.createElement('span');
  made.className = name;
  made.textContent = text;
  return made;
}

/** 2023年（12）: what each choice would show; one that would show nothing cannot be taken. */
function tellCounts(field: HTMLSelectElement, counts: Map<string, number>): void {
  for (const option of field.options) {
    if (option.value === '') continue;
    const count = counts.get(option.value) ?? 0;
    option.textContent = `${option.dataset['text'] ?? ''}（${count}）`;
    option.disabled = count === 0 && field.value !== option.value;
  }
}

function filled(words = '', count: number, shown = 0): string {
  return words.replace('{count}', String(count)).replace('{shown}', String(shown));
}
