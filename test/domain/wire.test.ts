import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyHash, followToken, isFollowToken } from '#actions/bodyHash.ts';
import { canonical } from '#domain/canonical.ts';
import { Refusal } from '#domain/errors.ts';
import { makeCursor, readCursor } from '../../api/routes/cursor.ts';
import { languageOf } from '../../api/routes/environment.ts';

const key = 'a-key-a-key-a-key-a-key-a-key-a-key';
/** The same value with every object's keys in another order. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, turned(one)]),
  );
};
const json = fc.jsonValue({ maxDepth: 4 });

describe('the body hash', () => {
  it('does not depend on the order of keys, at any depth', () => {
    fc.assert(fc.property(json, (value) => bodyHash(key, turned(value)) === bodyHash(key, value)));
    expect(canonical({ b: 1, a: { d: 2, c: 3 } })).toBe('{"a":{"c":3,"d":2},"b":1}');
  });

  it('changes with any change of value: two bodies have one canonical form only when they are the same', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const isSame = JSON.stringify(turned(turned(one))) === JSON.stringify(turned(turned(other)));
        if (canonical(one) === canonical(other)) expect(sorted(one)).toEqual(sorted(other));
        else expect(isSame).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells apart what only looks alike', () => {
    const bodies = [
      {},
      { a: null },
      { a: 'null' },
      { a: [] },
      { a: {} },
      { a: '' },
      { a: 0 },
      { a: '0' },
      { a: [[]] },
      ['a'],
      'a',
    ];
    expect(new Set(bodies.map((body) => bodyHash(key, body))).size).toBe(bodies.length);
  });

  it('keeps the order of arrays, leaves out what is undefined, and needs the key', () => {
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
    expect(canonical({ a: undefined, b: 1 })).toBe(canonical({ b: 1 }));
    expect(bodyHash(key, {})).not.toBe(bodyHash(`${key}!`, {}));
  });
});
const sorted = (value: unknown): unknown => JSON.parse(canonical(value));

describe('the follow token', () => {
  const ours = { communityId: 'c', reportId: 'r' };
  it('fits its own report in its own community only', () => {
    const token = followToken(key, 'c', 'r');
    expect(isFollowToken(key, { ...ours, token })).toBe(true);
    for (const other of [
      { communityId: 'd', reportId: 'r' },
      { communityId: 'c', reportId: 's' },
    ])
      expect(isFollowToken(key, { ...other, token })).toBe(false);
    for (const wrong of [
      '',
      token.slice(1),
      `${token}A`,
      token.toLowerCase().replace(/./, '!'),
      '满'.repeat(32),
    ])
      expect(isFollowToken(key, { ...ours, token: wrong })).toBe(false);
  });
});

describe('the cursor', () => {
  it('comes back as it was made', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1970-01-01T00:00:00Z'),
          max: new Date('2100-01-01T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.uuid(),
        (date, id) => {
          const value = date.toISOString();
          expect(readCursor(makeCursor(value, id))).toEqual({ value, id });
        },
      ),
    );
  });

  it.each([
    '',
    'x',
    '!!!',
    Buffer.from('null').toString('base64url'),
    Buffer.from('[]').toString('base64url'),
    Buffer.from('["2026-01-01","x"]').toString('base64url'),
    makeCursor('2026-01-01T00:00:00Z', "1' or 1=1"),
    makeCursor('0000-01-01T00:00:00Z', '018f6f2e-0000-7000-8000-000000000001'),
    makeCursor('2026-01-01T00:00:00+23:59', '018f6f2e-0000-7000-8000-00000000000g'),
  ])('%j is refused with a reason, and never reaches the database', (cursor) => {
    expect(() => readCursor(cursor)).toThrow(Refusal);
    try {
      readCursor(cursor);
    } catch (error) {
      expect(error).toMatchObject({
        code: 'invalid_parameters',
        issues: [{ path: 'cursor', code: 'invalid_format' }],
      });
    }
  });
});

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en;q=0.5,zh;q=0.5', 'zh-CN'],
    ['de,en;q=0.3', 'en'],
    ['de', 'zh-CN'],
    ['en;q=abc', 'zh-CN'],
    [';;;,,q=', 'zh-CN'],
  ])('for Accept-Language %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
