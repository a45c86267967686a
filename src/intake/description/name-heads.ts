/** A verb at the head: what follows is what is done, or to whom, and no name. */
const VERB =
  /^(?:把|被|给|跟|与|为了|争当|打造|推进|加强|抓好|建设(?!局|集团|银行)|将(?!乐)|对|向(?!阳|塘)|让(?!胡)|在|从(?!化|江)|和(?!平|顺|田|硕|静|政|龙|县)|用|以|致|赴|呈(?!贡)|学习|借鉴|参观|考察|调研|督查|督导|检查(?!站)|评价|评议|慰问|走访|走进|看望|致敬|答复|回复|感谢|欢迎|迎接|祝贺|庆祝|纪念|支持|支援|帮助|帮扶|关爱|关心|关注|助力|弘扬|贯彻|落实|围绕|深化|开展|争创|创建|评选|表彰|宣传(?!部|处|科)|推广|服务(?!中心|站|局|公司|业|区|队))/u;

/** The league's own name, when something stands before it. */
const LEAGUE_WITHIN = /^(.+?)(?:中国共产主义青年团|共青团)./u;

/** What may stand before the league's own name in a unit's: a place, or what the unit sits in. */
const PLACE_END = /[省市州县区旗盟镇乡村道校院系厂矿场站司局处会委所社行团学]$/u;

/**
 * True for words that end as a unit's name does and begin as none: 致共青团白石镇委员会, 学习白石镇团委.
 * Folded.
 */
export function beginsAsNoName(folded: string): boolean {
  const before = LEAGUE_WITHIN.exec(folded)?.[1];
  return VERB.test(folded) || (before !== undefined && !PLACE_END.test(before));
}
