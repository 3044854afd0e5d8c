import { describe, expect, it } from 'vitest';
import type { SentPosition } from '#contract/wire.ts';
import { locate } from '#domain/locate.ts';
import { fromWgs84 } from '#geodata/crs.ts';
import { distanceMeters } from '#geodata/distances.ts';
import type { Position } from '#geodata/model.ts';
import { smallGround } from '#support/smallGround.ts';
import { at, holeMiddle, middleOf, onSharedEdge, smallGridCode } from '#support/smallLand.ts';

const ground = smallGround();
const sent = ([lon, lat]: Position, more: Partial<SentPosition> = {}): SentPosition => ({
  lon,
  lat,
  crs: 'WGS84',
  source: 'gps',
  accuracyMeters: 8,
  ...more,
});
const located = (
  position: SentPosition | null,
  placeText: string | null = null,
  compoundCodes: string[] = [],
) => locate({ position, placeText, compoundCodes }, ground);
const codes = ({ why }: { why: { code: string }[] }) => why.map(({ code }) => code);

describe('a position alone', () => {
  it('well inside a grid is placed in it, with the boundary version used', () => {
    const result = located(sent(middleOf(2)));
    expect(result).toMatchObject({
      gridCode: smallGridCode(2),
      confidence: 'inside',
      neighbours: [],
      marks: [],
      asks: [],
    });
    expect(result.why).toEqual([
      { code: 'located-by-position', params: { source: 'gps', accuracyMeters: 8 } },
      { code: 'grid-inside', params: { gridCode: smallGridCode(2) } },
      { code: 'boundary-version', params: { number: 1 } },
    ]);
  });

  it('exactly on a shared edge belongs to the lowest code, and the neighbour is told', () => {
    const result = located(sent(onSharedEdge, { accuracyMeters: undefined }));
    expect(result).toMatchObject({
      gridCode: smallGridCode(1),
      confidence: 'border',
      neighbours: [smallGridCode(2)],
    });
    expect(codes(result)).toContain('grid-border');
  });

  it('near an edge belongs to the grid it lies in, and says how much of the accuracy circle does', () => {
    const result = located(sent(at(210, 300), { accuracyMeters: 40 }));
    expect(result).toMatchObject({
      gridCode: smallGridCode(2),
      confidence: 'border',
      neighbours: [smallGridCode(1)],
    });
    const border = result.why.find(({ code }) => code === 'grid-border');
    expect(border?.params).toMatchObject({ gridCode: smallGridCode(2), neighbours: [smallGridCode(1)] });
    const sharePercent = (border?.params as { sharePercent: number } | undefined)?.sharePercent;
    expect(sharePercent).toBeGreaterThan(60);
    expect(sharePercent).toBeLessThan(75);
  });

  it('so vague that most of its circle lies elsewhere keeps its grid, is to be confirmed, and the sender is asked', () => {
    const result = located(sent(at(210, 210), { accuracyMeters: 150 }));
    expect(result).toMatchObject({
      gridCode: smallGridCode(2),
      confidence: 'border',
      marks: ['place-to-confirm'],
      asks: ['where'],
    });
    expect(result.neighbours.toSorted()).toEqual([1, 4, 5].map(smallGridCode));
    const vague = result.why.find(({ code }) => code === 'position-vague');
    expect(vague?.params).toEqual({ accuracyMeters: 150, sharePercent: 29 });
  });

  it('so vague that its circle is larger than the community says nothing: unlocated, and asked for', () => {
    // The small community is 721 m from corner to corner.
    expect(located(sent(middleOf(2), { accuracyMeters: 360 })).gridCode).toBe(smallGridCode(2));
    for (const accuracyMeters of [361, 5000, 100_000]) {
      const result = located(sent(middleOf(2), { accuracyMeters }));
      expect(result).toMatchObject({
        position: null,
        gridCode: null,
        confidence: 'unlocated',
        neighbours: [],
        marks: ['place-to-confirm'],
        asks: ['where'],
      });
      expect(codes(result)).toEqual(['position-vague', 'nothing-to-locate']);
    }
  });

  it('in a hole belongs to the nearest grid, marked with the distance', () => {
    const result = located(sent(holeMiddle));
    expect(result).toMatchObject({ gridCode: smallGridCode(5), confidence: 'nearest' });
    expect(result.why).toContainEqual({
      code: 'grid-nearest',
      params: { gridCode: smallGridCode(5), distanceMeters: 30 },
    });
  });

  it('outside keeps its position, has no grid and is to be confirmed', () => {
    const result = located(sent(at(900, 900)));
    expect(result).toMatchObject({ gridCode: null, confidence: 'outside', marks: ['place-to-confirm'] });
    expect(result.position).not.toBeNull();
    expect(codes(result)).toEqual(['located-by-position', 'grid-outside']);
  });

  it.each<[string, Position]>([
    ['0,0', [0, 0]],
    ['one axis missing', [0, 40.5]],
    ['the Amap default view', [116.397428, 39.90923]],
    ['the Baidu default view', [116.404, 39.915]],
    ['the Android emulator', [-122.084, 37.421998]],
  ])('at %s is no position at all: unlocated, not wrongly located, and asked for', (_where, position) => {
    const result = located(sent(position));
    expect(result).toMatchObject({
      position: null,
      gridCode: null,
      confidence: 'unlocated',
      marks: ['default-position', 'place-to-confirm'],
      asks: ['where'],
    });
    expect(codes(result)).toEqual(['default-position-ignored', 'nothing-to-locate']);
  });

  it.each(['GCJ02', 'BD09'] as const)('declared as %s is converted once, at the door', (crs) => {
    const raw = fromWgs84(middleOf(2), crs);
    expect(distanceMeters(raw, middleOf(2))).toBeGreaterThan(200);
    const result = located(sent(raw, { crs }));
    expect(result.gridCode).toBe(smallGridCode(2));
    expect(distanceMeters(result.position as Position, middleOf(2))).toBeLessThan(0.5);
    const undeclared = located(sent(raw));
    expect(undeclared.gridCode).not.toBe(smallGridCode(2));
  });

  it('says which building it lies in only when it is exact enough, or set by hand', () => {
    const inBuilding = at(45, 235);
    expect(located(sent(inBuilding)).buildingId).toBe('building:jia-1');
    expect(located(sent(inBuilding, { accuracyMeters: 16 })).buildingId).toBeNull();
    expect(located(sent(inBuilding, { accuracyMeters: undefined })).buildingId).toBeNull();
    expect(located(sent(inBuilding, { source: 'pin', accuracyMeters: undefined })).buildingId).toBe(
      'building:jia-1',
    );
  });
});

describe('a place in words', () => {
  it('融媒体中心旁边公共卫生间 is the toilet beside the media centre, marked as beside', () => {
    const result = located(null, '融媒体中心旁边公共卫生间');
    expect(result).toMatchObject({ gridCode: smallGridCode(2), asks: [] });
    expect(distanceMeters(result.position as Position, at(320, 300))).toBeLessThan(1);
    expect(result.why[0]).toMatchObject({
      code: 'located-by-text',
      params: { targetKind: 'place', targetId: 'place:media-toilet' },
    });
  });

  it('names building and unit, in digits and in Chinese numerals alike, and never the room', () => {
    for (const text of ['甲苑2号楼1单元', '甲苑二号楼一单元', '甲苑2号楼1单元301']) {
      const result = located(null, text);
      expect(result, text).toMatchObject({
        gridCode: smallGridCode(1),
        buildingId: 'building:jia-2',
        unitId: 'unit:jia-2-1',
        compoundCode: 'jia',
      });
      expect(JSON.stringify(result.why), text).not.toContain('301');
    }
  });

  it('that fits two compounds asks which, and is not guessed', () => {
    const result = located(null, '2号楼1单元');
    expect(result).toMatchObject({
      position: null,
      gridCode: null,
      confidence: 'unlocated',
      asks: ['which-compound'],
    });
    expect(result.marks).toContain('place-to-confirm');
    expect(result.why[0]).toMatchObject({ code: 'text-ambiguous' });
  });

  it('that fits two compounds is decided by the group it was pasted from', () => {
    const result = located(null, '2号楼1单元', ['yi']);
    expect(result).toMatchObject({ gridCode: smallGridCode(6), unitId: 'unit:yi-2-1', asks: [] });
  });

  it('that names nothing here asks where, and leaves it to the desk', () => {
    const result = located(null, '火星基地三号舱');
    expect(result).toMatchObject({ confidence: 'unlocated', asks: ['where'], marks: ['place-to-confirm'] });
    expect(codes(result)).toEqual(['text-not-recognised', 'nothing-to-locate']);
  });

  it('with a building number that does not exist stops at the compound and is to be confirmed', () => {
    const result = located(null, '甲苑99号楼');
    expect(result.marks).toContain('place-to-confirm');
    expect(result.buildingId).toBeNull();
  });
});

describe('words and a position together', () => {
  it('that agree place it by the words, and say how far apart they were', () => {
    const result = located(sent(at(360, 300), { accuracyMeters: 40 }), '融媒体中心旁边公共卫生间');
    expect(distanceMeters(result.position as Position, at(320, 300))).toBeLessThan(1);
    expect(result.why[0]).toEqual({ code: 'text-and-position-agree', params: { distanceMeters: 40 } });
    expect(result.marks).toEqual([]);
  });

  it('agree at 149 metres and disagree at 151', () => {
    expect(codes(located(sent(at(469, 300)), '公共卫生间'))).toContain('text-and-position-agree');
    expect(codes(located(sent(at(471, 300)), '公共卫生间'))).toContain('text-and-position-disagree');
  });

  it('that disagree are both kept: the words decide, the ticket is marked, the sender is asked', () => {
    const result = located(sent(middleOf(4)), '融媒体中心');
    expect(result).toMatchObject({
      gridCode: smallGridCode(2),
      marks: ['positions-disagree'],
      asks: ['text-or-position'],
    });
    const params = result.why.find(({ code }) => code === 'text-and-position-disagree')?.params;
    expect(params).toMatchObject({ limitMeters: 150, used: 'text' });
  });

  it('let a pin set by hand beat the words, and take no building from words that disagree with it', () => {
    const pin = located(sent(middleOf(4), { source: 'pin', accuracyMeters: undefined }), '甲苑2号楼1单元');
    expect(pin).toMatchObject({
      gridCode: smallGridCode(4),
      buildingId: null,
      unitId: null,
      marks: ['positions-disagree'],
    });
    expect(pin.why).toContainEqual({
      code: 'text-and-position-disagree',
      params: expect.objectContaining({ used: 'position' }),
    });
  });

  it('place it by the position when the words are ambiguous and the position is far from both', () => {
    const result = located(sent(middleOf(2)), '2号楼1单元');
    expect(result.gridCode).toBe(smallGridCode(2));
    expect(result.asks).toEqual(['which-compound']);
    expect(codes(result)).toEqual([
      'text-ambiguous',
      'located-by-position',
      'grid-inside',
      'boundary-version',
    ]);
  });

  it('place it by the words alone when the position is too vague to say anything', () => {
    const result = located(sent(middleOf(6), { accuracyMeters: 3000 }), '融媒体中心');
    expect(result).toMatchObject({ gridCode: smallGridCode(2), marks: [], asks: [] });
    expect(codes(result)).toEqual(['position-vague', 'located-by-text', 'grid-inside', 'boundary-version']);
    const unclear = located(sent(middleOf(1), { accuracyMeters: 3000 }), '2号楼1单元');
    expect(unclear).toMatchObject({ gridCode: null, asks: ['which-compound'] });
  });

  it('ask one question at a time: which compound, before where', () => {
    const result = located(sent(middleOf(2), { accuracyMeters: 200 }), '2号楼1单元');
    expect(result).toMatchObject({ gridCode: smallGridCode(2), asks: ['which-compound'] });
    expect(result.marks).toEqual(['place-to-confirm']);
  });

  it('place it by the words when the position is a default one', () => {
    const result = located(sent([0, 0]), '融媒体中心');
    expect(result).toMatchObject({ gridCode: smallGridCode(2), marks: ['default-position'] });
    expect(codes(result)).not.toContain('text-and-position-disagree');
  });
});
