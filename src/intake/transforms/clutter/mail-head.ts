import type { ClutterRule } from './rule.ts';

const LABEL =
  /^(发件人|寄件人|发送人|收件人|抄送|密送|主题|标题|日期|时间|发送时间|附件|From|To|Cc|Bcc|Subject|Date|Sent|Attachments?)\s*[:：]/iu;

/** Fewest different labels that make the head of a letter. */
const FEWEST = 3;

/** The head of an e-mail that was copied along: lines one under the other, sender and receiver among them. */
export const mailHead: ClutterRule = {
  name: 'mail-head',
  reason: '电子邮件的信头，在正文之前连续成行，有发件人或收件人',
  ofAnyFile: true,
  find(lines) {
    const first = lines.findIndex(({ words }) => LABEL.test(words));
    // Behind the text stands an answer or a forwarded letter, which may be more than clutter.
    if (first < 0 || lines.slice(0, first).some(({ zone }) => zone !== 'head')) return [];
    const end = lines.findIndex(({ words }, index) => index > first && !LABEL.test(words));
    const block = lines.slice(first, end < 0 ? undefined : end);
    const labels = new Set(block.map(({ words }) => LABEL.exec(words)?.[1]?.toLowerCase() ?? ''));
    const isMail = [...labels].some((label) => /件人|发送人|^(?:from|to)$/u.test(label));
    return isMail && labels.size >= FEWEST ? block : [];
  },
};
