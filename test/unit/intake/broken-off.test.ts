import { describe, expect, test } from 'vitest';
import { breaksOff } from '#intake/description/broken-off';

const LONG = '全镇各级团组织围绕中心工作，组织动员广大青年投身乡村振兴和基层治理，开展志愿服务';

describe('a paragraph', () => {
  test('that stops in the middle of a sentence breaks off', () => {
    expect(breaksOff(`${LONG}三十余次，累计参与青年达到`)).toBe(true);
    expect(
      breaksOff(`${LONG}，设立热线电话。此后又陆续开通了青年之家的网上预约并推广到全部村居和`),
    ).toBe(true);
  });

  test('that ends as sentences do, or is short, does not', () => {
    expect(breaksOff(`${LONG}三十余次。`)).toBe(false);
    expect(breaksOff('共青团柳桥镇委员会')).toBe(false);
  });

  test.each([
    `联系人：张三　单位：共青团某镇委员会办公室　地址：某县某镇人民路一百二十号　电话：0755-83210000`,
    `${LONG}，来信请寄：某县某镇人民路一百二十号，邮编518000`,
    '报送：共青团某县委员会办公室，中共某镇委员会，某镇人民政府办公室，某镇人民代表大会主席团办公室',
    '各镇（街道）团（工）委，县直各机关、企事业单位团委、团总支、团支部，各中学团委，各直属团组织',
    '尊敬的各位领导、各位来宾，亲爱的团员青年朋友们，参加今天大会的各条战线的青年代表和少先队员代表',
  ])('that by custom has no full stop does not: %s', (line) => {
    expect(line.length).toBeGreaterThanOrEqual(40);
    expect(breaksOff(line)).toBe(false);
  });
});
