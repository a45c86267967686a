import type { Severity } from './issue.ts';

export interface IssueRow {
  severity: Severity;
  /** Chinese message; `{name}` stands for a value given when the issue is raised. */
  message: string;
  /** Chinese advice: what to do. */
  advice: string;
}

/** Findings about the content: settings, units, entries. Names are permanent. */
export const CONTENT_ISSUES = {
  'file-missing': {
    severity: 'error',
    message: '缺少文件“{found}”。',
    advice: '在内容目录中补上该文件，可参照项目自带的样例。',
  },
  'yaml-invalid': {
    severity: 'error',
    message: 'YAML 格式有误：{detail}。',
    advice: '核对该行的缩进、冒号和引号。',
  },
  'frontmatter-missing': {
    severity: 'error',
    message: '文件开头没有著录部分。',
    advice: '文件第一行应为“---”，其后为各著录项，再以一行“---”结束。',
  },
  'field-missing': {
    severity: 'error',
    message: '必填项“{field}”未填。',
    advice: '补填该项；件中暂无法确定的，设 draft: true 作待核。',
  },
  'field-unknown': {
    severity: 'error',
    message: '没有名为“{field}”的著录项。',
    advice: '核对拼写，或删去该项。',
  },
  'field-invalid': {
    severity: 'error',
    message: '“{field}”的值不合要求。',
    advice: '改为可填的值。',
  },
  'period-invalid': {
    severity: 'error',
    message: '所属期“{found}”无效，应填 2023、2023-H1 等。',
    advice: '按可填的写法改正。',
  },
  'period-future': {
    severity: 'error',
    message: '总结的所属期“{found}”尚未开始。',
    advice: '核对年度；计划类材料请改文种。',
  },
  'plan-period-order': {
    severity: 'error',
    message: '计划所指时期“{found}”不晚于所属期“{period}”。',
    advice: '核对两个时期。',
  },
  'date-invalid': {
    severity: 'error',
    message: '日期“{found}”无效。',
    advice: '按 2023-07-05 或 2023-07 填写，日期须真实存在。',
  },
  'date-before-period': {
    severity: 'error',
    message: '成文日期“{found}”早于所属期“{period}”的开始。',
    advice: '核对成文日期和所属期。',
  },
  'date-within-period': {
    severity: 'note',
    message: '成文日期“{found}”早于所属期“{period}”的结束。',
    advice: '提前成文的总结常见，无误则不必处理。',
  },
  'unit-unknown': {
    severity: 'error',
    message: '单位“{found}”未列入名录，请核对。',
    advice: '改为名录中的代码，或先在 units.yaml 中登记该单位。',
  },
  'unit-duplicate': {
    severity: 'error',
    message: '单位代码“{found}”重复。',
    advice: '每个单位用一个代码，删去或改名其中一个。',
  },
  'unit-name-shared': {
    severity: 'warning',
    message: '“{found}”既属 {id}，又属 {other}，文中写有此名的件不能确定属于何者。',
    advice:
      '同一单位重复登记的，合为一项，各件改用所留代码；先后承接的，在 predecessors 中写明；不是的，改正名称。',
  },
  'identity-duplicate': {
    severity: 'error',
    message: '同期同文种已有一件（{other}），请核定。',
    advice: '保留其中一件；专项总结请填 topic。',
  },
  'path-mismatch': {
    severity: 'error',
    message: '文件位置与著录不一致。',
    advice: '把文件移到“{expected}”，或改正单位、所属期、文种。',
  },
  'replaces-unknown': {
    severity: 'error',
    message: '所替代的件“{found}”不存在。',
    advice: '填写被替代件的代码，如 heping/2023；该件已删去的，删去本项。',
  },
  'original-orphan': {
    severity: 'warning',
    message: '原件没有对应的件。',
    advice: '件已删去的，原件一并移出；件的 source 被删的，从备份恢复。',
  },
  'part-missing': {
    severity: 'warning',
    message: '原件含 {of} 篇，未收第 {found} 篇。',
    advice: '将原件重新收稿，只续收所缺的篇；不收的不必处理。',
  },
  'parts-differ': {
    severity: 'error',
    message: '原件“{found}”各篇的收入文本合起来与全文不同。',
    advice: '从备份恢复 originals 中的文件；各篇文本和分篇记录不得改动。',
  },
  'path-unsafe': {
    severity: 'error',
    message: '文件名“{found}”不可用。',
    advice: '只用小写英文字母、数字和连字符，不用系统保留名。',
  },
  'path-case': {
    severity: 'error',
    message: '“{found}”与“{other}”仅大小写不同。',
    advice: '改掉其中一个文件名。',
  },
  'section-role-invalid': {
    severity: 'error',
    message: '章节类别“{found}”无效。',
    advice: '改为可填的类别；一节兼有两类的，以“+”连写，主要的在前。',
  },
  'section-unknown': {
    severity: 'error',
    message: '正文中没有代码为“{found}”的标题。',
    advice: '核对 sectionRoles 中的代码：即目录中该标题链接“#”之后的部分，如 s2、s2.1。',
  },
  classified: {
    severity: 'error',
    message: '发现密级标志，不予收录。',
    advice: '涉密材料不得进入本库，请立即移出并按保密规定处理。',
  },
  'mdx-syntax': {
    severity: 'error',
    message: '正文无法解析：{detail}。',
    advice: '正文中的花括号和小于号前加反斜杠，或删去该处标记。',
  },
  'mdx-import': {
    severity: 'error',
    message: '正文中不得有 import 或 export。',
    advice: '删去该行；组件不需要导入。',
  },
  'mdx-expression': {
    severity: 'error',
    message: '正文中不得有花括号表达式“{found}”。',
    advice: '如为文字，在花括号前加反斜杠：\\{ … }。',
  },
  'mdx-component': {
    severity: 'error',
    message: '正文中不得使用“<{found}>”。',
    advice: '改用许可的组件；如为文字，在 < 前加反斜杠。',
  },
  'mdx-attribute': {
    severity: 'error',
    message: '组件的属性“{found}”不合要求。',
    advice: '只用可填的属性，值是引号中的文字，不用花括号。',
  },
  'mdx-attribute-missing': {
    severity: 'error',
    message: '组件缺少属性“{found}”。',
    advice: '补上该属性。',
  },
  'picture-address': {
    severity: 'error',
    message: '正文中图片的地址“{found}”不能采用。',
    advice:
      '把图片放入内容目录的 illustrations 文件夹（文件名用小写字母、数字和连字符，png、jpg、gif、webp 或 bmp），地址写作 ../../illustrations/文件名。',
  },
  'picture-among-words': {
    severity: 'error',
    message: '图片夹在文字之中，或在列表、表格、引文、注释里。',
    advice: '图片独立成段：前后各空一行，图题另起一段，如“图1　活动现场”。',
  },
  'picture-missing': {
    severity: 'error',
    message: '正文中的图片“{found}”没有对应的文件，或文件不是图片。',
    advice: '放回该文件；收稿时存下的图可由原件重新收稿得到。',
  },
  'picture-changed': {
    severity: 'error',
    message: '收稿时存下的图“{found}”缺失或已被改动。',
    advice: '从备份恢复该文件；确需替换的，把新图放入 illustrations 文件夹并改正文中的地址。',
  },
  'picture-order': {
    severity: 'error',
    message: '图“{found}”的次序与原件不同，或不是本件原件中的图。',
    advice: '照原件的次序恢复正文中的图片标记；另添的图放入 illustrations 文件夹。',
  },
  'picture-left-out': {
    severity: 'error',
    message: '原件中的图“{found}”未在页面上显示。',
    advice:
      '在正文原处补回图片标记；有意删去的，在 review.decisions 中写一条 {finding: {code}, decision: mended, note: 理由}。',
  },
  'correction-unfound': {
    severity: 'error',
    message: '更正的原文字“{found}”在收入文本中找不到。',
    advice: '核对 corrections 中的 from，须与原文逐字一致。',
  },
  'draft-open': {
    severity: 'note',
    message: '待核：{detail}。',
    advice: '核定各项后删去 draft: true。',
  },
  'draft-replaced': {
    severity: 'note',
    message: '已由“{by}”替代，留存备查，不公开。',
    advice: '不必处理。',
  },
  'replacing-unfinished': {
    severity: 'warning',
    message: '替代未完成：旧稿已另存于此，新稿尚未替换原处的件。',
    advice: '运行 npm run review 重新核定新稿；不再替代的，将本文件移出内容目录。',
  },
  'draft-findings': {
    severity: 'note',
    message: '待核定：{list}。',
    advice: '运行 npm run review 逐项核定。',
  },
  'finding-undecided': {
    severity: 'warning',
    message: '已收录，收稿所见疑点未核定：{detail}',
    advice:
      '运行 npm run review -- {id} 核定，或在著录的 review.decisions 中加一行：{ finding: {key}, decision: keep, note: 理由 }。',
  },
  'settings-placeholder': {
    severity: 'warning',
    message: '“{field}”尚未填写。',
    advice: '在 archive.yaml 中填写，该项显示在每页页脚。',
  },
  'due-before-period': {
    severity: 'error',
    message: '截止日期“{found}”早于所属期“{period}”的开始。',
    advice: '核对截止日期和所属期。',
  },
  'duty-idle': {
    severity: 'warning',
    message: '该项规定没有适用的单位。',
    advice: '核对 units、tiers、forms、sectors、except，以及各单位的设立和撤销时间。',
  },
  'exemption-idle': {
    severity: 'warning',
    message: '免报的“{found}”，所指单位本无须报送。',
    advice: '核对所属期和单位；确实无须报送的，删去该期。',
  },
  'page-placeholder': {
    severity: 'warning',
    message: '页面中有“待填写”，建站时照样公开。',
    advice: '补写该处；不需要的，删去该行。',
  },
  'link-unsafe': {
    severity: 'error',
    message: '链接“{found}”不可用。',
    advice: '链接只用 http、https、mailto、站内路径或页内锚点；如为文字，在方括号前加反斜杠。',
  },
  'original-missing': {
    severity: 'error',
    message: '原件或收入文本“{found}”不存在或已改动。',
    advice: '从备份恢复 originals 中的文件；原件不得改动。',
  },
  'record-missing': {
    severity: 'error',
    message: '收稿记录“{found}”缺失或损坏。',
    advice: '从备份恢复该文件；没有备份的，将本件和原件移出内容目录，重新收稿。',
  },
  'text-differs': {
    severity: 'error',
    message: '页面文字与收入文本不一致：应为“{expected}”，现为“{shown}”。',
    advice:
      '恢复正文；确需更正的，在著录中写 corrections: [{ date: 日期, reason: 理由, from: 原文字, to: 改后文字 }]。',
  },
} as const satisfies Record<string, IssueRow>;
