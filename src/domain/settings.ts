import { z } from 'astro/zod';
import { DISCLOSURES } from './item.ts';

/** Editions an archive may be built in, the narrowest first. */
const editionSchema = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);

/** `archive.yaml`: the identity of one archive and what its office decided once. */
export const settingsSchema = z.strictObject({
  schemaVersion: z.literal(1).describe('内容结构版本。'),
  name: z.string().min(2).max(40).describe('本库名称，显示在首页和浏览器标题。'),
  owner: z.string().min(2).max(60).describe('主办单位。'),
  contact: z.string().max(80).optional().describe('联系方式，显示在页脚。'),
  updated: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe('更新日期，显示在页脚；不填则取收录日期中最晚的一天。'),
  notice: z
    .string()
    .max(80)
    .default('非涉密平台，严禁上传国家秘密、工作秘密')
    .describe('保密提示，显示在页脚。'),
  searchExamples: z
    .array(z.string().min(1).max(30))
    .max(6)
    .default([])
    .describe('首页的检索示例。'),
  disclosure: z.enum(DISCLOSURES).default('on-request').describe('新收材料默认的公开属性。'),
  editions: z
    .array(editionSchema)
    .min(1)
    .default(['intranet'])
    .describe('新收材料默认的利用范围。'),
});

export type Settings = z.infer<typeof settingsSchema>;
