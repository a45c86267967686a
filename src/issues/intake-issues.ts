import type { FindingRow } from './finding.ts';

/** A value in quotation marks; nothing for none. */
const quoted = (value: string | number | undefined) => (value ? `“${value}”` : '');

/** Findings of intake: a file that is refused, and what a person has to decide about one that is not. */
export const INTAKE_ISSUES = {
  'file-unreadable': {
    severity: 'error',
    message: ({ reason }) => `文件无法读取：${reason}。`,
    advice: '请核对路径和权限后重新收稿。',
  },
  'file-too-large': {
    severity: 'error',
    message: ({ size, limit }) => `文件大小 ${size} MB，超过上限 ${limit} MB。`,
    advice: '请确认是否为总结正文，去除图片或拆分后重新收稿。',
  },
  'file-took-too-long': {
    severity: 'error',
    message: ({ seconds }) => `读取超过 ${seconds} 秒，已放弃。`,
    advice: '文件可能已损坏；请用原软件打开后另存，再重新收稿。',
  },
  'file-broke-reader': {
    severity: 'error',
    message: () => '读取时占用内存过多或出错，已放弃。',
    advice: '文件可能已损坏；请用原软件打开后另存，再重新收稿。',
  },
  'file-empty': {
    severity: 'error',
    message: () => '文件中没有文字。',
    advice: '请核对是否为空文件，或正文是否为图片。',
  },
  'only-pictures': {
    severity: 'error',
    message: ({ count }) => `文件中只有图 ${count} 幅，没有文字。`,
    advice: '本件多为扫描图像，请先作文字识别，校对后重新收稿。',
  },
  classified: {
    severity: 'error',
    message: () => '发现密级标志，不予收录。',
    advice: '涉密材料不得进入本库，请立即移出并按保密规定处理。',
  },
  'format-unknown': {
    severity: 'error',
    message: () => '文件格式不能识别，不是文本文件，也不是 docx 文件。',
    advice: '请另存为 docx 或 txt 后重新收稿。',
  },
  'encoding-unknown': {
    severity: 'error',
    message: () => '文本编码不能识别，不能保证逐字无误。',
    advice: '请用记事本打开，核对无乱码后另存为 UTF-8 编码。',
  },
  'docx-broken': {
    severity: 'error',
    message: ({ reason }) => `docx 文件已损坏或结构异常：${reason}。`,
    advice: '请用文字处理软件打开，另存为新的 docx 后重新收稿。',
  },
  'docx-over-limit': {
    severity: 'error',
    message: ({ reason }) => `docx 文件超过安全限度：${reason}。`,
    advice: '请核对文件来源，确认无误后另存为新的 docx。',
  },
  'docx-doctype': {
    severity: 'error',
    message: () => 'docx 文件内含 DOCTYPE 声明，为安全起见不予读取。',
    advice: '请核对文件来源，确认无误后另存为新的 docx。',
  },
  'illustrations-kept': {
    severity: 'note',
    message: ({ count }) => `正文收入图 ${count} 幅。`,
    advice: '图中如有个人信息或不宜公开的内容，请在正文中删去该图并在审核意见中写明。',
  },
  'illustration-undrawn': {
    severity: 'warning',
    message: ({ type, count }) =>
      `图 ${count} 幅为 ${type} 格式，浏览器不能显示；文件已存，页面上以文字注明。`,
    advice: '请从原件把该图另存为 PNG，放入内容目录的 illustrations 文件夹，并改正文中的图片地址。',
  },
  'illustration-unknown': {
    severity: 'warning',
    message: ({ count }) => `图 ${count} 幅的格式不能识别或文件已坏，未收入。`,
    advice: '请对照原件核定；需要收入的，另存为 PNG 或 JPEG 后放入 illustrations 文件夹。',
  },
  'illustration-place': {
    severity: 'warning',
    message: ({ count }) => `照片 ${count} 幅的文件中记有拍摄地点，收录后会随图发布。`,
    advice:
      '不宜公开的，去除照片的位置信息后放入 illustrations 文件夹，改正文中的图片地址；或从正文中删去该图。',
  },
  'illustration-huge': {
    severity: 'warning',
    message: ({ count }) => `图 ${count} 幅超过一亿像素，未收入。`,
    advice: '请缩小后另存为 PNG 或 JPEG，放入 illustrations 文件夹，并在正文中写明图片地址。',
  },
  'illustration-spacer': {
    severity: 'note',
    message: ({ count }) => `宽或高不足 5 像素的线条、占位图 ${count} 幅，未收入。`,
    advice: '一般无须处理。',
  },
  'illustrations-beyond': {
    severity: 'warning',
    message: ({ count, limit }) => `图多于 ${limit} 幅，其后 ${count} 幅未收入。`,
    advice: '请核对原件是否整本扫描；需要收入的，分册收稿。',
  },
  'docx-not-carried': {
    severity: 'warning',
    message: ({ what, count }) => `原件中有${what} ${count} 处，未收入正文。`,
    advice: '请对照原件核定是否需要补录。',
  },
  'docx-moved': {
    severity: 'note',
    message: ({ what, count }) => `原件中的${what} ${count} 处，文字已接在正文之后。`,
    advice: '请对照原件核对位置。',
  },
  'docx-shifted': {
    severity: 'note',
    message: ({ what, count }) => `${what} ${count} 处，已移到表格之后。`,
    advice: '请对照原件核对位置。',
  },
  'docx-tracked-changes': {
    severity: 'warning',
    message: ({ count }) => `原件带有修订标记 ${count} 处：插入的文字已保留，删除的文字未收入。`,
    advice: '请核定是否为定稿。',
  },
  'docx-dropped-text': {
    severity: 'warning',
    message: ({ what, text }) => `${what}未收入：“${text}”。`,
    advice: '请对照原件核定是否应当恢复。',
  },
  'text-not-proved': {
    severity: 'error',
    message: ({ expected, shown }) =>
      `写出的正文与收入文本不一致：应为“${expected}”，实为“${shown}”。`,
    advice: '本件未写入。请将此文件连同本提示报告维护人员。',
  },
  'entry-conflict': {
    severity: 'error',
    message: ({ entry }) => `同期同文种已有一件（${entry}），原件不同，未予覆盖。`,
    advice: '请以 npm run review 核定：替代原有件、注明专题另立一件，或者弃收。',
  },
  'discarded-before': {
    severity: 'note',
    message: ({ date, by, note, folder }) =>
      `${date}${by === '' ? '' : ` ${by}`}已弃收${note === '' ? '' : `：${note}`}，存于 ${folder}，未再收入。`,
    advice: '确需收录的，从 discarded/discarded.jsonl 删去该行后重新收稿。',
  },
  'split-differs': {
    severity: 'error',
    message: ({ before, now }) =>
      `先前按 ${before} 篇收入了一部分，现读出 ${now} 篇或分篇处不同，未续收。`,
    advice: '请核对已收各篇；须重新分篇的，先移出已收各篇及其原件目录，再收稿。',
  },
  'original-conflict': {
    severity: 'error',
    message: ({ folder }) => `原件目录 ${folder} 已存有另一份文件。`,
    advice: '请核对该目录，处理后重新收稿。',
  },
  'title-missing': {
    severity: 'warning',
    message: ({ title }) => `原文未见题名，暂拟“${title}”。`,
    advice: '请核对后填写题名；整理者拟写的题名加方括号。',
  },
  'title-doubtful': {
    severity: 'warning',
    message: ({ reason }) => `题名存疑：${reason}。`,
    advice: '请对照原件核定题名。',
  },
  'unit-unknown': {
    severity: 'warning',
    message: ({ name, places }) =>
      `单位“${name}”未列入名录，暂存待定目录。${places === '' ? '' : `文中可见地名：${places}。`}`,
    advice: '请核定单位，补入单位名录（units.yaml）后以 npm run review 填写。',
  },
  'unit-doubtful': {
    severity: 'warning',
    message: ({ name, reason, places }) =>
      `单位“${name}”存疑：${reason}。${places === '' ? '' : `文中保留的线索：${places}。`}`,
    advice: '请向来稿人核实单位，不得依线索径行认定。',
  },
  'unit-missing': {
    severity: 'warning',
    message: () => '原文未见单位名称。',
    advice: '请核实后填写形成单位。',
  },
  'period-missing': {
    severity: 'warning',
    message: () => '原文未载所属期。',
    advice: '请核实后填写所属期，如 2023、2023-H1。',
  },
  'period-doubtful': {
    severity: 'warning',
    message: ({ value, reason }) => `所属期${quoted(value)}存疑：${reason}。`,
    advice: '请对照原件和同期材料核定所属期。',
  },
  'plan-period-doubtful': {
    severity: 'warning',
    message: ({ value, reason }) => `计划所指时期${quoted(value)}存疑：${reason}。`,
    advice: '请对照原件核定计划所指时期。',
  },
  'kinds-missing': {
    severity: 'warning',
    message: () => '题名和标题均未载明文种，暂按总结处理。',
    advice: '请核定文种。',
  },
  'kinds-doubtful': {
    severity: 'warning',
    message: ({ reason }) => `文种存疑：${reason}。`,
    advice: '请对照原件核定文种；不属总结、计划的材料请移出。',
  },
  'kinds-of-section': {
    severity: 'note',
    message: ({ section }) => `题名只言总结，文种据“${section}”一节兼作计划。`,
    advice: '该节确为一份计划的，保留；不是的，从文种（kinds）中去掉计划。',
  },
  'date-doubtful': {
    severity: 'warning',
    message: ({ value, reason }) => `成文日期${quoted(value)}存疑：${reason}。`,
    advice: '请对照原件落款核定成文日期。',
  },
  'date-unsigned': {
    severity: 'note',
    message: ({ date }) => `文末有日期“${date}”，旁无落款单位，未作成文日期。`,
    advice: '确为成文日期的，填写成文日期。',
  },
  'signed-before-end': {
    severity: 'note',
    message: ({ date, end }) => `落款日期 ${date} 早于所属期截止日 ${end}。`,
    advice: '半年总结常在期末前成文，核对无误即可。',
  },
  'congress-masked': {
    severity: 'note',
    message: ({ count }) => `党代会届次被遮盖，共 ${count} 处，不能据以判断年代。`,
    advice: '请对照原件核定届次。',
  },
  'mask-found': {
    severity: 'warning',
    message: ({ list }) => `文中有遮盖符号：${list}，均照原样保留。`,
    advice: '请核定所遮盖的文字能否恢复；未经核定不得补写。',
  },
  'person-named': {
    severity: 'warning',
    message: ({ list }) => `文中出现人名：${list}。`,
    advice: '请核定是否隐去，或在利用范围内保留。',
  },
  'rights-undecided': {
    severity: 'warning',
    message: ({ reason }) => `权利状况待核定：${reason}。`,
    advice: '请核定来源和使用权限后填写权利状况。',
  },
  'removal-doubtful': {
    severity: 'warning',
    message: ({ rule, text }) => `去除的文字（${rule}）中有成句的话：“${text}”。`,
    advice: '请对照原件核定是否为正文；属正文的应补回。',
  },
  'paragraph-breaks-off': {
    severity: 'note',
    message: ({ text }) => `段落未完，疑有脱文：“…${text}”。`,
    advice: '请对照原件核对；原文如此的照录。',
  },
} as const satisfies Record<string, FindingRow>;
