import type { FindingRow } from './finding.ts';

/** Findings about a zip archive of source files. */
export const ZIP_ISSUES = {
  'zip-broken': {
    severity: 'error',
    message: ({ reason }) => `压缩包已损坏或不完整：${reason}。`,
    advice: '请重新取得压缩包，或解压后把文件逐个收稿。',
  },
  'zip-over-limit': {
    severity: 'error',
    message: ({ reason }) => `压缩包超过安全限度：${reason}。`,
    advice: '请核对来源，确认无误后解压，分批收稿。',
  },
  'zip-empty': {
    severity: 'error',
    message: () => '压缩包中没有可收的文件。',
    advice: '请核对压缩包的内容。',
  },
  'zip-entry-encrypted': {
    severity: 'error',
    message: ({ name }) => `压缩包中的“${name}”设有密码，不能读取。`,
    advice: '请用密码解压后，把该文件单独收稿。',
  },
  'zip-entry-broken': {
    severity: 'error',
    message: ({ name, reason }) => `压缩包中的“${name}”不能解开：${reason}。`,
    advice: '请重新取得该文件后单独收稿。',
  },
  'zip-nested': {
    severity: 'error',
    message: ({ name }) => `压缩包中的“${name}”又是压缩包，未予打开。`,
    advice: '请先解压该文件，再把其中的文件收稿。',
  },
  'zip-skipped': {
    severity: 'note',
    message: ({ count, list }) => `压缩包中的系统文件和隐藏文件 ${count} 个未收：${list}。`,
    advice: '通常与正文无关，无误则不必处理。',
  },
} as const satisfies Record<string, FindingRow>;
