import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, withDigits } from '#geodata/chineseNumerals.ts';
import { chineseOf } from './numerals.ts';

describe('chineseNumber', () => {
  it.each([
    ['二', 2],
    ['两', 2],
    ['十', 10],
    ['十三', 13],
    ['二十', 20],
    ['四十一', 41],
    ['一百', 100],
    ['一百零二', 102],
    ['一百二', 120],
    ['一百二十三', 123],
    ['一百一十', 110],
    ['五〇一', 501],
    ['五零一', 501],
    ['17', 17],
  ])('%s is %i', (text, number) => expect(chineseNumber(text)).toBe(number));

  it('reads every number from 1 to 99 back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (number) => {
        expect(chineseNumber(chineseOf(number))).toBe(number);
      }),
    );
  });

  it.each(['', '百十', '十十', '楼', '二十百', '2二'])('%j is no number', (text) =>
    expect(chineseNumber(text)).toBeNull(),
  );
});

describe('withDigits', () => {
  it('turns numerals before house words and spoken rooms into digits, and no others', () => {
    expect(withDigits('十三号楼二单元五楼')).toBe('13号楼2单元5楼');
    expect(withDigits('三单元五零一')).toBe('3单元501');
    expect(withDigits('五老调解室在十字路口')).toBe('五老调解室在十字路口');
  });
});
