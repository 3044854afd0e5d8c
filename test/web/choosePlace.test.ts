import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepsWords } from '#geodata/completeWords.ts';
import { choosePlace } from '#web/state/choosePlace.ts';
import { limits } from '#web/state/reportLimits.ts';

const label = '文苑新村2号楼3单元';
const typed = { placeText: '2号楼3单元501', text: '冒烟' };

describe('a place that is tapped', () => {
  it('completes the words that it was offered for', () => {
    expect(choosePlace(typed, { label, completed: `${label}501`, asked: typed.placeText })).toEqual({
      placeText: `${label}501`,
    });
  });

  it('stands alone where the words go on to the text, also when they were changed since it was offered', () => {
    const apart = { placeText: label, text: '冒烟\n2号楼3单元501' };
    expect(choosePlace(typed, { label, completed: null, asked: typed.placeText })).toEqual(apart);
    expect(choosePlace(typed, { label, completed: label, asked: '2号楼3' })).toEqual(apart);
    expect(
      choosePlace({ ...typed, text: '冒烟\n2号楼3单元501' }, { label, completed: null, asked: '' }),
    ).toEqual({
      placeText: label,
    });
  });

  it('takes the empty field, and the one that says the beginning of it', () => {
    expect(choosePlace({ placeText: ' ', text: '' }, { label, completed: null, asked: '' })).toEqual({
      placeText: label,
    });
    expect(choosePlace({ placeText: '2号楼', text: '' }, { label, completed: null, asked: '2' })).toEqual({
      placeText: label,
    });
  });

  it('never loses a word and never fills a field beyond what is taken in, whatever was typed', () => {
    const words = fc.record({
      placeText: fc.string({ maxLength: limits.placeTextCharacters, unit: 'grapheme-composite' }),
      text: fc.oneof(
        fc.string({ maxLength: 40 }),
        fc
          .integer({ min: limits.textCharacters - 20, max: limits.textCharacters })
          .map((count) => '字'.repeat(count)),
      ),
    });
    fc.assert(
      fc.property(words, fc.boolean(), fc.boolean(), (before, isCompleted, isStale) => {
        fc.pre(before.placeText.length <= limits.placeTextCharacters);
        const asked = isStale ? `${before.placeText}x` : before.placeText.trim();
        const completed = isCompleted ? `${label}，${before.placeText.trim()}` : null;
        const after = { ...before, ...choosePlace(before, { label, completed, asked }) };
        const whole = `${after.placeText}\n${after.text}`;
        expect(whole.includes(before.placeText.trim()) || keepsWords(before.placeText, after.placeText)).toBe(
          true,
        );
        expect(after.text.startsWith(before.text.trimEnd())).toBe(true);
        expect(after.text.length).toBeLessThanOrEqual(limits.textCharacters);
        expect(after.placeText.length).toBeLessThanOrEqual(limits.placeTextCharacters);
      }),
    );
  });
});
