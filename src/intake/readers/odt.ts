import { documentOf } from './document-builder.ts';
import { childAt } from './docx-xml.ts';
import { guarded, Refused } from './office-finding.ts';
import { isOdt, openOdt } from './odt-package.ts';
import { odtPictures } from './odt-pictures.ts';
import { OdtReader } from './odt-reader.ts';
import type { Reader } from './reader.ts';

/** OpenDocument texts, by LibreOffice and others. */
export const odt: Reader = {
  format: 'odt',
  accepts: isOdt,
  read: (bytes) =>
    guarded('odt', () => {
      const parts = openOdt(bytes);
      const content = parts.get('content.xml');
      const body = childAt(content, 'office:document-content', 'office:body', 'office:text');
      if (body === undefined) {
        throw new Refused('office-broken', { format: 'odt', reason: '缺少正文' });
      }
      const reader = new OdtReader(parts, odtPictures(bytes));
      const value = documentOf(reader.pieces(body));
      return { value, issues: reader.issues() };
    }),
};
