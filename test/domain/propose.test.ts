import { describe, expect, it } from 'vitest';
import { type Category, categoryOf } from '#contract/categories.ts';
import { propose } from '#domain/propose.ts';
import type { Position } from '#geodata/model.ts';
import { smallGround } from '#support/smallGround.ts';
import { at } from '#support/smallLand.ts';

const ground = smallGround();
type Question = Partial<Parameters<typeof propose>[0]> & { code: string };
const proposed = ({ code, ...question }: Question) =>
  propose(
    {
      category: categoryOf(code) as Category,
      position: null,
      compoundCode: null,
      isComplaint: false,
      ...question,
    },
    ground,
  ).map(({ organisation, because }) => [organisation.id, because.code]);
/** The heating main runs west → east at 308 m north. */
const northOfMain = (meters: number): Position => at(320, 308 + meters);

describe('organisations', () => {
  it('of a spark are power and fire, in the order of its category', () => {
    expect(proposed({ code: 'exposed-wire' })).toEqual([
      ['power', 'category-proposes'],
      ['fire', 'category-proposes'],
    ]);
  });

  it('of a spark within 15 m of a heating main are power, fire and heating', () => {
    expect(proposed({ code: 'exposed-wire', position: northOfMain(14.9) })).toEqual([
      ['power', 'category-proposes'],
      ['fire', 'category-proposes'],
      ['heating', 'near-infrastructure'],
    ]);
  });

  it('of a spark 16 m from the heating main do not include heating', () => {
    expect(proposed({ code: 'exposed-wire', position: northOfMain(16) }).map(([id]) => id)).toEqual([
      'power',
      'fire',
    ]);
  });

  it('near the main say its kind and how near', () => {
    const [, , heating] = propose(
      {
        category: categoryOf('exposed-wire') as Category,
        position: northOfMain(8),
        compoundCode: null,
        isComplaint: false,
      },
      ground,
    );
    expect(heating?.because).toEqual({
      code: 'near-infrastructure',
      params: { kind: 'heating-main', service: 'heating', distanceMeters: 8 },
    });
  });

  it('of a broken lamp beside the main do not include heating: nearness counts only where it matters', () => {
    expect(proposed({ code: 'light-out', position: northOfMain(1) }).map(([id]) => id)).not.toContain(
      'heating',
    );
  });

  it('include the property company in its own compound only', () => {
    const code = 'gas-smell';
    expect(proposed({ code, compoundCode: 'jia' }).map(([id]) => id)).toContain('property-jia');
    expect(proposed({ code, compoundCode: 'yi' }).map(([id]) => id)).not.toContain('property-jia');
    expect(proposed({ code }).map(([id]) => id)).not.toContain('property-jia');
  });

  it('never include the property company for a complaint about it', () => {
    expect(
      proposed({ code: 'gas-smell', compoundCode: 'jia', isComplaint: true }).map(([id]) => id),
    ).not.toContain('property-jia');
  });

  it('that the category names and the land too are proposed once, in their place, by the nearer reason', () => {
    const withPowerLine = smallGround({
      land: ({ infrastructure }) =>
        void infrastructure.features.push({
          type: 'Feature',
          properties: { code: 'power-1', kind: 'power-line', name: '架空线', service: 'power' },
          geometry: { type: 'LineString', coordinates: [at(250, 320), at(390, 320)] },
        }),
    });
    const proposals = propose(
      {
        category: categoryOf('exposed-wire') as Category,
        position: at(320, 318),
        compoundCode: null,
        isComplaint: false,
      },
      withPowerLine,
    );
    expect(proposals.map(({ organisation, because }) => [organisation.id, because.code])).toEqual([
      ['power', 'near-infrastructure'],
      ['fire', 'category-proposes'],
      ['heating', 'near-infrastructure'],
    ]);
  });
});
