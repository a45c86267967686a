import type { Script } from './item.ts';

/**
 * Frequent characters whose two forms differ, Traditional then Simplified. Enough to tell the script
 * of a text and to let one rule read both; it is no converter.
 */
const PAIRS =
  '學学團团總总結结計计劃划國国為为這这個个會会來来時时對对與与們们動动發发務务員员幹干部部黨党導导領领' +
  '組组織织關关開开長长門门業业經经濟济實实現现設设進进過过還还從从眾众體体無无報报匯汇彙汇鄉乡鎮镇縣县' +
  '區区處处辦办議议記记題题選选種种標标準准應应當当將将後后間间問问題题農农村村書书協协會会歷历歲岁' +
  '積积極极參参觀观義义紅红旗旗隊队幫帮變变廣广廳厅東东車车馬马魚鱼鳥鸟龍龙風风飛飞電电雲云寧宁陽阳陳陈' +
  '張张劉刘楊杨黃黄吳吴趙赵孫孙鄭郑馮冯許许鄧邓蕭萧葉叶蘇苏盧卢鍾钟羅罗韓韩賀贺顧顾龔龚閻阎' +
  '證证護护衛卫遠远運运連连達达選选適适遞递邊边項项預预領领頭头顏颜類类願愿養养飯饭館馆點点齊齐' +
  '機机構构權权橋桥檢检樣样樓楼樂乐標标歡欢決决沒没潔洁淨净漢汉滿满準准溝沟滅灭燈灯爐炉爭争' +
  '獎奖獨独獲获環环產产畫画異异療疗監监盤盘礎础確确禮礼離离稱称穩稳窮穷築筑節节範范籌筹簡简' +
  '級级純纯紀纪約约納纳細细終终給给統统絡络絕绝維维綱纲網网緊紧線线練练縮缩績绩繼继續续' +
  '羣群聖圣聯联職职聲声肅肃腦脑腳脚臨临舉举舊旧艱艰藝艺藥药蘭兰號号補补製制複复見见規规視视覺觉' +
  '訂订訓训討讨託托訪访評评詞词試试話话該该詳详語语誤误説说說说課课調调談谈請请論论諸诸謀谋講讲謝谢識识警警' +
  '譯译讀读變变讓让豐丰負负財财責责貨货質质貧贫購购貴贵費费資资賽赛贊赞輔辅輕轻載载輸输轉转' +
  '鄰邻醫医釋释釐厘針针鋪铺錄录錢钱鍛锻鑒鉴閉闭閱阅隨随險险隱隐雙双雜杂難难靈灵順顺須须顯显' +
  '驗验體体鬥斗勞劳勢势勵励勝胜區区華华單单喚唤嚴严圍围園园圓圆報报場场塊块壓压壞坏壯壮備备優优億亿' +
  '價价儀仪傳传傷伤債债傑杰側侧偉伟併并佈布係系倫伦兩两冊册凍冻劇剧則则創创別别' +
  '務务啟启員员嘗尝圖图執执堅坚奪夺奮奋婦妇孤孤寫写寬宽審审尋寻層层屬属島岛師师帶带帳帐幣币幾几庫库廠厂廢废' +
  '彈弹徑径復复徵征徹彻恆恒惡恶愛爱態态慣惯慮虑慶庆憂忧憑凭懷怀戰战戲戏擔担據据擴扩擊击損损搶抢' +
  '敗败敵敌數数斷断於于昇升晉晋曆历條条極极榮荣歸归殘残殺杀氣气測测湯汤溫温滬沪漸渐潤润澤泽濱滨灣湾' +
  '狀状猶犹現现瑣琐甦苏畢毕疊叠瘋疯盡尽眞真礦矿禦御積积競竞筆笔糧粮紙纸' +
  '臺台灣湾萬万與与麼么裡里裏里';

const TO_SIMPLIFIED = new Map<string, string>();
const characters = [...PAIRS];
for (let at = 0; at + 1 < characters.length; at += 2) {
  const [traditional, simplified] = [characters[at], characters[at + 1]];
  if (traditional !== undefined && simplified !== undefined && traditional !== simplified) {
    TO_SIMPLIFIED.set(traditional, simplified);
  }
}
const SIMPLIFIED_ONLY = new Set(
  // Forms that are characters of their own in Traditional text say nothing about the script.
  [...TO_SIMPLIFIED.values()].filter(
    (char) => !'于后里干只系几斗台丰征云升范制复松谷面并布准厘托厂广号'.includes(char),
  ),
);

/** The script of a text, by counting characters that only one script has; Simplified when none has any. */
export function detectScript(text: string): Script {
  let traditional = 0;
  let simplified = 0;
  for (const char of text) {
    if (TO_SIMPLIFIED.has(char)) traditional += 1;
    else if (SIMPLIFIED_ONLY.has(char)) simplified += 1;
  }
  return traditional > simplified ? 'Hant' : 'Hans';
}

/**
 * The same text with frequent Traditional characters in their Simplified form, character by
 * character, so that offsets stay the same. For rules that read a text, never for showing it.
 */
export function foldScript(text: string): string {
  let folded = '';
  for (const char of text) folded += TO_SIMPLIFIED.get(char) ?? char;
  return folded;
}
