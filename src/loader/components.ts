/** What an attribute of a component may hold. */
interface Attribute {
  required: boolean;
  pattern: RegExp;
  /** How it is written, for the message. */
  example: string;
}

const WORDS = /\S/u;

/**
 * The components an entry may use, with all their attributes; the pages supply exactly these. An
 * attribute is text in quotation marks, never an expression.
 */
export const COMPONENTS: Record<string, Record<string, Attribute>> = {
  Note: {
    title: { required: false, pattern: WORDS, example: 'title="编者注"' },
  },
  Chart: {
    caption: { required: true, pattern: WORDS, example: 'caption="志愿服务场次"' },
    measure: { required: false, pattern: WORDS, example: 'measure="场"' },
    data: {
      required: true,
      pattern:
        /^\s*[^:：;；]+[:：]\s*\d[\d,]*(\.\d+)?(\s*[;；]\s*[^:：;；]+[:：]\s*\d[\d,]*(\.\d+)?)*\s*[;；]?\s*$/u,
      example: 'data="2020: 96; 2021: 118"',
    },
  },
};
