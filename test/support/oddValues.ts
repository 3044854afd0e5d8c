import fc from 'fast-check';

/** Stands for text that JSON.stringify never writes, or that nobody wants to read when a test fails. */
const raw: Record<string, string> = {
  '"#huge"': '1e400',
  '"#minus-huge"': '-1e400',
  '"#long-number"': '9'.repeat(400),
  '"#deep-array"': `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  '"#deep-object"': `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '"#proto"': '{"__proto__":{"isAdmin":true},"constructor":{"prototype":1}}',
  '"#surrogate"': '"\\ud800"',
};
const oddTexts = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\ufeff', '\u202e'],
  ...["'; drop table report; --", '%00', '%', '../../etc/passwd', '<script>alert(1)</script>'],
  ...['🧯'.repeat(300), 'x'.repeat(3000), 'null', 'NaN', 'Infinity', '-0', '1e999', '99999999999999999999'],
  ...['2147483648', '9223372036854775808', '9007199254740991', '0x10', '1,2,3,4'],
  ...['-180,-90,180,90', '180,90,-180,-90', '0,0,0,0', 'NaN,NaN,NaN,NaN', '1e308,1e308,1e308,1e308'],
  ...['2026-11-23T10:00:00+08:00', '2026-02-30T10:00:00Z', '0000-01-01T00:00:00Z'],
  ...['9999-12-31T23:59:59-23:59', '2026-11-23T10:00:00+23:59', '2026-11-23T24:00:00Z'],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ...['018F6F2E-0000-7000-8000-000000000001', 'open', 'normal,urgent', 'hazard,', ',', 'true', 'zh-CN'],
  ...['refused', 'auditor', 'SMALL-001', 'administrator', '__proto__', 'constructor'],
];
export const oddCursors = [
  ['2026-11-23T10:00:00Z', '018f6f2e-0000-7000-8000-000000000001'],
  ['0000-01-01T00:00:00Z', '018f6f2e-0000-7000-8000-000000000001'],
  ['9999-12-31T23:59:59-23:59', '018f6f2e-0000-7000-8000-000000000001'],
  ['2026-11-23T10:00:00+23:59', '018f6f2e-0000-7000-8000-000000000001'],
  ['2026-11-23T10:00:00Z', 'x'],
  [1, null],
  'x',
].map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url'));

export const oddText = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.jsonValue(),
  fc.double(),
  fc.constantFrom(...Object.keys(raw).map((key) => key.slice(1, -1))),
  fc.constantFrom<unknown>(null, true, [], {}, [[]], -1, 0, 1e308, 181, 2 ** 53),
);

/** Text as it stands in an address; broken surrogates become what a browser makes of them. */
export const encoded = (part: string): string => encodeURIComponent(Buffer.from(part).toString());
/** Parts of an address that no browser sends. */
export const oddParts = ['%00', '%E0%A4%A', '%ff', '%ED%A0%80', '..', '%2e%2e%2f', 'SMALL-001', '*', ':id'];

/** A good body with up to `most` of its fields made odd, or no such body at all. */
export const oddBody = (
  good: fc.Arbitrary<object>,
  { fields, most }: { fields: readonly string[]; most: number },
): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(good, fc.array(fc.tuple(fc.constantFrom(...fields), oddValue), { maxLength: most }))
        .map(([body, changes]) => {
          const copy = JSON.parse(JSON.stringify(body));
          for (const [field, one] of changes) change(copy, field.split('.'), one);
          return JSON.stringify(copy);
        }),
    },
    { weight: 1, arbitrary: oddValue.map((one) => JSON.stringify(one) ?? '') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '{', '[', '"', '{"id":', 'null', '\u0000', '{"id":"a","id":"b"}'),
    },
  );

function change(target: Record<string, unknown>, [field = '', ...rest]: string[], one: unknown): void {
  const inner = target[field];
  if (rest.length > 0 && inner !== null && typeof inner === 'object')
    change(inner as typeof target, rest, one);
  else
    Object.defineProperty(target, field, {
      value: one,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** The body as it is sent. */
export const sentBody = (body: string): string =>
  Object.entries(raw).reduce((changed, [from, to]) => changed.replaceAll(from, to), body);
