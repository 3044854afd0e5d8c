import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '#contract/lists.ts';
import { type Why, whyCodes } from '#contract/why.ts';
import { errorCodes } from '#domain/errors.ts';
import { errorMessage, issueMessage } from '#domain/sentences/errors.ts';
import { speak } from '#domain/sentences/speak.ts';
import { whyParams } from '#support/anyWhy.ts';
import { smallGround } from '#support/smallGround.ts';

const { names, timeZone } = smallGround();
const broken = /undefined|NaN|null|\[object|Invalid|Infinity|function|=>/;

describe.each(languages)('in %s', (language) => {
  it.each(whyCodes)('the reason %s is a whole sentence, whatever its params', (code) => {
    fc.assert(
      fc.property(whyParams[code] as fc.Arbitrary<object>, (params) => {
        const [spoken] = speak([{ code, params } as Why], language, { names, timeZone });
        expect(spoken).toMatchObject({ code, params });
        expect(spoken?.sentence).not.toMatch(broken);
        expect(spoken?.sentence.length).toBeGreaterThan(4);
        if (language === 'zh-CN') expect(spoken?.sentence).toMatch(/[一-鿿]/);
        else expect(spoken?.sentence).toMatch(/^[A-Z0-9第]/);
      }),
      { numRuns: 50 },
    );
  });

  it('no two reasons without params read the same', () => {
    const bare = whyCodes.filter((code) => !code.includes('located'));
    const sentences = bare.map((code) => {
      const [params] = fc.sample(whyParams[code] as fc.Arbitrary<object>, { numRuns: 1, seed: 7 });
      return speak([{ code, params } as Why], language, { names, timeZone })[0]?.sentence;
    });
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('asks for a compound or for a place, as the words are open', () => {
    const asked = (asks: 'which-compound' | 'which-place') =>
      speak([{ code: 'text-ambiguous', params: { candidates: 11, asks } }], language, { names, timeZone })[0]
        ?.sentence;
    expect(asked('which-compound')).toMatch(/11.*(小区|compound)/);
    expect(asked('which-place')).toMatch(/11.*(哪一处|which place)/);
    expect(asked('which-place')).not.toMatch(/小区|compound/);
  });

  it('tells the time in the community’s zone', () => {
    const [spoken] = speak([{ code: 'working-time', params: { at: '2026-11-23T02:05:00Z' } }], language, {
      names,
      timeZone,
    });
    expect(spoken?.sentence).toContain('10:05');
  });

  it.each(errorCodes)('the error %s has words', (code) => {
    expect(errorMessage(code, language)).toMatch(language === 'en' ? /^[A-Z]/ : /[一-鿿]/);
  });

  it('a field that fails for a reason nobody has words for still has a message', () => {
    expect(issueMessage({ path: 'x', code: 'never-heard-of' }, language)).toMatch(/\S{3}/);
    expect(issueMessage({ path: 'x', code: 'required' }, language)).not.toBe(
      issueMessage({ path: 'x', code: 'never-heard-of' }, language),
    );
  });
});
