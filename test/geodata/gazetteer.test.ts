import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGazetteer, type GazetteerHints } from '#geodata/gazetteer.ts';
import { source } from './gazetteerLand.ts';

const gazetteer = buildGazetteer(source);
const first = (text: string, hints?: GazetteerHints) => gazetteer.find(text, hints).candidates[0];

describe('places', () => {
  it.each([
    '融媒体中心旁公共卫生间',
    '融媒体中心旁边公共卫生间',
    '老电视台对面的公厕',
    '融媒体中心附近那个厕所',
  ])('%s is the public toilet beside the media centre', (text) => {
    expect(gazetteer.find(text)).toMatchObject({
      isAmbiguous: false,
      candidates: [
        { code: 'media-toilet', relation: 'at' },
        { code: 'media', relation: 'beside' },
      ],
    });
  });

  it('a place name that ends in 旁边, 对面 or 门口 is the place itself, less sure', () => {
    const [at, beside] = [first('融媒体中心'), first('融媒体中心对面')];
    expect(at).toMatchObject({ code: 'media', relation: 'at' });
    expect(beside).toMatchObject({ code: 'media', relation: 'beside' });
    expect(beside?.confidence).toBeLessThan(at?.confidence as number);
    expect(first('烧麦馆门口')).toMatchObject({ code: 'shaomai', relation: 'at' });
    expect(first('文苑新村2号楼门口')).toMatchObject({ code: 'wy-2', relation: 'beside' });
  });

  it('two names that are far apart are both open', () => {
    expect(gazetteer.find('融媒体中心旁边锦和府快递柜')).toMatchObject({
      isAmbiguous: true,
      asks: 'which-place',
    });
  });

  it('gates and lockers are found by what is left of their name', () => {
    expect(first('文苑新村的东门')?.code).toBe('gate');
    expect(gazetteer.find('快递柜')).toMatchObject({ isAmbiguous: true, asks: 'which-place' });
    expect(gazetteer.find('快递柜', { compoundCodes: ['jh'] })).toMatchObject({
      isAmbiguous: false,
      candidates: [{ code: 'locker-jh' }],
    });
  });

  it('a word that several places share is asked about', () => {
    expect(gazetteer.find('公共卫生间')).toMatchObject({ isAmbiguous: true, asks: 'which-place' });
    expect(gazetteer.find('公共卫生间', { near: [110.0104, 40.4101] })).toMatchObject({
      isAmbiguous: false,
      candidates: [{ code: 'media-toilet' }],
    });
  });

  it('a whole report is read for its place', () => {
    expect(first('你好，融媒体中心旁公共卫生间旁边草丛里电线断了冒火花，离供热管很近，快来人')).toMatchObject(
      { code: 'media-toilet', relation: 'beside' },
    );
    expect(first('我是骑手，文苑新村7号楼2单元门口井盖坏了')).toMatchObject({
      code: 'wy-7-2',
      relation: 'beside',
    });
  });

  it('names with house numbers in them are names, names with numerals are not counted', () => {
    expect(first('文苑新村七号楼议事点')?.code).toBe('venue');
    expect(first('五老调解室')?.code).toBe('wulao');
  });

  it('a street named after a compound is not the compound', () => {
    expect(gazetteer.find('锦和路上有坑').candidates).toEqual([]);
  });

  it('never throws and never answers outside its limits', () => {
    const piece = fc.oneof(
      fc.constantFrom('文苑', '2号楼', '3单元', '501', '旁边', '公厕', '-', '#', '五', '，'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { candidates } = gazetteer.find(pieces.join(''), { limit: 3 });
        expect(candidates.length).toBeLessThanOrEqual(3);
        for (const { confidence } of candidates) expect(confidence > 0 && confidence <= 1).toBe(true);
      }),
    );
  });
});

describe('suggest', () => {
  const names = (prefix: string, limit?: number) => gazetteer.suggest(prefix, limit).map(({ name }) => name);

  it('offers names that begin so, then names that hold it', () => {
    expect(names('融')).toEqual(['融媒体中心']);
    expect(names('卫生间')).toEqual(['公共卫生间', '南滩公园公共卫生间']);
    expect(names('')).toEqual([]);
  });

  it('goes on from a compound to its buildings and from a building to its units', () => {
    expect(names('锦和府', 4)).toEqual(['锦和府', '锦和府1号楼', '锦和府2号楼', '锦和府3号楼']);
    expect(names('文苑新村2号楼', 5)).toEqual([
      '文苑新村2号楼',
      '文苑新村2号楼1单元',
      '文苑新村2号楼2单元',
      '文苑新村2号楼3单元',
      '文苑新村2号楼4单元',
    ]);
  });

  it('stops at the unit, whether the room is there or not: who types learns nothing about rooms', () => {
    for (const room of ['501', '501室', '5楼', '5楼西户', '999'])
      expect(names(`文苑新村2号楼3单元${room}`), room).toEqual(['文苑新村2号楼3单元']);
    expect(names('文苑新村2号楼501')).toEqual([
      '文苑新村2号楼',
      ...[1, 2, 3, 4].map((unit) => `文苑新村2号楼${unit}单元`),
    ]);
    fc.assert(
      fc.property(
        fc.constantFrom('文苑新村2号楼3单元501', '2-3-501', '沙枣巷3排5号', '锦和府1号楼301'),
        fc.nat(30),
        (text, end) => {
          for (const candidate of gazetteer.suggest(text.slice(0, end))) {
            expect(candidate.kind).not.toBe('room');
            expect(candidate).not.toHaveProperty('roomLabel');
          }
        },
      ),
    );
  });
});
