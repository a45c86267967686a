import type { FindingRow } from './finding.ts';

/** Findings of the readers for doc, wps, rtf and odt, and of the converter. Names are permanent. */
export const OFFICE_ISSUES = {
  'office-broken': {
    severity: 'error',
    message: ({ format, reason }) => `${format} 文件已损坏或结构异常：${reason}。`,
    advice: '请用文字处理软件打开，另存为 docx 后重新收稿。',
  },
  'office-over-limit': {
    severity: 'error',
    message: ({ format, reason }) => `${format} 文件超过安全限度：${reason}。`,
    advice: '请核对文件来源，确认无误后另存为 docx。',
  },
  'office-doctype': {
    severity: 'error',
    message: ({ format }) => `${format} 文件内含 DOCTYPE 声明，为安全起见不予读取。`,
    advice: '请核对文件来源，确认无误后另存为 docx。',
  },
  'office-encrypted': {
    severity: 'error',
    message: () => '文件已加密，不能读取。',
    advice: '请用原软件输入密码打开，取消密码后另存为 docx，再重新收稿。',
  },
  'office-too-old': {
    severity: 'error',
    message: ({ version }) => `文件为 ${version} 格式，过于陈旧，不能保证逐字无误。`,
    advice:
      '请用 WPS 或 LibreOffice 打开，核对后另存为 docx；装有 LibreOffice 的，可加 --converter soffice。',
  },
  'works-format': {
    severity: 'error',
    message: () => '文件为 Microsoft Works 的 wps 格式，不是 WPS 文字，不能读取。',
    advice:
      '请用 LibreOffice 打开，核对后另存为 docx；装有 LibreOffice 的，可加 --converter soffice。',
  },
  'office-other-kind': {
    severity: 'error',
    message: ({ kind }) => `文件为${kind}，不是文字稿。`,
    advice: '请将总结正文另存为 docx 或 txt 后重新收稿。',
  },
  'office-not-carried': {
    severity: 'warning',
    message: ({ what, count }) => `原件中有${what} ${count} 处，未收入正文。`,
    advice: '请对照原件核定是否需要补录。',
  },
  'office-moved': {
    severity: 'note',
    message: ({ what, count }) => `原件中的${what} ${count} 处，文字已接在正文之后。`,
    advice: '请对照原件核对位置。',
  },
  'office-shifted': {
    severity: 'note',
    message: ({ what, count }) => `${what} ${count} 处，已移到表格之后。`,
    advice: '请对照原件核对位置。',
  },
  'office-tracked-changes': {
    severity: 'warning',
    message: ({ count }) => `原件带有修订标记 ${count} 处：插入的文字已保留，删除的文字未收入。`,
    advice: '请核定是否为定稿。',
  },
  'office-dropped-text': {
    severity: 'warning',
    message: ({ what, text }) => `${what}未收入：“${text}”。`,
    advice: '请对照原件核定是否应当恢复。',
  },
  'converter-missing': {
    severity: 'error',
    message: () => '未找到 LibreOffice，不能转换。',
    advice: '请先安装 LibreOffice，或用其他软件另存为 docx 后重新收稿。',
  },
  'converter-failed': {
    severity: 'error',
    message: ({ reason }) => `LibreOffice 转换未成：${reason}。`,
    advice: '请用文字处理软件打开，另存为 docx 后重新收稿。',
  },
} as const satisfies Record<string, FindingRow>;

export type OfficeIssueName = keyof typeof OFFICE_ISSUES;
