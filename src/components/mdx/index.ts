import Chart from './Chart.astro';
import Note from './Note.astro';

/** The components an entry may use; the loader allows no other names. */
export const entryComponents = { Note, Chart };
