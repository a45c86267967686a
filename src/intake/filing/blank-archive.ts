/** The files an archive begins with: sound as they are, each line explained, to be filled in. */

const SETTINGS = `# 本库的标识和一次性设定。改动后重新建站即可；“待填写”的各项请先填好。
# 以 # 开头的行是说明，程序不读；要启用某一项，删去行首的 # 和其后一个空格。

# 内容结构版本，不要改动。
schemaVersion: 1

# 本库名称，显示在首页和浏览器标题，2至40字。
name: 工作总结库

# 主办单位，显示在每页页脚。
owner: 待填写

# 联系方式，显示在每页页脚，读者发现错误时使用。
contact: 待填写

# 更新日期，显示在页脚；不填则取收录日期中最晚的一天。
# updated: '2024-07-31'

# 首页的检索示例，至多6个。
# searchExamples:
#   - 青年志愿服务
#   - 主题团日

# 保密提示，显示在每页页脚；不填则用程序自带的一句。
# notice: 非涉密平台，严禁上传国家秘密、工作秘密

# 新收材料的公开属性：proactive 主动公开，on-request 依申请公开，withheld 不予公开。
disclosure: on-request

# 新收材料的利用范围，一行一个版本，取最窄的。
editions:
  - intranet
`;

const UNITS = `# 单位名录：本库材料的形成单位，一个单位一项。收稿时据此认定单位，没有登记的单位一律留待核定。
# 单位多的，可在表格中填好另存为 CSV，再运行 npm run units -- 文件.csv 导入。
#
# 一项的写法（去掉行首的 # 和其后一个空格，并删去下面的 []）：
#
# units:
#   - id: shili                      # 代码：小写英文字母、数字和连字符，一经使用不再改动
#     name: 共青团示例镇委员会       # 现用全称
#     shortName: 示例镇团委          # 现用简称，列表中使用
#     formerNames:                   # 曾用名称，由远及近；没有的不写
#       - name: 共青团示例乡委员会
#         shortName: 示例乡团委
#         to: '2021-03'              # 停用时间，当日起用后一名称
#     aliases:                       # 材料中可能出现的其他写法；没有的不写
#       - 示例团委
#     tier: 乡级                     # 省级、市级、县级、乡级、基层
#     form: 委员会                   # 委员会、工作委员会、总支部、支部、少先队
#     sector: 镇街                   # 机关、镇街、村社区、学校、企业、两新、开发区
#     parent:                        # 上级团组织，须也在名录中；没有的不写
#       - id: shangji
#     order: 20                      # 建制顺序，决定一切列表的先后
units: []
`;

const EXPECTED = `# 应报规定：哪些单位、哪一期、何时截止，是报送台账的依据。没有写的，不作应报。
# 不需要台账的，留着不填即可。
#
# 一项的写法（去掉行首的 # 和其后一个空格，并删去下面的 []）：
#
# # 此日及以后截止的各期，以收到日期判定迟报；此前的多是补收，不判定。不填则都不判定。
# lateFrom: '2025-01-01'
#
# duties:
#   - every: H1                      # 逐年应报：year 全年，H1 上半年，H2 下半年，Q1 至 Q4，Q1/Q3 前三季度
#     from: 2025                     # 自哪一年起；另可写 to: 到哪一年止
#     due: 07-10                     # 截止日期，当日不算迟；取离期末最近的一天
#     tiers: [县级, 乡级]            # 只适用于这些层级；forms、sectors、units 同此，都不写则为全部单位
#     except: [shili]                # 其中不适用的单位代码；没有的不写
#   - periods: [2025-H2]             # 也可只列某几期
#     due: '2026-01-20'              # 只列一期的，可写完整日期
#     units: [shili]                 # 同一单位同一期有几条的，以后一条为准
#
# exemptions:
#   - periods: [2025-H1]
#     units: [shili]
#     reason: 新设立                 # 免报理由，显示在台账中
duties: []
`;

const ABOUT = `---
title: 关于本库
---

## 这是什么

本库收录各单位历年的工作总结和工作计划，一件一页，按单位和所属期排列，全文可以检索。

待填写：本库的由来、主办单位、收录的单位和年份。

## 收录的原则

- 文字照原件，不润色，不删节。必要的更正单独注明，原文字保留。
- 著录有依据。推定的写明推定，拿不准的写明存疑。
- 单位按当时的名称著录，更名前后归在同一单位之下。

## 不收的材料

本库是非涉密平台。标有密级的材料、含有工作秘密或不应公开的个人信息的材料，一律不收。

## 联系方式

待填写：管理人员、电话、接待时间。
`;

/** Path below the content root and text of each file. */
export const BLANK_FILES: readonly (readonly [string, string])[] = [
  ['archive.yaml', SETTINGS],
  ['units.yaml', UNITS],
  ['expected.yaml', EXPECTED],
  ['pages/about.md', ABOUT],
];

/** Folders that intake fills; made beforehand so that a person sees where things go. */
export const BLANK_FOLDERS: readonly string[] = ['summaries', 'originals'];
