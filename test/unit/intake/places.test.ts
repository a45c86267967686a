import { describe, expect, test } from 'vitest';
import { findPlaces } from '#intake/description/places';
import type { Remark } from '#intake/description/subject';

function placesIn(words: string): string[] {
  const remark: Remark = {
    kind: 'paragraph',
    depth: 0,
    words,
    folded: words,
    line: 1,
    inPlan: false,
  };
  return findPlaces([remark]).map(({ name }) => name);
}

describe('ordinary words before a division give no place away', () => {
  test.each([
    // What leads to the division: 到, 赴, 在, 对, 向, 为, 由, 经, 邀, each alone and behind other words.
    '受邀到县电视台录制节目',
    '受邀到县城宣讲',
    '多次到县民政局对接',
    '分批到镇敬老院慰问',
    '先后到区检察院旁听',
    '分批赴县职教中心参观',
    '组织赴市博物馆研学',
    '应邀赴区融媒体中心',
    '先后在县、乡两级作报告',
    '分别在镇文化站和村部办班',
    '连续在市赛中获奖',
    '坚持面对县域实际',
    '专门对镇干部作了培训',
    '逐级向县、市两级报告',
    '及时向区防汛办报告',
    '主要为县城学生服务',
    '统一为镇敬老院采购',
    '全部由县财政负担',
    '统一由镇统筹安排',
    '主要由市、区两级承担',
    '批准经县委常委会研究',
    '报请经市民政局登记',
    '受邀请县人民医院医师坐诊',
    '邀请县人民医院医师坐诊',
    '特邀市曲艺团演出',
    '特邀区心理协会讲课',
    '诚邀镇老干部座谈',
    // Verbs of two characters.
    '联系市司法局普法',
    '协调县教育局解决',
    '依托镇文化站办班',
    '配合区卫健局接种',
    '走访镇敬老院',
    '争取市财政补助',
    '代表县参加决赛',
    '会同县公安局检查',
    '服务县域经济',
    // What kind of division it is, how many, and which of them.
    '周边县的青年也来了',
    '兄弟县前来交流',
    '贫困县摘帽',
    '中心镇建设加快',
    '旅游景区志愿服务',
    '封控区值守',
    '生活区清扫',
    '老城区改造',
    '自然保护区巡护',
    '11所牧区学校',
    '6座库区码头',
    '返回家乡创业',
    '暑期返乡大学生',
    '签订回乡意向书',
    '送戏下乡活动',
    '建设家乡',
    '文明城市创建',
    '大型超市',
    '农贸市场',
    '落实乡镇团委换届',
    '配合撤乡设镇工作',
    '其中县级以上项目',
    '其中留县工作的青年',
    '面向来县青年',
    '首届镇青年歌手赛',
    '吸引市民参观',
    '挂在鱼市门口',
    '按城市标准',
    '过去园区没有',
    '棚户区改造',
    '两位乡贤捐资',
    // Schools and firms named after what leads to them.
    '到县中学宣讲',
    '赴县中学宣讲',
    '在县小学试点',
    '对市公司的帮助',
    '由县公司承办',
    '两所中学结对',
    '民办小学建队',
    '公交公司提供车辆',
    // Rivers.
    '在河两岸植树',
    '沿江两岸植树',
  ])('%s', (words) => {
    expect(placesIn(words)).toEqual([]);
    expect(placesIn(`年初，${words}。`)).toEqual([]);
  });
});

describe('a place is found', () => {
  test.each([
    ['赴青州市学习', '青州'],
    ['受邀到青州市讲课', '青州'],
    ['先后在白石镇、青石乡办班', '白石'],
    ['由松台县承办', '松台'],
    ['对柳汀区开展帮扶', '柳汀'],
    ['向砚溪县捐书', '砚溪'],
    ['犍为县的代表', '犍为'],
    ['荥经县的代表', '荥经'],
    ['乐至县的代表', '乐至'],
    ['太和县的代表', '太和'],
    ['平安县的代表', '平安'],
    ['长寿区的代表', '长寿'],
    ['西城区的代表', '西城'],
    ['晋城市的代表', '晋城'],
    ['松岭乡的代表', '松岭'],
    ['原栖霞镇的团员', '栖霞'],
    ['两当县的代表', '两当'],
    ['白石县民政局', '白石'],
    ['白螺中学的学生', '白螺'],
    ['柳江两岸', '柳江'],
  ])('%s', (words, name) => {
    expect(placesIn(words)).toContain(name);
  });
});
