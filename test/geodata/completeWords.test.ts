import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeWords, keepsWords } from '#geodata/completeWords.ts';
import { buildGazetteer, type PlaceCandidate } from '#geodata/gazetteer.ts';
import type { Position } from '#geodata/model.ts';
import { wenyuanSource } from './wenyuanLand.ts';

const gazetteer = buildGazetteer(wenyuanSource);
const { places, compounds, buildings, units } = wenyuanSource;
const offerFor = (typed: string, label: string) =>
  gazetteer.suggest(typed, 20).find((one) => one.label === label)?.completed;

describe('words that were typed, completed by a tapped place', () => {
  it('keep the room and the detail behind the house', () => {
    const unit = '文苑新村2号楼3单元';
    expect(offerFor('2号楼3单元501门口冒烟', unit)).toBe(`${unit}501门口冒烟`);
    expect(offerFor('2-3-501', unit)).toBe(`${unit}501`);
    expect(offerFor('在2-3-501漏水', unit)).toBe(`在${unit}501漏水`);
    expect(offerFor('二号楼三单元五楼西户 漏水', unit)).toBe(`${unit}五楼西户 漏水`);
    expect(offerFor('文苑2栋3门洞 501', unit)).toBe(`${unit} 501`);
    expect(completeWords('A栋漏水', '银河大厦A座', () => true)).toBe('银河大厦A座漏水');
    expect(offerFor('2# 漏水', '文苑新村2号楼')).toBe('文苑新村2号楼 漏水');
  });

  it('become the label alone while no more was typed than the label says', () => {
    expect(offerFor('文苑', '文苑新村')).toBe('文苑新村');
    expect(offerFor('东门', '文苑新村东门岗亭')).toBe('文苑新村东门岗亭');
    expect(offerFor('2号3单元', '文苑新村2号楼3单元')).toBe('文苑新村2号楼3单元');
  });

  it('stand whole behind a label that says the place otherwise', () => {
    expect(offerFor('公厕灯坏了', '沙枣巷公共卫生间')).toBe('沙枣巷公共卫生间，公厕灯坏了');
  });

  it('are not taken where they would be read as another place', () => {
    expect(completeWords('早市口', '融媒体中心', () => false)).toBeNull();
  });

  it('never tell whether there is such a room', () => {
    const unit =
      units.find(({ properties }) => properties.name === '文苑新村2号楼3单元')?.properties.code ?? '';
    expect(wenyuanSource.rooms?.[unit]?.rooms).toContain('501');
    expect(wenyuanSource.rooms?.[unit]?.rooms).not.toContain('509');
    const withRoom = (room: string) =>
      [
        '2-3-R',
        '2号楼3单元R门口冒烟',
        '2号楼R',
        '2号楼R对面',
        '文苑2栋R旁边',
        '2-3-R 公厕旁',
        '公厕，2-3-R门口',
      ].map((text) =>
        gazetteer
          .suggest(text.replace('R', room), 20)
          .map(({ label, completed }) => [label, completed?.replace(room, 'R') ?? null]),
      );
    expect(withRoom('501').flat().length).toBeGreaterThan(20);
    expect(withRoom('509')).toEqual(withRoom('501'));
  });

  it('count as kept letter by letter and number by number, never half a number', () => {
    expect(keepsWords('2-3-501', '文苑新村2号楼3单元501')).toBe(true);
    expect(keepsWords('2-3-501', '文苑新村2号楼3单元')).toBe(false);
    expect(keepsWords('2号楼', '文苑新村12号楼')).toBe(false);
    expect(keepsWords('着火🔥', '着火')).toBe(false);
  });
});

/** The place itself, or what the words add inside of it: a room of the unit, a house of the compound. */
const isWithin = (place: Pick<PlaceCandidate, 'kind' | 'code'>, found: PlaceCandidate | undefined) =>
  found !== undefined &&
  ((found.kind === place.kind && found.code === place.code) ||
    [found.unitCode, found.buildingCode, found.compoundCode].includes(place.code));

describe('every completed text of the demo community', () => {
  const named = [...places, ...compounds].flatMap(({ properties: { name, nicknames } }) => [
    name,
    ...nicknames,
  ]);
  const house = buildings.map(({ properties }) => properties.name);
  const short = units.map(({ properties }) => properties.name.replace(/^\D+/, ''));
  const place = fc.constantFrom(...named, ...house, ...short, '公厕', '快递柜', '东门', '2-3-501');
  const detail = fc.oneof(
    fc.constantFrom(
      '',
      '501',
      '501门口冒烟',
      ' 三楼东户',
      '旁边',
      '门口的井盖',
      '灯不亮🔥',
      '（急）',
      '西侧20米',
    ),
    fc.constantFrom('，公厕对面', ' 早市口', '5号楼', '-1层', ' 12', '.', '东门', 'Room 5', '和3号楼之间'),
    fc.string({ maxLength: 12 }),
  );
  const lead = fc.constantFrom('', '', '我在', '文苑', '刚才路过', '第', '1', '团结小区');
  const near = fc.option(
    fc
      .tuple(fc.double({ min: -8, max: 8, noNaN: true }), fc.double({ min: -6, max: 6, noNaN: true }))
      .map(([east, north]): Position => [110.001 + east / 1000, 40.406 + north / 1000]),
    { nil: undefined },
  );

  it('holds all that was typed and is read as the tapped place, wherever the phone is', () => {
    let taps = 0;
    let completedTaps = 0;
    fc.assert(
      fc.property(lead, place, detail, near, (before, name, after, position) => {
        const typed = `${before}${name}${after}`;
        for (const { kind, code, completed } of gazetteer.suggest(typed, 8)) {
          taps += 1;
          if (completed === null) continue;
          completedTaps += 1;
          expect(keepsWords(typed, completed)).toBe(true);
          const { candidates, asks } = gazetteer.find(completed, position ? { near: position } : {});
          expect([completed, isWithin({ kind, code }, candidates[0])]).toEqual([completed, true]);
          expect(['which-compound', 'which-place']).not.toContain(asks);
        }
      }),
      { numRuns: 3000 },
    );
    // Where the words cannot be completed they are kept apart: lossless too, but a little less handy.
    expect(completedTaps / taps).toBeGreaterThan(0.9);
  }, 60_000);
});
