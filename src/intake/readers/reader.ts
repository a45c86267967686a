import type { SourceDocument } from '#document/model';
import type { Result } from '#issues/issue';

/** One file format. What comes after a reader knows the document model and no format. */
export interface Reader {
  /** Name of the format, also the suffix under which the untouched original is kept. */
  format: string;
  /** Decided by content, never by the file's name. */
  accepts(bytes: Uint8Array): boolean;
  /** The document, or null with the reason among the issues; never throws for bad input. */
  read(bytes: Uint8Array): Result<SourceDocument | null>;
}

/** A reader of any format; some cannot read in one go and promise their document. */
export interface AnyReader extends Omit<Reader, 'read'> {
  read(bytes: Uint8Array): Result<SourceDocument | null> | Promise<Result<SourceDocument | null>>;
}
