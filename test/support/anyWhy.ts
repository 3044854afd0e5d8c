import fc from 'fast-check';
import { complaintSubjects, posts } from '#contract/lists.ts';
import type { Why, WhyCode } from '#contract/why.ts';
import { infrastructureWords, serviceWords } from '#contract/words.ts';

type Params = { [Code in WhyCode]: fc.Arbitrary<Extract<Why, { code: Code }>['params']> };

export const instants = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const grid = fc.constantFrom('SMALL-001', 'SMALL-002', '150621005001001');
const meters = fc.nat({ max: 5000 });
const none = fc.constant({});
const inGrid = fc.record({ gridCode: grid });
const service = fc.constantFrom(...Object.keys(serviceWords.en));

/** Params as the rules write them, for every reason there is: a new reason without a line here does not compile. */
export const whyParams: Params = {
  'located-by-position': fc.record(
    {
      source: fc.constantFrom('gps', 'pin', 'exif'),
      accuracyMeters: fc.double({ min: 0, max: 1e5, noNaN: true }),
    },
    { requiredKeys: ['source'] },
  ),
  'located-by-text': fc.record(
    {
      targetKind: fc.constantFrom('unit', 'building', 'compound', 'place'),
      targetId: fc.uuid(),
      relation: fc.constantFrom('at', 'beside'),
      besideId: fc.uuid(),
    },
    { requiredKeys: ['targetKind', 'targetId', 'relation'] },
  ),
  'text-and-position-agree': fc.record({ distanceMeters: meters }),
  'text-and-position-disagree': fc.record({
    distanceMeters: meters,
    limitMeters: meters,
    used: fc.constantFrom('text', 'position'),
  }),
  'text-not-recognised': none,
  'text-ambiguous': fc.record(
    { candidates: fc.nat({ max: 50 }), asks: fc.constantFrom('which-compound', 'which-place') },
    { requiredKeys: ['candidates'] },
  ),
  'part-not-registered': fc.record({ targetId: fc.uuid(), part: fc.constantFrom('99号楼', '9单元', '7排') }),
  'default-position-ignored': fc.record({ reason: fc.constant('null-island') }),
  'nothing-to-locate': none,
  'position-vague': fc.record({
    accuracyMeters: fc.double({ min: 0, max: 1e5, noNaN: true }),
    sharePercent: fc.nat({ max: 50 }),
  }),
  'grid-inside': inGrid,
  'grid-border': fc.record({
    gridCode: grid,
    sharePercent: fc.nat({ max: 100 }),
    neighbours: fc.array(grid, { maxLength: 3 }),
  }),
  'grid-nearest': fc.record({ gridCode: grid, distanceMeters: meters }),
  'compound-in-several-grids': fc.record({ targetId: fc.uuid(), gridCode: grid }),
  'grid-outside': none,
  'belongs-to-neighbour-community': fc.record({ communityCode: fc.constant('other') }),
  'boundary-version': fc.record({ number: fc.nat() }),
  'working-time': fc.record({ at: instants }),
  'outside-working-time': fc.record({ at: instants, reason: fc.constantFrom('holiday', 'weekend', 'hours') }),
  'calendar-not-published': fc.record({ year: fc.constant(2027) }),
  'worker-on-shift': inGrid,
  'worker-away': fc.record({ gridCode: grid, reason: fc.constantFrom('leave', 'training'), until: instants }),
  'no-worker': inGrid,
  'stand-in': inGrid,
  'stand-in-away': inGrid,
  'second-worker': inGrid,
  'no-second-worker': inGrid,
  'neighbour-worker': fc.record({ gridCode: grid, fromGridCode: grid, sharedBorderMeters: meters }),
  'no-neighbour-worker': inGrid,
  'area-officer': inGrid,
  'no-area-officer': none,
  mediator: none,
  'duty-officer': fc.record({ until: instants }, { requiredKeys: [] }),
  'no-duty-officer': none,
  'desk-holds': none,
  secretary: none,
  'leader-on-call-informed': none,
  'volunteers-informed': fc.record({ posts: fc.subarray([...posts], { minLength: 1 }) }),
  'neighbour-told': inGrid,
  'complaint-passes-holder': fc.record({ about: fc.constantFrom(...complaintSubjects) }),
  'holder-left': fc.record({ post: fc.constantFrom(...posts) }),
  'no-category': none,
  'near-infrastructure': fc.record({
    kind: fc.constantFrom(...Object.keys(infrastructureWords.en)),
    service,
    distanceMeters: meters,
  }),
  'category-proposes': fc.record({ services: fc.array(service, { minLength: 1, maxLength: 3 }) }),
  'due-by-category': fc.record({ minutes: fc.integer({ min: 1, max: 60 * 24 * 60 }) }),
};

export const aWhy: fc.Arbitrary<Why> = fc
  .constantFrom(...(Object.keys(whyParams) as WhyCode[]))
  .chain((code) => (whyParams[code] as fc.Arbitrary<object>).map((params) => ({ code, params }) as Why));
