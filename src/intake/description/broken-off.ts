/** Fewest characters of a paragraph that can be said to break off: shorter lines are headings, names, dates. */
const SHORTEST = 40;

/** How a finished paragraph ends. */
const FINISHED = /[。！？；：，、…”》）.!?;:,)"’]$/u;

/** A way to reach somebody stands at the end: 电话：0755-…, 邮编 518000, 联系人张三. */
const CONTACT =
  /(?:联系人|联系方式|联系电话|电话|手机|传真|邮箱|电子邮件|邮编|邮政编码|地址|网址|微信|QQ)(?:号码?)?\s*[:：]?[^。！？；]{1,40}$/u;

/** Whom a text is sent to: 报送：…, 抄送 …, 各镇、各街道…委员会. */
const SENT_TO = /^(?:主送|报送|抄送|抄报|分送|发送|印送|致)\s*[:：]?\s*[^。！？]+$/u;
const ADDRESSED =
  /^(?:各|尊敬的|全[市县区镇乡校]各)[^。！？；]*(?:委|委员会|组织|单位|部门|支部|大队|中队|机关|学校|企业|同志们?|领导|代表|委员|同学|老师|朋友们?)$/u;

/**
 * True for a paragraph that stops in the middle, as where text was lost. Lines of contact and lines that
 * say to whom a text goes end without a full stop by custom, and are none. Script folded.
 */
export function breaksOff(folded: string): boolean {
  const words = folded.trim();
  if (words.length < SHORTEST || FINISHED.test(words)) return false;
  return ![CONTACT, SENT_TO, ADDRESSED].some((custom) => custom.test(words));
}
