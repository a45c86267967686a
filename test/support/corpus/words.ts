import { randomFrom } from '../../bench/random.ts';

/** The vocabulary of the corpus: the words that every office uses, and a long tail that never ends. */

const list = (words: string): readonly string[] => words.split(/\s+/u).filter(Boolean);

export const VERBS = list(`
  开展 组织 推进 加强 落实 完善 建立 举办 承办 参与 服务 引导 动员 凝聚 培养 选树 表彰 走访 慰问 宣传
  宣讲 学习 贯彻 传达 部署 督促 指导 考核 评选 推荐 发展 吸纳 整顿 规范 健全 拓展 深化 巩固 提升 优化
  打造 搭建 整合 对接 协调 联系 帮扶 资助 关爱 陪伴 救助 劝导 巡查 清理 种植 绿化 捐赠 募集 筹集 发放
  培训 辅导 比赛 展演 演练 调研 座谈 征集 编印 制作 直播 推广 销售 创业 就业 实习 见习 招募 注册 上线
  统计 核对 更正 移交 归档 换届 选举 备案 检查 通报 整改 回访 反馈 汇总 公示 签订 推动 助力 赋能 守护`);

export const NOUNS = list(`
  青年 团员 团干 支部 队伍 志愿 学生 儿童 少年 老人 农户 企业 社区 村庄 学校 机关 阵地 中心 驿站 广场
  思想 理想 信念 精神 理论 主题 活动 仪式 课堂 讲座 报告 文化 艺术 体育 科技 法治 安全 禁毒 环保 生态
  河道 湖岸 山林 道路 交通 垃圾 文明 乡村 产业 电商 合作 项目 资金 基金 岗位 技能 岗前 职业 人才 平台
  制度 机制 计划 方案 台账 档案 数据 系统 网络 微信 视频 专栏 稿件 信息 舆情 品牌 典型 先进 标兵 奖状
  暑托 夜校 书屋 书车 图书 课程 教材 老师 家长 心理 热线 婚恋 交友 健康 献血 义诊 助学 留守 困境 残疾
  防溺 消防 应急 抗洪 防疫 值守 物资 口罩 帐篷 救生 巡护 林场 茶园 果园 稻田 渔业 民宿 景区 龙舟 灯会
  团课 团费 团旗 团徽 队日 队礼 队旗 清明 五四 七一 国庆 重阳 春节 寒假 暑假 开学 毕业 高考 军训 征兵`);

export const ADJECTIVES = list(`
  有效 扎实 深入 持续 积极 主动 全面 及时 常态 规范 广泛 稳步 显著 明显 突出 良好 丰富 鲜活 生动 创新
  精准 务实 紧密 牢固 充分 有序 有力 基层 一线 身边 困难 薄弱 重点 优秀 专业 公益 红色 绿色 数字 智慧`);

export const THINGS = list(`
  青年大学习 青年夜校 红领巾讲解员 西部计划志愿者 学社衔接 智慧团建 青年突击队 青年文明号 青年之家
  希望工程 暑期三下乡 返家乡社会实践 青马工程 团前教育 乡村振兴 河小青 青少年维权岗 童心港湾
  情暖童心 圆梦微心愿 青春建功 创业贷款 直播助农 法治进校园 无偿献血 垃圾分类 文明创建 平安建设
  营商环境 基层团建 两新组织 团代会 主题教育 党史学习教育 组织生活会 民主评议 志愿服务 社会实践`);

export const PLACE_SIGNS = [
  ...'柳桥石塘双南渡北湾云溪青莲和平临江东西龙凤白马清泉金沙大河小田上坪新安永兴长岭高庙三元古城梅花竹林松',
];

export const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱江尹薛闫段雷龙黎史陶贺顾毛郝龚邵万钱覃武戴莫孔汤庞樊兰殷施洪翟安倪严牛温芦季俞章鲁葛',
];

/** The 3,755 everyday characters (first level of GB 2312), by pinyin. */
function everydayCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const char = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(char)) characters.push(char);
    }
  }
  return characters;
}

const CHARACTERS = everydayCharacters();

/** The given names' characters, most used first; the order is the same on every machine. */
export const NAME_SIGNS: readonly string[] = shuffled(CHARACTERS, 1).slice(0, 900);

/**
 * Words of the long tail: products, nicknames, terms of a trade. Real texts always bring new ones;
 * here they are pairs of everyday characters in a fixed order, drawn less the further down they are.
 */
export const RARE_WORDS: readonly string[] = (() => {
  const random = randomFrom(2);
  const common = shuffled(CHARACTERS, 3);
  const sign = () => common[Math.floor(common.length * random.next() ** 1.6)] ?? '';
  return Array.from({ length: 40_000 }, () => sign() + sign());
})();

function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
