import type { FindingRow } from './finding.ts';

/** Findings of the formats whose pages are fixed: pdf and ofd. Names are permanent. */
export const PAGED_ISSUES = {
  'paged-broken': {
    severity: 'error',
    message: ({ format, reason }) => `${format} 文件已损坏或结构异常：${reason}。`,
    advice: '请用阅读软件打开，另存或重新导出后重新收稿。',
  },
  'paged-over-limit': {
    severity: 'error',
    message: ({ format, reason }) => `${format} 文件超过安全限度：${reason}。`,
    advice: '请核对文件来源，确认无误后拆分或重新导出。',
  },
  'paged-encrypted': {
    severity: 'error',
    message: ({ format }) => `${format} 文件设有打开密码，不能读取。`,
    advice: '请取得密码，解除加密后重新收稿。',
  },
  'paged-needs-ocr': {
    severity: 'error',
    message: () => '未识别到文字，请先作文字识别。',
    advice: '本件为扫描图像或不含文字，请作文字识别并校对后重新收稿。',
  },
  'paged-no-encoding': {
    severity: 'error',
    message: ({ count, total }) =>
      `${total} 个字中有 ${count} 个没有对应的文字编码，未识别到文字，请先作文字识别。`,
    advice: '请用原稿（docx、wps 等）重新收稿，或作文字识别并校对。',
  },
  'paged-unreadable-glyphs': {
    severity: 'warning',
    message: ({ count, pages }) =>
      `有 ${count} 个字没有对应的文字编码，已用“\ufffd”占位（第 ${pages} 页）。`,
    advice: '请对照原件逐字补正。',
  },
  'paged-variant-glyphs': {
    severity: 'note',
    message: ({ count, list }) =>
      `有 ${count} 个字的编码是部首或兼容字形，已收为通行汉字：${list}。`,
    advice: '字形相同，核对无误即可。',
  },
  'paged-truncated': {
    severity: 'warning',
    message: ({ format }) => `${format} 文件末尾不完整，正文可能有缺。`,
    advice: '请核对文件是否传完，必要时重新取得原件。',
  },
  'paged-page-without-text': {
    severity: 'warning',
    message: ({ pages }) => `第 ${pages} 页未识别到文字，可能是扫描图像或空白页。`,
    advice: '请对照原件；是扫描页的，请先作文字识别。',
  },
  'paged-page-failed': {
    severity: 'warning',
    message: ({ pages }) => `第 ${pages} 页不能解析，其文字可能不全。`,
    advice: '请对照原件核对，必要时重新导出后收稿。',
  },
  'paged-ocr-layer': {
    severity: 'warning',
    message: ({ pages }) => `第 ${pages} 页的文字是图像下的隐藏文字层，多由文字识别得来。`,
    advice: '识别结果可能有误，请对照原件校对。',
  },
  'paged-dropped-text': {
    severity: 'warning',
    message: ({ what, text }) => `${what}未收入：“${text}”。`,
    advice: '请对照原件核定是否应当恢复。',
  },
  'paged-not-carried': {
    severity: 'warning',
    message: ({ what, count }) => `原件中有${what} ${count} 处，未收入正文。`,
    advice: '请对照原件核定是否需要补录。',
  },
  'paged-whole-page-not-carried': {
    severity: 'warning',
    message: ({ pages }) => `第 ${pages} 页有整页图（扫描页或底图），图未收入。`,
    advice: '请对照原件；页上有须收入的图，另存为 PNG 或 JPEG 后放入 illustrations 文件夹。',
  },
  'paged-repeated-picture': {
    severity: 'note',
    message: ({ count }) => `各页同一位置重复的图 ${count} 幅（页眉标志、底纹等），未收入。`,
    advice: '一般无须处理。',
  },
  'paged-small-picture': {
    severity: 'note',
    message: ({ count }) => `宽或高不足 16 像素的小图 ${count} 幅，未收入。`,
    advice: '一般无须处理。',
  },
  'paged-turned-picture': {
    severity: 'warning',
    message: ({ count }) => `图 ${count} 幅在页面上经旋转或翻转，收入的是未转动的原图。`,
    advice: '请对照原件；须转正的，转正后放入 illustrations 文件夹，并改正文中的图片地址。',
  },
  'paged-shifted': {
    severity: 'note',
    message: ({ count }) => `表格中的图 ${count} 处，已移到表格之后。`,
    advice: '请对照原件核对位置。',
  },
  'paged-table': {
    severity: 'note',
    message: ({ count }) => `表格 ${count} 个，按表线或对齐还原。`,
    advice: '请对照原件核对行列。',
  },
  'paged-alternative-text': {
    severity: 'warning',
    message: ({ text }) => `原件注明的替代文字“${text}”与字形不同，正文按字形收入。`,
    advice: '请对照原件核对该处文字。',
  },
  'ofd-several-bodies': {
    severity: 'warning',
    message: ({ count }) => `原件含 ${count} 份正文，已依次收入。`,
    advice: '请核定是否为不同材料，属不同材料的请分别收稿。',
  },
} as const satisfies Record<string, FindingRow>;

export type PagedIssueName = keyof typeof PAGED_ISSUES;
