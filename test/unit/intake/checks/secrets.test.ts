import { assert, integer, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankCard, findBankCards, passesLuhn } from '#intake/checks/bank-card';
import { eMail } from '#intake/checks/e-mail';
import { findIdNumbers, hasCheckDigit, idNumber } from '#intake/checks/id-number';
import { landlineNumber } from '#intake/checks/landline-number';
import { maskSecrets } from '#intake/checks/mask-secrets';
import { mobileNumber } from '#intake/checks/mobile-number';
import { found, materialOf } from './material.ts';

const text = (line: string) => `试验镇团委2022年工作总结\n${line}\n`;

describe('an ID number', () => {
  // The example printed in GB 11643-1999.
  test('is found with its line, and shown but for two characters hidden', () => {
    const [issue] = idNumber.run(materialOf(text('登记为11010519491231002X。')));
    expect(issue).toMatchObject({ name: 'id-number-found', severity: 'warning', line: 2 });
    expect(issue?.message).toContain('****************2X');
    expect(issue?.message).not.toContain('1949');
    expect(issue?.message).not.toContain('校验码');
  });

  test('with a wrong check digit, in full width or in groups is listed too', () => {
    expect(idNumber.run(materialOf(text('号码110105194912310021')))[0]?.message).toContain(
      '校验码不符',
    );
    expect(found(idNumber, text('号码１１０１０５１９４９１２３１００２Ｘ。'))).toHaveLength(1);
    expect(found(idNumber, text('号码110105 19491231 002X。'))).toHaveLength(1);
    expect(found(idNumber, text('旧号110105491231002。'))).toHaveLength(1);
  });

  test.each([
    '文件编号110105194913310021', // no such month
    '编号990105194912310021', // no such province
    'SN11010519491231002X',
    '累计1101051949123100212次',
    '身份证1101**********002X',
  ])('is not seen in “%s”', (line) => {
    expect(found(idNumber, text(line))).toEqual([]);
  });

  test('has exactly one right check digit', () => {
    assert(
      property(stringMatching(/^[1-9]\d{16}$/), (digits) => {
        const right = [...'0123456789X'].filter((last) => hasCheckDigit(digits + last));
        expect(right).toHaveLength(1);
      }),
    );
  });
});

describe('a bank card', () => {
  test('is found by its Luhn digit, in groups or not', () => {
    expect(found(bankCard, text('卡6222 0212 3456 7894。'))).toEqual(['bank-card-found 2']);
    expect(found(bankCard, text('款项汇入4111111111111111。'))).toEqual(['bank-card-found 2']);
  });

  test('is listed when the text calls it an account, whatever its digits', () => {
    expect(bankCard.run(materialOf(text('账号：1234567890123')))[0]?.message).toContain(
      '校验码不符',
    );
  });

  test.each(['流水4111111111111112号', '公众号阅读100000次', '身份证11010519491231002X'])(
    'is not seen in “%s”',
    (line) => {
      expect(found(bankCard, text(line))).toEqual([]);
    },
  );

  test('never covers an ID number', () => {
    for (const { start } of findIdNumbers('11010519491231002X')) expect(start).toBe(0);
    expect(findBankCards('11010519491231002X')).toEqual([]);
  });

  test('fails the Luhn test when one digit changes', () => {
    assert(
      property(stringMatching(/^\d{15}$/), integer({ min: 0, max: 15 }), (digits, at) => {
        const last = [...'0123456789'].find((digit) => passesLuhn(digits + digit)) ?? '';
        const whole = digits + last;
        const other = (Number(whole[at]) + 1) % 10;
        expect(passesLuhn(whole.slice(0, at) + other + whole.slice(at + 1))).toBe(false);
      }),
    );
  });
});

describe('telephones and addresses', () => {
  test.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 13800138000',
    '１３８００１３８０００',
  ])('the mobile number “%s” is found', (number) => {
    expect(found(mobileNumber, text(`联系人${number}。`))).toEqual(['mobile-found 2']);
  });

  test.each([
    '投入13800138000元',
    '编号213800138000',
    '合计2,13800138000',
    '12355热线',
    '共13800138000人次',
    '1380013800',
  ])('no mobile number is seen in “%s”', (line) => {
    expect(found(mobileNumber, text(line))).toEqual([]);
  });

  test.each(['0730-8412345', '(010)62345678', '电话：8412345', '传真 62345678'])(
    'the landline “%s” is found',
    (number) => {
      expect(found(landlineNumber, text(`办公室${number}。`))).toEqual(['landline-found 2']);
    },
  );

  test.each(['2022-2023学年', '拨打12355', '2020年0101期', '共8412345元', '010号文件'])(
    'no landline is seen in “%s”',
    (line) => {
      expect(found(landlineNumber, text(line))).toEqual([]);
    },
  );

  test.each([
    ['mobile-found', mobileNumber, '李小禾，13800138000，随时可打'],
    ['landline-found', landlineNumber, '值班室，0730-8412345，工作日有人'],
    ['landline-found', landlineNumber, '电话8412345，工作日有人'],
  ] as const)('between commas of the sentence a number is found: %s', (name, check, line) => {
    expect(found(check, text(line))).toEqual([`${name} 2`]);
  });

  test.each(['，', ',', '、', ' ', '/'])(
    'of mobile numbers in a row none is left out (%j)',
    (sign) => {
      const row = ['13800138000', '13900139000', '13700137000'].join(sign);
      expect(found(mobileNumber, text(`联系人${row}。`))).toHaveLength(3);
    },
  );

  test('an e-mail address is found, a handle is not', () => {
    expect(found(eMail, text('请发到tuan.wei@example.gov.cn，收到后回复。'))).toEqual([
      'e-mail-found 2',
    ]);
    expect(found(eMail, text('关注@青年之声，1@2。'))).toEqual([]);
  });
});

describe('quotations', () => {
  test('show no secret in full and keep their length', () => {
    const words = '张某13800138000、11010519491231002X、4111111111111111、0730-8412345、a.b@c.com';
    const masked = maskSecrets(words);
    expect(masked).toHaveLength(words.length);
    expect(masked).not.toMatch(/13800138|19491231|411111|8412345|a\.b@/);
    expect(masked.startsWith('张某*********00、')).toBe(true);
  });

  test('without secrets stay as they are', () => {
    const words = '2022年全镇团员1779人，占20.5%';
    expect(maskSecrets(words)).toBe(words);
  });
});
