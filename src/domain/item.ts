import { z } from 'astro/zod';
import { KINDS } from './kind.ts';
import { isDay, parsePeriod } from './period.ts';
import { readRoles } from './section-role.ts';
import { unitIdSchema } from './unit.ts';

export const DISCLOSURES = ['proactive', 'on-request', 'withheld'] as const;
export const ACCESS_STATUSES = ['open', 'controlled', 'deferred', 'unreviewed'] as const;
export const RETENTION_PERIODS = ['permanent', 'years-30', 'years-10'] as const;
const SCRIPTS = ['Hans', 'Hant'] as const;
const CONFIDENCES = ['stated', 'inferred', 'doubtful'] as const;
/** 属实保留, 已改, 不是问题; of an entry that conflicts with another: 替代, 作为另件. */
const FINDING_DECISIONS = ['keep', 'mended', 'no-issue', 'replace', 'apart'] as const;
const ISO_DAY_OR_MONTH = /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/;

export type Script = (typeof SCRIPTS)[number];
/** 著录依据: 原文载明, 据文推定, 存疑. */
export type Confidence = (typeof CONFIDENCES)[number];

const day = z.string().refine(isDay, { params: { rule: 'date-invalid' } });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
// YAML reads a bare 2023 as a number; a person who wrote it meant the year.
const period = z
  .preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string())
  .refine((value) => parsePeriod(value) !== undefined, { params: { rule: 'period-invalid' } });

const filing = z.strictObject({
  fonds: z.string().describe('全宗号。'),
  filingYear: z.int().min(1949).max(2100).describe('归档年度，随成文日期，不随所属期。'),
  retentionPeriod: z.enum(RETENTION_PERIODS).describe('保管期限。'),
  orgCode: z.string().describe('机构（问题）代码。'),
  itemNumber: z.string().describe('件号。'),
  archivalCode: z.string().describe('档号。'),
});

const source = z.strictObject({
  original: z.string().describe('原件在内容目录中的路径。'),
  fileName: z.string().optional().describe('收到时的文件名。'),
  sha256: sha256.describe('原件的 SHA-256。'),
  textSha256: sha256.describe('收入文本的 SHA-256，文本存于原件旁。'),
  format: z.string().describe('原件格式。'),
  receivedAt: day.describe('收到日期。'),
  webDate: day.optional().describe('网页所示日期，不作成文日期。'),
  url: z.string().optional().describe('来源网址。'),
  rights: z.string().optional().describe('权利状况。'),
  part: z
    .strictObject({
      number: z.int().positive().describe('第几篇。'),
      of: z.int().min(2).describe('共几篇。'),
      label: z.string().describe('原件中的篇目标签。'),
    })
    .optional()
    .describe('一份原件含多篇的，本件是其中第几篇。'),
});

const confidence = z.strictObject({
  level: z.enum(CONFIDENCES).describe('原文载明、据文推定或存疑。'),
  note: z.string().optional().describe('依据的文字和理由。'),
});

/** What a person decided about one finding of intake; never holds what was found. */
const findingDecision = z.strictObject({
  finding: z.string().min(1).describe('疑点代码，如 mobile-found-1a2b3c4d；npm run check 列出。'),
  decision: z
    .enum(FINDING_DECISIONS)
    .describe('keep 属实保留，mended 已改，no-issue 不是问题，replace 替代，apart 作为另件。'),
  note: z.string().optional().describe('理由；保留个人信息必须写明。'),
  date: day.optional().describe('核定日期。'),
  by: z.string().optional().describe('经办。'),
});

/** A change to the text after intake: what stood there, what stands there now, and why. */
const correction = z.strictObject({
  date: day.describe('更正日期。'),
  reason: z.string().min(1).describe('更正理由。'),
  from: z.string().optional().describe('原文字。'),
  to: z.string().optional().describe('改后文字。'),
  at: z
    .array(z.tuple([z.int().min(0), z.int().min(0)]))
    .min(1)
    .optional()
    .describe('所改各处在收入文本中的起止字位；隐去的文字只记位置，不写 from。'),
});

/**
 * Frontmatter of one 件. Standards: DA/T 18-2022, DA/T 46-2009 (M-codes), DA/T 22-2015, DA/T 13-2022,
 * read through secondary copies; unconfirmed until someone has read the standards.
 */
export const itemSchema = z.strictObject({
  title: z.string().trim().min(1).max(100).describe('题名；整理者拟写的加方括号。'),
  unit: unitIdSchema.optional().describe('形成单位代码，见单位名录；未定单位的件不填。'),
  unitName: z.string().min(1).max(60).optional().describe('文中所写单位名称，单位未定时填写。'),
  creator: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('责任者，原件落款；与当时单位名称一致时不填。'),
  period: period.optional().describe('所属期。'),
  kinds: z.array(z.enum(KINDS)).default([]).describe('文种，一件可有多种；待核的件可暂缺。'),
  topic: z
    .strictObject({
      slug: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,39}$/)
        .describe('专题代码，用于文件名。'),
      name: z.string().min(1).max(30).describe('专题名称。'),
    })
    .optional()
    .describe('专题，专项总结填写。'),
  planPeriod: period.optional().describe('计划所指时期。'),
  dateCreated: z
    .string()
    .refine((value) => isDay(value) || (ISO_DAY_OR_MONTH.test(value) && value.length === 7), {
      params: { rule: 'date-invalid' },
    })
    .optional()
    .describe('成文日期，原文落款为据。'),
  script: z.enum(SCRIPTS).default('Hans').describe('文字：简体或繁体，由程序识别。'),
  documentNumber: z.string().optional().describe('文号。'),
  people: z.array(z.string()).optional().describe('人名。'),
  attachments: z.array(z.string()).optional().describe('附件。'),
  pages: z.int().positive().optional().describe('页数。'),
  filings: z.array(filing).optional().describe('归档情况，一个全宗一项。'),
  securityClassification: z
    .undefined({ error: () => ({ message: 'classified' }) })
    .optional()
    .describe('密级；有任何密级的材料一律不收。'),
  disclosure: z.enum(DISCLOSURES).optional().describe('公开属性；不填取本库默认。'),
  accessStatus: z.enum(ACCESS_STATUSES).default('unreviewed').describe('开放标识。'),
  editions: z.array(z.string()).min(1).optional().describe('利用范围；不填取本库默认。'),
  abstract: z.string().optional().describe('摘要。'),
  keywords: z.array(z.string()).optional().describe('关键词。'),
  subjects: z.array(z.string()).optional().describe('主题词。'),
  source: source.optional().describe('来源，经收稿程序的件必有。'),
  confidence: z.record(z.string(), confidence).optional().describe('著录依据，逐项说明。'),
  review: z
    .strictObject({
      handledBy: z.string().optional().describe('经办。'),
      reviewedBy: z.string().optional().describe('审核。'),
      approvedBy: z.string().optional().describe('批准。'),
      date: day.optional().describe('审核日期。'),
      decisions: z
        .array(
          z
            .union([z.string(), findingDecision])
            .describe(
              '一句话，或 {finding: 疑点代码, decision: keep、mended、no-issue 之一, note: 理由}。',
            ),
        )
        .optional()
        .describe('审核意见：一句话，或对一项疑点的处理。'),
    })
    .optional()
    .describe('审核情况。'),
  draft: z.boolean().default(false).describe('待核：必填项为空或存疑，不进入正式库。'),
  replaces: z.string().optional().describe('所替代的件。'),
  sectionRoles: z
    .record(
      z.string(),
      z.string().refine((value) => readRoles(value) !== undefined, {
        params: { rule: 'section-role-invalid' },
      }),
    )
    .optional()
    .describe(
      '人工核定的章节类别，如 { s2: plan }；代码即目录中该标题链接“#”之后的部分，两类并列写作 problem+plan。',
    ),
  corrections: z.array(correction).optional().describe('更正说明。'),
  withdrawn: z
    .strictObject({
      date: day.describe('停止利用日期。'),
      reason: z.string().min(1).describe('停止利用原因。'),
    })
    .optional()
    .describe('停止利用。'),
});

export type ItemFrontmatter = z.infer<typeof itemSchema>;

/** One 件 of the archive: its id (`liuqiao/2023-h1`, `_inbox/4d3a6dadd0be`) and its description. */
export interface Item {
  id: string;
  frontmatter: ItemFrontmatter;
}
