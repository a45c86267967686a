/** 文种, in the order in which they are listed everywhere. */
export const KINDS = [
  'work-summary',
  'work-plan',
  'key-points',
  'report',
  'briefing',
  'duty-report',
  'speech',
] as const;

export type Kind = (typeof KINDS)[number];
