import { describe, expect, it } from 'vitest';
import { locate } from '#domain/locate.ts';
import type { Position } from '#geodata/model.ts';
import { smallGround } from '#support/smallGround.ts';
import { at, smallGridCode } from '#support/smallLand.ts';

const manyToilets = smallGround({
  land: (land) => {
    const toilet = land.places.features.find(({ properties }) => properties.code === 'media-toilet');
    if (!toilet) throw new Error('The small land has no toilet.');
    for (let number = 1; number <= 7; number += 1)
      land.places.features.push({
        ...toilet,
        properties: {
          ...toilet.properties,
          code: `toilet-${number}`,
          name: `${number}区公共卫生间`,
          nicknames: [],
        },
      });
  },
});
const ground = smallGround();
const located = (placeText: string, position: Position | null = null, land = ground) =>
  locate(
    {
      position: position && {
        lon: position[0],
        lat: position[1],
        crs: 'WGS84',
        source: 'gps',
        accuracyMeters: 10,
      },
      placeText,
      compoundCodes: [],
    },
    land,
  );

describe('words that fit several', () => {
  it('places: all of them are counted, and the question is which place', () => {
    const result = located('公共卫生间', null, manyToilets);
    expect(result).toMatchObject({ confidence: 'unlocated', asks: ['which-place'] });
    expect(result.why[0]).toEqual({ code: 'text-ambiguous', params: { candidates: 8, asks: 'which-place' } });
  });

  it('compounds: the question is which compound', () => {
    expect(located('2号楼1单元').why[0]).toEqual({
      code: 'text-ambiguous',
      params: { candidates: 2, asks: 'which-compound' },
    });
  });

  it('units of the building they name: it is the building, to be confirmed, whether there is such a room or not', () => {
    for (const text of ['甲苑2号楼301', '甲苑2号楼999'])
      expect(located(text), text).toMatchObject({
        gridCode: smallGridCode(1),
        buildingId: 'building:jia-2',
        unitId: null,
        marks: ['place-to-confirm'],
        asks: ['where'],
      });
  });
});

describe('words that name what is not there', () => {
  it.each([
    ['甲苑99号楼', 'compound:jia', '99号楼'],
    ['甲苑2号楼9单元', 'building:jia-2', '9单元'],
  ])('%s stops at what is, says so and asks', (text, targetId, part) => {
    const result = located(text);
    expect(result).toMatchObject({ marks: ['place-to-confirm'], asks: ['where'] });
    expect(result.why).toContainEqual({ code: 'part-not-registered', params: { targetId, part } });
  });

  it('say nothing about a room: no reason, no question', () => {
    const result = located('甲苑2号楼1单元999');
    expect(result).toMatchObject({ unitId: 'unit:jia-2-1', asks: [] });
    expect(result.why.map(({ code }) => code)).not.toContain('part-not-registered');
  });
});

describe('words that are less certain', () => {
  it.each([
    '甲苑1号楼和2号楼之间',
    '甲苑1号楼到2号楼',
    '甲苑1号楼和2号楼都停水',
    '甲苑1号楼、2号楼中间',
    '融媒体中心和公共卫生间之间',
  ])('%s is not one of the two: to be confirmed, and asked', (text) => {
    expect(located(text)).toMatchObject({ marks: ['place-to-confirm'], asks: ['where'] });
  });

  it.each(['甲苑贰号楼', '甲苑贰号楼壹单元', '甲苑第贰号楼'])('%s is 2号楼', (text) => {
    expect(located(text)).toMatchObject({ buildingId: 'building:jia-2', marks: [], asks: [] });
  });

  it.each(['融媒体中心附近', '融媒体中心旁边', '融媒体中心周围'])(
    '%s is the place itself, to be confirmed',
    (text) => {
      const result = located(text);
      expect(result).toMatchObject({ gridCode: smallGridCode(2), marks: ['place-to-confirm'], asks: [] });
      expect(result.why[0]?.params).toMatchObject({ targetId: 'place:media', relation: 'beside' });
    },
  );

  it('are not marked where a position agrees, or the words say where: 门口', () => {
    expect(located('融媒体中心附近', at(320, 310)).marks).toEqual([]);
    expect(located('融媒体中心门口').marks).toEqual([]);
  });

  it('name no unit that a place is beside of, only its building', () => {
    const besideUnit = smallGround({
      land: (land) => {
        const square = land.places.features.find(({ properties }) => properties.code === 'square');
        if (square) square.geometry.coordinates = at(60, 280);
      },
    });
    const result = located('甲苑2号楼1单元301旁边的文化广场', null, besideUnit);
    expect(result.why[0]?.params).toMatchObject({ targetId: 'place:square', besideId: 'building:jia-2' });
  });

  it('keep what a place is beside of in the reason', () => {
    expect(located('融媒体中心旁边公共卫生间').why[0]).toEqual({
      code: 'located-by-text',
      params: {
        targetKind: 'place',
        targetId: 'place:media-toilet',
        relation: 'at',
        besideId: 'place:media',
      },
    });
    expect(located('公共卫生间').why[0]?.params).not.toHaveProperty('besideId');
  });
});
