import { describe, expect, it } from 'vitest';
import { submitReportSchema } from '#contract/reports.ts';
import { emptyDraft, reportOf } from '#web/desk/intakeDraft.ts';
import { likelyCategories, searchCategories } from '#web/display/categorySearch.ts';
import { readSelection, writeSelection } from '#web/state/selection.ts';

const id = '01a20ab3-07c7-7da3-9337-ea05898d62c5';
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);

describe('the desk takes in a report', () => {
  it('sends nothing that is empty', () => {
    expect(reportOf({ ...emptyDraft, placeText: ' 早市口 ' }, id, null)).toEqual({
      id,
      channel: 'desk-phone',
      placeText: '早市口',
    });
  });

  it('sends what the server accepts when everything is filled in', () => {
    const draft = {
      ...emptyDraft,
      channel: 'desk-group-message' as const,
      text: '楼道灯不亮',
      category: 'light-out',
      name: '王佳怡',
      phone: '100-0000-0001',
      complaintAbout: 'property' as const,
    };
    expect(submitReportSchema.safeParse(reportOf(draft, id, [110, 40.4])).success).toBe(true);
  });
});

describe('categories while typing', () => {
  it('puts names that contain the letters first', () => {
    expect(codes(searchCategories('火花', 'zh-CN'))[0]).toBe('exposed-wire');
    expect(codes(searchCategories('井盖', 'zh-CN'))[0]).toBe('manhole');
    expect(codes(searchCategories('lift', 'en')).slice(0, 2)).toEqual(['lift-trapped', 'lift-broken']);
    expect(searchCategories('', 'zh-CN')).toHaveLength(36);
  });

  it('guesses from a whole pasted message, and guesses nothing from nothing', () => {
    expect(codes(likelyCategories('融媒体中心旁边公厕后面草丛里冒火花', 'zh-CN'))[0]).toBe('exposed-wire');
    expect(codes(likelyCategories('我家暖气不热，师傅来看看', 'zh-CN'))[0]).toBe('heating-cold');
    expect(likelyCategories('', 'zh-CN')).toEqual([]);
    expect(likelyCategories('。。。', 'zh-CN')).toEqual([]);
  });
});

describe('the selection in the address', () => {
  it('is read back as it was written and leaves other parameters alone', () => {
    const selection = { gridCode: '150621005901003', ticketId: id, buildingCode: null };
    const search = writeSelection('?community=wenyuan&building=old', selection);
    expect(search).toBe(`?community=wenyuan&grid=150621005901003&ticket=${id}`);
    expect(readSelection(search)).toEqual(selection);
    expect(writeSelection(search, { gridCode: null, ticketId: null, buildingCode: null })).toBe(
      '?community=wenyuan',
    );
  });
});
