import type { FindingRow } from './finding.ts';

/** Findings of the readers of web pages, web archives and Markdown, and of texts in several parts. */
export const WEB_ISSUES = {
  'html-over-limit': {
    severity: 'error',
    message: ({ reason }) => `网页超过安全限度：${reason}。`,
    advice: '请在浏览器中复制正文，另存为 txt 或 docx 后重新收稿。',
  },
  'html-frames': {
    severity: 'warning',
    message: ({ count }) => `网页含框架页 ${count} 处，框架内的文字不在本文件中。`,
    advice: '请在浏览器中打开框架页，把正文所在的页面另行保存后收稿。',
  },
  'html-hidden-text': {
    severity: 'warning',
    message: ({ what, count, text }) =>
      `网页中不显示的文字未收入（${what}，${count} 字）：“${text}”。`,
    advice: '请对照浏览器所见核定是否应当恢复。',
  },
  'html-left-out': {
    severity: 'note',
    message: ({ what, count, text }) => `网页的${what} ${count} 处未收入，其中有文字：“${text}”。`,
    advice: '通常与正文无关，无误则不必处理。',
  },
  'html-not-carried': {
    severity: 'warning',
    message: ({ what, count }) => `正文中有${what} ${count} 处，未收入。`,
    advice: '请对照原件核定是否需要补录。',
  },
  'html-shifted': {
    severity: 'note',
    message: ({ what, count }) => `${what} ${count} 处，已移到表格之后。`,
    advice: '请对照原件核对位置。',
  },
  'html-links': {
    severity: 'note',
    message: ({ count, sample }) =>
      `正文中有链接 ${count} 处，只收入文字，未收入地址（如 ${sample}）。`,
    advice: '需要地址的，请对照原件补录。',
  },
  'struck-text': {
    severity: 'warning',
    message: ({ text }) => `原文加有删除线的文字照录：“${text}”。`,
    advice: '请核定是否已经作废。',
  },
  'html-furniture': {
    severity: 'note',
    message: ({ lines, chars, sample }) =>
      `网页的导航、页脚等 ${lines} 行（${chars} 字）不作正文，如“${sample}”。`,
    advice: '请核对所去各行；误去的可以放回。',
  },
  'html-page-title': {
    severity: 'note',
    message: ({ title }) => `网页标题为“${title}”，正文中未见。`,
    advice: '题名缺失或存疑时可作参考。',
  },
  'html-title-differs': {
    severity: 'warning',
    message: ({ title }) => `网页标题为“${title}”，与正文的题名不一。`,
    advice: '请核定题名、单位和年份以何者为准。',
  },
  'html-no-main-text': {
    severity: 'warning',
    message: () => '网页中未见成段的正文，所见文字全部收入。',
    advice: '请核对是否为目录页或登录页。',
  },
  'charset-differs': {
    severity: 'note',
    message: ({ declared, used }) =>
      `文件声明的编码为 ${declared}，实为 ${used}，已按实际编码读取。`,
    advice: '如见乱码，请对照原件核对。',
  },
  'charset-broken-bytes': {
    severity: 'warning',
    message: ({ count, encoding }) => `有 ${count} 处字节按 ${encoding} 不能解码，以“�”代替。`,
    advice: '请对照原件补正缺字。',
  },
  'mht-broken': {
    severity: 'error',
    message: ({ reason }) => `网页归档文件（mht）不能读取：${reason}。`,
    advice: '请在浏览器中打开，另存为“网页，仅 HTML”或复制为 txt 后重新收稿。',
  },
  'mht-incomplete': {
    severity: 'warning',
    message: () => '网页归档文件（mht）没有结尾，可能不完整。',
    advice: '请对照来源核对正文末尾，必要时重新取得文件。',
  },
  'mht-other-parts': {
    severity: 'warning',
    message: ({ count, list }) => `归档文件另有 ${count} 个部分未收入：${list}。`,
    advice: '请核定其中有无正文、附表或图片需要补录。',
  },
  'mht-pictures': {
    severity: 'note',
    message: ({ count, list }) => `归档文件另有图片 ${count} 个，不在正文中，未收入：${list}。`,
    advice: '通常是页面的装饰，无误则不必处理。',
  },
  'md-frontmatter': {
    severity: 'note',
    message: ({ text }) => `文件头的著录部分未作正文：“${text}”。`,
    advice: '可供著录参考，请对照正文核定。',
  },
  'md-code-kept': {
    severity: 'warning',
    message: ({ what, text }) => `${what}未执行，照原样作文字收入：“${text}”。`,
    advice: '请核定是否为正文，不是的予以删去。',
  },
  'md-markup-dropped': {
    severity: 'warning',
    message: ({ what, text }) => `${what}未收入：“${text}”。`,
    advice: '请对照原件核定是否需要补录。',
  },
  'md-asterisks-kept': {
    severity: 'warning',
    message: ({ text }) => `星号疑为遮盖符号而非标记，照原样保留：“${text}”。`,
    advice: '请对照原件核定。',
  },
  'md-over-limit': {
    severity: 'error',
    message: ({ reason }) => `Markdown 文件超过安全限度：${reason}。`,
    advice: '请另存为 txt 后重新收稿。',
  },
  'several-texts': {
    severity: 'warning',
    message: ({ count, list }) => `文件中有 ${count} 篇：${list}。`,
    advice: '请核对分篇处，各篇分别著录。',
  },
  'chapters-kept': {
    severity: 'warning',
    message: ({ count, label }) => `文中有篇目标签 ${count} 处，如“${label}”，按一件的篇章收入。`,
    advice: '请核定是否为一件；各篇自成一件的，请拆分后分别收稿。',
  },
  'texts-too-short': {
    severity: 'warning',
    message: ({ count, label }) =>
      `文中有篇目标签 ${count} 处，如“${label}”，各篇文字很短，未予拆分，按一件收入。`,
    advice: '请核定是否为一件；各篇自成一件的，退回并请拆分后分别收稿。',
  },
  'bilingual-halves': {
    severity: 'warning',
    message: ({ language, line }) => `自第 ${line} 行起为同一文本的${language}，两种文字均已保留。`,
    advice: '请核定以何种文字为准。',
  },
} as const satisfies Record<string, FindingRow>;
