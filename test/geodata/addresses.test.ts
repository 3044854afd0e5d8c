import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGazetteer, type GazetteerHints, type GazetteerSource } from '#geodata/gazetteer.ts';
import { plan, source } from './gazetteerLand.ts';
import { chineseOf } from './numerals.ts';

const gazetteer = buildGazetteer(source);
const first = (text: string, hints?: GazetteerHints) => gazetteer.find(text, hints).candidates[0];

function merge(more: GazetteerSource): Partial<GazetteerSource> {
  return {
    compounds: [...source.compounds, ...more.compounds],
    buildings: [...source.buildings, ...more.buildings],
    units: [...source.units, ...more.units],
  };
}

describe('addresses', () => {
  it.each([
    '文苑新村2号楼3单元501',
    '文苑新村2栋3单元501',
    '文苑新村2#3单元501',
    '文苑新村2幢3单元501室',
    '文苑新村2-3-501',
    '文苑新村二号楼三单元五楼西户',
    '文苑新村２号楼３单元５０１',
    '文苑 2 号楼 3 单元 501 户',
    '新村第2号楼第3单元501',
    '文苑新村2号3单元五零一',
    '文苑新村2#楼3单元5层西',
    '文苑新村，2—3—501',
  ])('%s is room 501 of unit 3 of building 2', (text) => {
    expect(gazetteer.find(text)).toMatchObject({
      isAmbiguous: false,
      candidates: [
        {
          kind: 'room',
          code: 'wy-2-3-501',
          roomLabel: '501',
          unitCode: 'wy-2-3',
          buildingCode: 'wy-2',
          compoundCode: 'wy',
          relation: 'at',
          confidence: 0.95,
        },
      ],
    });
  });

  it('every room of every compound is found in every form it can be written in', () => {
    const compounds = fc.record({
      buildings: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
      units: fc.integer({ min: 1, max: 6 }),
      lowest: fc.integer({ min: 1, max: 3 }),
      floors: fc.integer({ min: 1, max: 32 }),
      flats: fc.integer({ min: 2, max: 4 }),
    });
    fc.assert(
      fc.property(compounds, fc.nat(), (shape, pick) => {
        const made = buildGazetteer(plan({ code: 'x', name: '丰穗园', at: [110, 40.4], ...shape }));
        const building = shape.buildings[pick % shape.buildings.length] as number;
        const unit = (pick % shape.units) + 1;
        const floor = shape.lowest + (pick % shape.floors);
        const door = (pick % shape.flats) + 1;
        const room = `${floor}0${door}`;
        const sides = { 2: ['西', '东'], 3: ['西', '中', '东'], 4: ['西', '西中', '东中', '东'] }[
          shape.flats
        ] as string[];
        const forms = [
          `${building}号楼${unit}单元${room}`,
          `${building}栋${unit}单元${room}室`,
          `${building}#${unit}单元${room}`,
          `${building}幢${unit}单元${room}户`,
          `${building}-${unit}-${room}`,
          `${building}号楼${unit}单元${floor}楼${sides[door - 1]}户`,
          `${chineseOf(building)}号楼${chineseOf(unit)}单元${chineseOf(floor)}楼${sides[door - 1]}户`,
        ];
        for (const form of forms)
          expect(made.find(`丰穗园${form}`).candidates[0]).toMatchObject({
            code: `x-${building}-${unit}-${room}`,
            confidence: 0.95,
          });
      }),
      { numRuns: 200 },
    );
  });

  it('doors are counted from the west: 东户 is 02 of two, 中户 02 of three, 东户 04 of four', () => {
    expect(first('文苑新村2号楼3单元5楼东户')?.roomLabel).toBe('502');
    expect(first('锦和府2号楼1单元5楼中户')?.roomLabel).toBe('502');
    expect(first('锦和府2号楼1单元5楼东户')?.roomLabel).toBe('503');
    expect(first('馨安家园1号楼2单元5楼东户')?.roomLabel).toBe('504');
  });

  it('asks which room where 中户 means two doors, and stays at the unit where the floor has no such door', () => {
    expect(gazetteer.find('馨安家园1号楼2单元5楼中户')).toMatchObject({
      isAmbiguous: true,
      asks: 'which-room',
      candidates: [{ kind: 'unit' }, { roomLabel: '502' }, { roomLabel: '503' }],
    });
    expect(first('文苑新村2号楼3单元5楼中户')).toMatchObject({ kind: 'unit', notFound: '5楼中户' });
  });

  it('buildings may be lettered: A座501 and 甲号楼 are found, in small letters and wide ones too', () => {
    const lettered = plan({
      ...{ code: 'tower', name: '双子座', at: [110, 40.4], buildings: ['A', '乙'] },
      ...{ units: 1, floors: 9, flats: 2 },
    });
    const { find } = buildGazetteer(lettered);
    for (const text of ['双子座A座501', '双子座a栋1单元501', '双子座Ａ座5楼西户', '双子座A号楼501'])
      expect(find(text).candidates[0]).toMatchObject({ code: 'tower-A-1-501', confidence: 0.95 });
    expect(find('双子座乙座').candidates[0]).toMatchObject({ kind: 'building', code: 'tower-乙' });
    expect(find('双子座B座').candidates[0]).toMatchObject({ kind: 'compound', notFound: 'B座' });
  });

  it('a lettered building where they are numbered is none of them, and said to be missing', () => {
    for (const [text, notFound] of [
      ['文苑新村A座', 'A座'],
      ['文苑新村甲号楼3单元501', '甲座'],
    ])
      expect(first(text as string)).toMatchObject({
        kind: 'compound',
        code: 'wy',
        confidence: 0.4,
        notFound,
      });
    expect(first('文苑新村广场的甲座位坏了')?.notFound).toBeUndefined();
  });

  it('rows have house numbers: 3排5号', () => {
    expect(first('沙枣巷3排5号')).toMatchObject({ kind: 'room', code: 'sz-3-1-5' });
    expect(first('三排五号')).toMatchObject({ kind: 'room', code: 'sz-3-1-5', confidence: 0.8 });
    expect(first('沙枣巷3排')).toMatchObject({ kind: 'building', code: 'sz-3' });
    expect(first('沙枣巷3排9号')).toMatchObject({ kind: 'unit', notFound: '9号' });
  });

  it('what does not exist gives the last level that does, less sure and marked', () => {
    expect(first('锦和府4号楼1单元')).toMatchObject({
      kind: 'compound',
      code: 'jh',
      notFound: '4号楼',
      confidence: 0.4,
    });
    expect(first('文苑新村2号楼9单元501')).toMatchObject({
      kind: 'building',
      code: 'wy-2',
      notFound: '9单元',
      confidence: 0.6,
    });
    expect(first('文苑新村2号楼3单元701')).toMatchObject({
      kind: 'unit',
      code: 'wy-2-3',
      notFound: '701',
      confidence: 0.7,
    });
    expect(first('文苑新村2号楼3单元503')).toMatchObject({ kind: 'unit', notFound: '503' });
    expect(first('锦和府1号楼1单元2楼西户')).toMatchObject({ kind: 'unit', notFound: '2楼西户' });
  });

  it('a bare 2-3-501 is asked about, and decided by the sender’s group or position', () => {
    const twins = buildGazetteer({
      ...source,
      ...merge(
        plan({
          code: 'tj',
          name: '团结小区',
          buildings: [1, 2],
          units: 4,
          floors: 6,
          flats: 2,
          at: [110.05, 40.4],
        }),
      ),
    });
    const bare = twins.find('2-3-501');
    expect(bare).toMatchObject({ isAmbiguous: true, asks: 'which-compound' });
    expect(bare.candidates.map(({ compoundCode }) => compoundCode)).toEqual(['wy', 'tj']);
    expect(bare.candidates[0]?.confidence).toBeLessThan(0.5);
    expect(twins.find('2-3-501', { compoundCodes: ['tj'] })).toMatchObject({
      isAmbiguous: false,
      candidates: [{ code: 'tj-2-3-501' }],
    });
    expect(twins.find('2-3-501', { near: [110.0505, 40.4005] })).toMatchObject({
      isAmbiguous: false,
      candidates: [{ code: 'tj-2-3-501' }],
    });
    expect(twins.find('2-3-501', { near: [110.2, 40.4] }).isAmbiguous).toBe(true);
  });

  it('a building without its unit is sure, the unit is asked for', () => {
    expect(gazetteer.find('文苑新村2号楼501')).toMatchObject({
      isAmbiguous: true,
      asks: 'which-unit',
      candidates: [{ kind: 'building', code: 'wy-2' }, { kind: 'room' }, {}, {}, {}],
    });
  });

  it('numbers that are no addresses are left alone', () => {
    for (const text of ['2024-11-23', '100-0000-0001', '12345', '3个人', '十字路口', ''])
      expect(gazetteer.find(text).candidates).toEqual([]);
  });
});
