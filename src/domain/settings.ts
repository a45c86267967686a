import { z } from 'astro/zod';
import { DISCLOSURES } from './item.ts';
import { archiveAddress } from './archive-address.ts';

/** Editions an archive may be built in, the narrowest first. */
const editionSchema = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);

/** Another archive that is searched along with this one. Its name also stands in addresses and ids. */
const otherArchiveSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[^\s,，、*/?#&"“”:：]{2,16}$/u)
    .describe(
      '库名，标在该库的检索结果前；2至16字，不含空格、逗号、顿号、冒号、引号、斜杠和星号，各库不同。',
    ),
  address: z
    .string()
    .transform((value, context) => {
      const address = archiveAddress(value);
      if (address !== undefined) return address;
      context.addIssue({ code: 'custom', input: value });
      return z.NEVER;
    })
    .describe(
      '该库首页的地址，写作 https://…/、/sjk/（本服务器上的路径）或 ../sjk/（相对本库首页），不带 ? 和 #，各库不同。',
    ),
});

/** As many as `npm run bench -- merged` has measured, and the archive's own entry. */
const MOST_OTHERS = 20;

/** The archives of a list of which an earlier one has the same name or address, by their number. */
function repeated(
  archives: readonly { name: string; address: string }[],
): [at: number, field: 'name' | 'address'][] {
  return archives.flatMap((archive, at) =>
    (['name', 'address'] as const)
      .filter((field) => archives.slice(0, at).some((other) => other[field] === archive[field]))
      .map((field): [number, typeof field] => [at, field]),
  );
}

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
  searchAlso: z
    .array(otherArchiveSchema)
    .max(MOST_OTHERS)
    .superRefine((archives, context) => {
      for (const path of repeated(archives)) {
        context.addIssue({ code: 'custom', path, input: archives });
      }
    })
    .default([])
    .describe('一并检索的其他库，各写库名和地址，至多20个；不填则只检索本库。'),
  disclosure: z.enum(DISCLOSURES).default('on-request').describe('新收材料默认的公开属性。'),
  editions: z
    .array(editionSchema)
    .min(1)
    .default(['intranet'])
    .describe('新收材料默认的利用范围。'),
  comparePages: z
    .boolean()
    .default(true)
    .describe('是否预制各件与上年同期（或上期）的对照页；件数极多时可填 false，改由浏览器现做。'),
});

export type Settings = z.infer<typeof settingsSchema>;
