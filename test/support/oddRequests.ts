import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { type Api, aReport } from './api.ts';

export type OddRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
};

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
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e',
  "'; drop table report; --",
  '%00',
  '%',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '🧯'.repeat(300),
  'x'.repeat(3000),
  'null',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '99999999999999999999',
  '0x10',
  '1,2,3,4',
  '-180,-90,180,90',
  '180,90,-180,-90',
  '0,0,0,0',
  'NaN,NaN,NaN,NaN',
  '1e308,1e308,1e308,1e308',
  '2026-11-23T10:00:00+08:00',
  '2026-02-30T10:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '2026-11-23T10:00:00+23:59',
  '2026-11-23T24:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '018F6F2E-0000-7000-8000-000000000001',
  'open',
  'normal,urgent',
  'hazard,',
  ',',
  'true',
  'zh-CN',
];
const oddCursors = [
  ['2026-11-23T10:00:00Z', '018f6f2e-0000-7000-8000-000000000001'],
  ['0000-01-01T00:00:00Z', '018f6f2e-0000-7000-8000-000000000001'],
  ['9999-12-31T23:59:59-23:59', '018f6f2e-0000-7000-8000-000000000001'],
  ['2026-11-23T10:00:00+23:59', '018f6f2e-0000-7000-8000-000000000001'],
  ['2026-11-23T10:00:00Z', 'x'],
  [1, null],
  'x',
].map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url'));

const text = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.jsonValue(),
  fc.double(),
  fc.constantFrom(...Object.keys(raw).map((key) => key.slice(1, -1))),
  fc.constantFrom<unknown>(null, true, [], {}, [[]], -1, 0, 1e308, 181, 2 ** 53),
);
const fields = [
  ...['id', 'channel', 'position', 'placeText', 'category', 'text', 'photoIds', 'reporter', 'occurredAt'],
  ...[
    'complaintAbout',
    'compoundCodes',
    'colour',
    '__proto__',
    'position.lon',
    'position.lat',
    'position.crs',
  ],
  ...['position.accuracyMeters', 'position.source', 'position.extra', 'reporter.name', 'reporter.phone'],
  ...['photoIds.0', 'compoundCodes.0'],
];
const parameters = [
  ...[
    'group',
    'status',
    'severity',
    'kind',
    'category',
    'gridCode',
    'mark',
    'overdue',
    'openedFrom',
    'openedTo',
  ],
  ...['bbox', 'sort', 'cursor', 'limit', 'text', 'after', 'language', 'colour', '__proto__', 'community', ''],
];

/** Requests nobody sends by accident, over every route; `known` are ids that exist. */
export function oddRequests(api: Api, known: string[]): fc.Arbitrary<OddRequest> {
  const id = fc.oneof(fc.constantFrom(...known), text, fc.uuid());
  const encoded = (part: string) => encodeURIComponent(Buffer.from(part).toString());
  const part = fc.oneof(
    id.map(encoded),
    fc.constantFrom('%00', '%E0%A4%A', '%ff', '%ED%A0%80', '..', '%2e%2e%2f', 'SMALL-001', '*', ':id'),
  );
  const path = fc.oneof(
    fc.constantFrom(
      ...['grids', 'buildings', 'places', 'land', 'places/suggest', 'tickets', 'tickets', 'tickets', 'wall'],
      ...['health', 'openapi.json', 'reports', 'photos', ''],
    ),
    fc
      .tuple(fc.constantFrom('tickets', 'reports', 'photos', 'grids', 'live', 'nowhere'), part)
      .map(([route, one]) => `${route}/${one}`),
    part.map((one) => `grids/${one}/triangle`),
  );
  const query = fc.array(
    fc.tuple(
      fc.constantFrom(...parameters),
      fc.oneof(
        text.map(encoded),
        fc.constantFrom(...oddCursors),
        fc.constantFrom('%00', '%zz', '%ff', '%ED%A0%80'),
      ),
    ),
    { maxLength: 3 },
  );
  const headers = fc.dictionary(
    fc.constantFrom(
      'accept-language',
      'x-request-id',
      'x-follow-token',
      'content-type',
      'if-match',
      'range',
      'accept',
      'cookie',
    ),
    fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
      fc.constantFrom(
        'en;q=NaN',
        ';;,,;q=',
        'en,'.repeat(900),
        'text/plain',
        'multipart/form-data',
        'application/json; charset=utf-16',
      ),
    ),
    { maxKeys: 3 },
  );
  return fc
    .oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'DELETE', 'PATCH', 'OPTIONS', 'PUT', 'POST'),
          path,
          query,
          headers,
          body: fc.oneof(reportBody, text),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          method: fc.constant('POST'),
          path: fc.constant('reports'),
          query: fc.constant([]),
          headers,
          body: reportBody,
        }),
      },
    )
    .map(({ method, path: route, query: pairs, headers: own, body }) => {
      const community = pairs.some(([name]) => name === 'community') ? [] : [`community=${api.code}`];
      const search = [...community, ...pairs.map(([name, one]) => `${name}=${one}`)].join('&');
      return {
        method,
        path: `/api/${route}?${search}`,
        headers: own,
        body: method === 'GET' || method === 'HEAD' ? null : body,
      };
    });
}

/** A good report with up to three fields made odd, or no report at all. */
const reportBody: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.tuple(fc.constantFrom(...fields), value), { maxLength: 3 }).map((changes) => {
      const report = JSON.parse(
        JSON.stringify({ ...aReport(), id: uuidv7(), reporter: {}, photoIds: [], compoundCodes: [] }),
      );
      delete report.photoIds;
      for (const [field, one] of changes) change(report, field.split('.'), one);
      return JSON.stringify(report);
    }),
  },
  { weight: 1, arbitrary: value.map((one) => JSON.stringify(one) ?? '') },
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
