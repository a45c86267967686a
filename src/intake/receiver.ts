import type { Settings } from '#domain/settings';
import type { Unit } from '#domain/unit';
import type { Topic } from './writers/entry.ts';

/** The archive that takes files in. */
export interface Receiver {
  /** Content root, as a path. */
  root: string;
  settings: Settings;
  units: readonly Unit[];
  /** ISO day on which the files are received. */
  today: string;
  /** Reads old Word files by way of LibreOffice instead of the reader of our own. */
  converter?: 'soffice';
  /** 专题 under which all files are filed. */
  topic?: Topic;
}
