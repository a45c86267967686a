import { z } from 'astro/zod';
import { SECTION_ROLES } from '#domain/section-role';
import { KINDS } from '#domain/kind';
import { FIELD_LABELS } from '#labels';

const level = z.enum(['stated', 'inferred', 'doubtful']);

const field = z.strictObject({
  values: z.array(z.string()).describe('所著录的各值，与网页著录一致；无值而有依据的为“未载明”。'),
  confidence: level.optional().describe('stated 原文载明，inferred 据文推定，doubtful 存疑。'),
  basis: z.string().optional().describe('著录依据：原文载明、据文推定、存疑或本库设定。'),
  note: z.string().optional().describe('依据的文字和理由。'),
});

const section = z.strictObject({
  id: z.string().describe('章节在网页中的位置，接在地址的“#”之后。'),
  level: z.int().min(1).describe('层次，从1起。'),
  title: z.string().describe('标题，与正文一致。'),
  roles: z
    .array(z.enum(SECTION_ROLES))
    .describe(
      '章节类别：situation 基本情况，achievement 做法成效，problem 问题不足，plan 计划打算，other 其他。',
    ),
  basis: z
    .enum(['words', 'parent', 'position', 'kind', 'person'])
    .nullable()
    .describe('类别的依据：标题文字、上级标题、所在位置、文种、人工核定。'),
  confidence: level.nullable().describe('类别是否可靠。'),
});

const fieldNames = Object.entries(FIELD_LABELS).map(
  ([name, label]) => [name, field.optional().describe(`${label}。`)] as const,
);

/** One item of the data files. Where one of its links leads is said from the site's root. */
export const itemRecordSchema = z
  .strictObject({
    $schema: z.string().optional().describe('本说明的地址，单件文件才有。'),
    id: z.string().describe('件的代码。'),
    address: z.string().describe('网页地址，从本库首页起算。'),
    data: z.string().describe('本件数据的地址，从本库首页起算。'),
    digest: z.string().describe('条目文件的 SHA-256，有任何改动即不同。'),
    title: z.string().describe('题名。'),
    unit: z
      .strictObject({
        id: z.string().describe('单位代码。'),
        name: z.string().describe('现用全称。'),
        nameThen: z.string().describe('当时全称。'),
        tier: z.string().describe('层级。'),
        region: z.string().nullable().describe('行政区划代码（GB/T 2260）。'),
      })
      .nullable()
      .describe('形成单位；单位未定的为 null。'),
    period: z
      .strictObject({
        value: z.string().describe('所属期，如 2023、2023-H1。'),
        label: z.string().describe('所属期名称。'),
        year: z.int().describe('所属年度。'),
        start: z.string().describe('首日。'),
        end: z.string().describe('末日。'),
      })
      .nullable()
      .describe('所属期；待定的为 null。'),
    kinds: z.array(z.enum(KINDS)).describe('文种代码。'),
    topic: z
      .strictObject({ slug: z.string(), name: z.string() })
      .nullable()
      .describe('专题；不是专项材料的为 null。'),
    dateCreated: z.string().nullable().describe('成文日期；原文未载明的为 null。'),
    received: z.string().nullable().describe('收到日期；来源不详的为 null。'),
    draft: z.boolean().describe('待核；正式库中都为 false。'),
    withdrawn: z
      .strictObject({ date: z.string(), reason: z.string() })
      .nullable()
      .describe('停止利用的日期和原因；在用的为 null。'),
    corrections: z
      .array(z.strictObject({ date: z.string(), reason: z.string() }))
      .describe('更正的日期和理由。'),
    textLength: z.int().nullable().describe('正文字数；停止利用的和正文含图表组件的为 null。'),
    outline: z.array(section).describe('目录：各级标题及章节类别；停止利用的为空。'),
    fields: z
      .strictObject(Object.fromEntries(fieldNames))
      .describe('著录各项，与网页一致，各附依据；没有著录的项不列。'),
  })
  .describe('一件材料。');

/** `data/items.json`. */
export const itemsFileSchema = z
  .strictObject({
    $schema: z.string().describe('本说明的地址。'),
    archive: z.string().describe('本库名称。'),
    owner: z.string().describe('主办单位。'),
    count: z.int().describe('件数。'),
    items: z
      .array(itemRecordSchema)
      .describe('各件，按建制顺序，同一单位由远及近；单位未定的在后。'),
  })
  .describe('全部材料的著录。');

export type ItemRecord = z.infer<typeof itemRecordSchema>;

/** A schema as JSON Schema, for those who read the data by machine. */
export function jsonSchemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'output', reused: 'ref' }), null, 2)}\n`;
}
