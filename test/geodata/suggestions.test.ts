import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '#geodata/gazetteer.ts';
import { wenyuanSource } from './wenyuanLand.ts';

const gazetteer = buildGazetteer(wenyuanSource);
const { places, compounds, buildings, units } = wenyuanSource;
const queries = [
  ...[...places, ...compounds].flatMap(({ properties: { name, nicknames } }) => [name, ...nicknames]),
  ...buildings.map(({ properties }) => properties.name),
  ...units.filter((_, place) => place % 7 === 0).map(({ properties }) => properties.name),
  ...['公', '公厕', '卫生间', '东门', '快递柜', '文苑', '2号楼', '2-3-501', '3排5号', '议事'],
];

describe('a suggestion of the demo community', () => {
  it('融媒体中心公厕 is offered in words that name this toilet and no other', () => {
    const [first] = gazetteer.suggest('融媒体中心公厕');
    expect(first?.label).not.toBe('公共卫生间');
    const { isAmbiguous, candidates } = gazetteer.find(first?.label ?? '');
    expect(isAmbiguous).toBe(false);
    expect(candidates[0]?.code).toBe(first?.code);
  });

  it('is read back as the very place that was offered, whatever was typed', () => {
    const misread = new Set<string>();
    for (const query of queries)
      for (const { label, kind, code, gridCode } of gazetteer.suggest(query, 20)) {
        const { isAmbiguous, candidates } = gazetteer.find(label);
        const [first] = candidates;
        if (isAmbiguous || first?.code !== code || first.kind !== kind || first.gridCode !== gridCode)
          misread.add(`${query} → ${label}`);
      }
    expect([...misread]).toEqual([]);
  }, 30_000);

  it('is there for every place, by its own name', () => {
    const lost = [...places, ...compounds].filter(
      ({ properties }) =>
        !gazetteer.suggest(properties.name, 20).some(({ code }) => code === properties.code),
    );
    expect(lost.map(({ properties }) => properties.name)).toEqual([]);
  });
});
