/**
 * Merges that opencc's one-to-one dictionary lacks, because the one character has several
 * counterparts or because both scripts print both. Each group folds to its first character; a query
 * in either script finds all of them. A merge costs a little precision (画 finds 划), a missing one
 * costs completeness, so doubtful ones are merged.
 */
export const MERGED_VARIANTS: readonly string[] = [
  // One Traditional character, two Simplified ones (計畫 is 计划, 著力 is 着力, 藉助 is 借助).
  ...'画划畫劃 着著 了瞭 借藉 复覆 只衹祇秖隻 仿彷倣 佛彿 余馀餘 钟锺鍾鐘 沈沉瀋渖 帐账帳賬 粘黏'.split(
    ' ',
  ),
  ...'托讬託 咨谘諮 并併並竝 背揹 宁寧甯 借藉 你妳 它牠祂 征徵 干乾幹榦 伙夥 折摺 挨捱 拼拚'.split(
    ' ',
  ),
  ...'系係繫 里裏裡 么麼麽 于於 烟煙菸 碱鹼硷 家傢 升昇陞 彩綵 核覈 注註 志誌 布佈'.split(' '),
  // One Simplified character, Traditional ones printed differently by place or time.
  ...'污汙汚 邻隣鄰 炮砲礮 效効傚 果菓 卫衛衞 隶隷隸 值値 青靑 清淸 却卻郤 闹鬧閙 檐簷 遍徧'.split(
    ' ',
  ),
  ...'榨搾 携攜擕 叙敘敍 叠疊曡 迭疊 昵暱 朵朶 略畧 碗盌椀 稚穉 耀燿 翻繙飜 麻蔴 仇讎讐 哄閧鬨'.split(
    ' ',
  ),
  ...'堤隄 奔犇 妆妝粧 姊姉 幡旛 强強彊 捶搥 暖煖 淡澹 渺淼 焰燄 熔鎔 犁犂 琅瑯 盏盞琖 稿稾 管筦'.split(
    ' ',
  ),
  ...'糕餻 绩績勣 罪辠 翅翄 考攷 花蘤 豆荳 趟蹚 辉輝煇 逃迯 酬酧 阱穽 阴陰隂 靴鞾 鞍鞌 驱驅敺'.split(
    ' ',
  ),
  ...'鹅鵝鵞 鼓皷 坤堃 妇婦媍 姻婣 实實宲 宝寶寳 德悳 总總縂 戏戲戯 户戶戸 晰晳 概槪 欢歡懽 步歩'.split(
    ' ',
  ),
  ...'歌謌 毗毘 潜潛濳 琉瑠 皋皐 研硏 窗窓窻 粗麤 绵綿緜 聪聰聡 胁脅脇 举舉擧 船舩 蕊蘂 衔銜啣'.split(
    ' ',
  ),
  ...'宾賓賔 软軟輭 郎郞 乡鄉鄕 铁鐵銕 阔闊濶 雁鴈 村邨 诉訴愬 袜襪韈 痹痺 睾睪 鲇鯰鮎 腭齶顎'.split(
    ' ',
  ),
  ...'潨潀 台檯枱 侭儘尽 线線缐 径徑迳 巨鉅钜 修脩 幸倖 床牀 泛氾汎 占佔 准準 冬鼕 面麵麪'.split(
    ' ',
  ),
  // Radicals that PDF files and old fonts give in place of the character.
  ...'民⺠ 母⺟ 见⻅見 角⻆ 贝⻉貝 车⻋車 长⻓⻑長 门⻔門 青⻘ 页⻚頁 风⻛風 飞⻜飛 食⻝ 马⻢馬 鱼⻥魚'.split(
    ' ',
  ),
  ...'鸟⻦鳥 齐⻬齊 齿⻮齒 龙⻰龍 鬼⻤ 黄⻩黃 西⻄ 骨⻣ 竹⺮ 羊⺶ 麦⻨麥 龟⻳龜 卤⻧鹵 户⼾'.split(
    ' ',
  ),
].map((group) => group.trim());
