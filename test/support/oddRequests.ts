import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { type Api, aReport } from './api.ts';
import { encoded, oddBody, oddCursors, oddParts, oddText, oddValue } from './oddValues.ts';
import { smallGridCode } from './smallLand.ts';

export { sentBody } from './oddValues.ts';

export type OddRequest = {
  /** `POST /api/session`, as the route is mounted; null where the path leads nowhere in particular. */
  route: string | null;
  method: string;
  path: string;
  /** Whose session is sent along, by the name of a sender. */
  sender: string;
  headers: Record<string, string>;
  body: string | null;
};

/** What there is to aim at. Ids by what they name: ending and erasing must not use up what else is tested. */
export type OddWorld = {
  senders: readonly string[];
  ids: readonly string[];
  endable: {
    persons: string[];
    postings: string[];
    reports: string[];
    devices: string[];
    sessions: string[];
  };
  /** An account that can be signed in to. */
  userName: string;
  password: string;
};

const reportFields = [
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
const goodReport = fc.constant(null).map(() => {
  const { photoIds: _photoIds, ...report } = { ...aReport(), id: uuidv7(), photoIds: [] };
  return { ...report, reporter: {}, compoundCodes: [] };
});

const ticketParameters = [
  ...['group', 'status', 'severity', 'kind', 'category', 'gridCode', 'mark', 'overdue', 'openedFrom'],
  ...['openedTo', 'bbox', 'sort', 'cursor', 'limit', 'text', 'after', 'language'],
];
const parametersOf: Record<string, string[]> = {
  'GET /api/people': ['post', 'gridCode', 'hasAccount', 'cursor', 'limit'],
  'GET /api/audit': ['action', 'actorId', 'subjectId', 'from', 'to', 'cursor', 'limit'],
};

/** What a route takes when all is well; null for a body of no known shape. */
function goodBodyOf(route: string, { userName, password }: OddWorld): fc.Arbitrary<object> | null {
  const of = (...bodies: object[]) => fc.constantFrom(...bodies);
  const secret = { password };
  const bodies: Record<string, fc.Arbitrary<object>> = {
    'POST /api/reports': goodReport,
    'POST /api/session': of({ userName, password }, { userName: 'nobody-here', password: 'x'.repeat(12) }),
    'POST /api/session/totp': of({ code: '123456' }, { backupCode: 'ABCDE-FGHIJ' }),
    'POST /api/session/code': of({ phone: '10090010000' }, { phone: '+86 13800000000' }),
    'POST /api/session/code/confirm': of({ phone: '10090010000', code: '123456' }),
    'POST /api/session/link': of({ token: 'x'.repeat(43) }),
    'POST /api/session/first': of({ code: 'AAAA-BBBB-CCCC', name: '王某', userName: 'first-one', ...secret }),
    'POST /api/session/demo': of({ account: 'rider' }, { account: 'desk-clerk' }, { account: 'nobody' }),
    'PUT /api/account/password': of({ next: password }, { current: password, next: password }),
    'POST /api/account/second-factor': of(secret),
    'POST /api/account/second-factor/confirm': of({ code: '000000' }),
    'DELETE /api/account/second-factor': of(secret),
    'POST /api/devices/pair': of({ code: 'AAA-BBB', name: '大厅' }),
    'POST /api/people/:id/account': of({}, { userName: 'somebody-new' }, { userName }),
    'DELETE /api/people/:id/account': of({ reason: '离开社区' }),
    'POST /api/postings/:id/end': of({ reason: '任期结束' }),
    'POST /api/reports/:id/contact': of({ purpose: 'call-back' }, { purpose: 'danger-to-life' }),
    'DELETE /api/reports/:id/personal': of(
      { what: ['contact'], reason: '本人要求' },
      { what: ['text', 'photos', 'contact'], reason: '本人要求' },
    ),
  };
  return bodies[route] ?? null;
}

const idsOf = (route: string, { endable, ids }: OddWorld): readonly string[] => {
  if (route.includes('/people/')) return endable.persons;
  if (route.includes('/postings/')) return endable.postings;
  if (route.endsWith('/personal')) return endable.reports;
  if (route === 'DELETE /api/devices/:id') return endable.devices;
  return route === 'DELETE /api/sessions/:id' ? endable.sessions : ids;
};

const ownHeaders = fc.dictionary(
  fc.constantFrom(
    ...['accept-language', 'x-request-id', 'x-follow-token', 'content-type', 'if-match', 'range', 'accept'],
    ...['user-agent', 'x-sender-key', 'x-forwarded-for', 'x-http-method-override', 'authorization'],
  ),
  fc.oneof(
    fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
    fc.constantFrom(
      ...['en;q=NaN', ';;,,;q=', 'en,'.repeat(900), 'text/plain', 'multipart/form-data', 'DELETE'],
      ...['application/json; charset=utf-16', 'Bearer x', '127.0.0.1, ::1'],
    ),
  ),
  { maxKeys: 3 },
);
/** Where a request says it comes from; most say what is true. */
const sources: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ origin: 'http://mangrid.test' }) },
  { weight: 1, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://mangrid.test.evil.example' },
      { origin: 'http://mangrid.test:81' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-origin' },
    ),
  },
);

/** Requests nobody sends by accident, over every route there is, as anybody. */
export function oddRequests(api: Api, world: OddWorld): fc.Arbitrary<OddRequest> {
  const routes = [
    ...new Set(
      api.app.routes
        .filter(
          ({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !path.startsWith('/api/live'),
        )
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ];
  const part = (known: readonly string[]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: fc.oneof(fc.uuid(), oddText).map(encoded) },
      { weight: 1, arbitrary: fc.constantFrom(...oddParts) },
    );
  const query = (route: string) =>
    fc.array(
      fc.tuple(
        fc.constantFrom(...(parametersOf[route] ?? ticketParameters), 'colour', '__proto__', 'community', ''),
        fc.oneof(oddText.map(encoded), fc.constantFrom(...oddCursors, ...oddParts.slice(0, 4))),
      ),
      { maxLength: 3 },
    );
  const to = (route: string): fc.Arbitrary<Aimed> => {
    const [method = '', template = ''] = route.split(' ');
    const good = goodBodyOf(route, world);
    const fields = route === 'POST /api/reports' ? reportFields : [...fieldsOfEvery, 'colour', '__proto__'];
    return fc.record({
      route: fc.constant(route),
      method: fc.constant(method),
      path: template.includes(':gridCode')
        ? part([smallGridCode(1), smallGridCode(2)]).map((one) => template.replace(':gridCode', () => one))
        : part(idsOf(route, world)).map((one) => template.replace(':id', () => one)),
      query: fc.oneof(
        { weight: 3, arbitrary: fc.constant<[string, string][]>([]) },
        { weight: route.startsWith('GET') ? 3 : 1, arbitrary: query(route) },
      ),
      body: good === null ? oddBody(goodReport, { fields, most: 1 }) : oddBody(good, { fields, most: 2 }),
    });
  };
  const astray: fc.Arbitrary<Aimed> = fc.record({
    route: fc.constant(null),
    method: fc.constantFrom('GET', 'HEAD', 'DELETE', 'PATCH', 'OPTIONS', 'PUT', 'POST'),
    path: fc.oneof(
      fc.constantFrom(...routes).map((route) => route.split(' ')[1] as string),
      part(world.ids).map((one) => `/api/nowhere/${one}`),
      fc.constantFrom('/api/', '/api/reports/', '/api/session/', '/api//me', '/api/session/../me', '/api/ME'),
    ),
    query: query(''),
    body: oddValue.map((one) => JSON.stringify(one) ?? ''),
  });
  const aimed = fc.oneof(...routes.map((route) => ({ weight: weightOf(route), arbitrary: to(route) })), {
    weight: 6,
    arbitrary: astray,
  });
  return fc
    .tuple(aimed, fc.constantFrom(...world.senders), sources, ownHeaders)
    .map(([{ route, method, path, query: pairs, body }, sender, source, headers]) => {
      const community = pairs.some(([name]) => name === 'community') ? [] : [`community=${api.code}`];
      const search = [...community, ...pairs.map(([name, one]) => `${name}=${one}`)].join('&');
      const straight = `${method} ${path}`;
      return {
        ...{ route: route ?? (routes.includes(straight) ? straight : null), method, sender },
        path: `${path}?${search}`,
        headers: { ...headers, ...source },
        body: method === 'GET' || method === 'HEAD' ? null : body,
      };
    });
}

type Aimed = {
  route: string | null;
  method: string;
  path: string;
  query: [string, string][];
  body: string;
};

/** Reports are many, signing in is dear: a password costs a tenth of a second. */
const weightOf = (route: string): number => {
  if (route === 'POST /api/reports') return 30;
  if (route === 'GET /api/tickets') return 8;
  return /password|second-factor|session$/.test(route) ? 1 : 2;
};

const fieldsOfEvery = [
  ...['userName', 'password', 'code', 'backupCode', 'phone', 'token', 'name', 'account', 'current', 'next'],
  ...['reason', 'purpose', 'what', 'what.0'],
];
