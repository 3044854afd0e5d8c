import { describe, expect, it } from 'vitest';
import { firstSteps } from '#scripts/firstSteps.ts';
import { makeFirstCodes } from '../../api/firstCodes.ts';

const at = new Date('2026-11-23T02:00:00Z');
const first = { code: 'AAAA-BBBB-CCCC', expiresAt: new Date('2026-11-23T02:15:00Z') };
const home = 'http://localhost:8080';

describe('what the start says has to be done', () => {
  it('names the way to a community where there is none', () => {
    const [said, ...more] = firstSteps([], home, at);
    expect(said).toMatch(/no community yet/);
    expect(said).toContain('"Your own community"');
    expect(more).toEqual([]);
  });

  it('gives every community without an administrator its code, and the others none', () => {
    const said = firstSteps(
      [
        { code: 'one', name: '一社区', first },
        { code: 'two', name: '二社区', first: null },
        { code: 'three', name: '三社区', first: { ...first, code: 'DDDD-EEEE-FFFF' } },
      ],
      home,
      at,
    );
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('一社区');
    expect(said[0]).toContain('Within 15 minutes');
    expect(said[0]).toContain(`${home}/sign-in#first   code AAAA-BBBB-CCCC`);
    expect(said[1]).toContain(`${home}/sign-in?community=three#first   code DDDD-EEEE-FFFF`);
  });

  it('asks for the code of each community there is', async () => {
    const asked: string[] = [];
    const grounds = {
      codes: async () => ['one', 'two'],
      community: async (code?: string) => ({ id: `id-${code}`, name: code }),
    };
    const identity = {
      makeFirstCode: async (id: string) => {
        asked.push(id);
        return first;
      },
    };
    const made = await makeFirstCodes({ grounds, identity } as unknown as Parameters<
      typeof makeFirstCodes
    >[0]);
    expect(asked).toEqual(['id-one', 'id-two']);
    expect(made.map(({ code, first: one }) => [code, one?.code])).toEqual([
      ['one', first.code],
      ['two', first.code],
    ]);
  });
});
