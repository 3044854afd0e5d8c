import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submitReportSchema } from '#contract/reports.ts';
import type { Position } from '#geodata/model.ts';
import { declaredDatum } from '#web/report/declaredDatum.ts';
import { draftOf, emptyDraft, type Fix, hasPlace, isUntouched, reportOf } from '#web/report/draft.ts';
import { followAddress, readFollowLink } from '#web/report/followLink.ts';
import { afterFailure, type Queued, waitAfter, withoutPhotos } from '#web/report/outboxRules.ts';
import { placesToAsk } from '#web/report/whichPlace.ts';
import { waitBefore } from '#web/state/retry.ts';
import { issueWords, labelOf } from '#web/ui/issueWords.ts';

const id = '01a20ab3-07c7-7da3-9337-ea05898d62c5';
const photo = (last: string) => `01a20ab3-07c7-7da3-9337-ea05898d62c${last}`;
const at = '2026-11-23T10:00:00.000Z';
const place: Position = [110.0003, 40.4057];
const fix: Fix = { position: place, accuracyMeters: 12.4, said: { position: place, crs: 'WGS84' } };
const queued: Queued = {
  id,
  body: { id, channel: 'phone-page', placeText: '融媒体中心', photoIds: [photo('1'), photo('2')] },
  createdAt: at,
  attempt: 0,
  state: 'waiting',
  isPosted: false,
  photosDropped: 0,
  button: 'power',
};

describe('what the phone sends', () => {
  it('is always something the server accepts, whatever was typed', () => {
    const draft = fc.record({
      button: fc.constantFrom('power' as const, 'other' as const, 'blocked' as const),
      photoIds: fc.constantFrom([], [photo('1')]),
      placeText: fc.string({ maxLength: 60 }),
      text: fc.string({ maxLength: 200 }),
      phone: fc.constantFrom('', ' 100-0000-0001 '),
      pin: fc.constantFrom(null, [110, 40.4] as [number, number]),
      photoPlace: fc.constantFrom(null, { photoId: photo('1'), position: [110, 40.4] as [number, number] }),
    });
    fc.assert(
      fc.property(draft, fc.constantFrom(null, fix), (typed, found) => {
        const whole = { ...emptyDraft(id), ...typed };
        fc.pre(hasPlace(whole, found));
        expect(submitReportSchema.safeParse(reportOf(whole, found, at)).error).toBeUndefined();
      }),
    );
  });

  it('lets the pin outweigh the phone, and says which it was', () => {
    const draft = { ...emptyDraft(id), pin: [110.001, 40.406] as [number, number] };
    expect(reportOf(draft, fix, at).position).toEqual({
      lon: 110.001,
      lat: 40.406,
      crs: 'WGS84',
      source: 'pin',
    });
    expect(reportOf(emptyDraft(id), fix, at).position).toMatchObject({ source: 'gps', accuracyMeters: 12.4 });
  });

  it('is the position as the phone said it, in the datum it was said in', () => {
    const said: Fix['said'] = { position: [110.0065, 40.4069], crs: 'GCJ02' };
    expect(reportOf(emptyDraft(id), { ...fix, said }, at).position).toEqual({
      ...{ lon: 110.0065, lat: 40.4069, crs: 'GCJ02' },
      ...{ source: 'gps', accuracyMeters: 12.4 },
    });
  });

  it('is in WGS-84 unless the page’s address declares another datum; one that is none is not guessed', () => {
    expect(['', '?crs=WGS84', '?crs=gcj-02', '?crs=BD09'].map(declaredDatum)).toEqual([
      ...['WGS84', 'WGS84', 'GCJ02', 'BD09'],
    ]);
    for (const search of ['?crs=', '?crs=mars', '?crs=constructor']) expect(declaredDatum(search)).toBeNull();
  });

  it('comes back whole to be corrected, also the pin set on the map', () => {
    const typed = {
      ...emptyDraft(id),
      button: 'manhole-road' as const,
      photoIds: [photo('1')],
      placeText: '早市口',
      text: '缺了半块',
      phone: '1x',
      pin: [110.001, 40.406] as [number, number],
    };
    expect(draftOf(reportOf(typed, fix, at), 'manhole-road')).toEqual(typed);
    const taken = { photoId: photo('1'), position: [110.002, 40.407] as [number, number] };
    const byPhoto = { ...typed, pin: null, photoPlace: taken };
    expect(draftOf(reportOf(byPhoto, fix, at), 'manhole-road')).toEqual(byPhoto);
    const located = { ...emptyDraft(id), button: 'other' as const };
    expect(draftOf(reportOf(located, fix, at), 'other').pin).toBeNull();
  });

  it('needs a position or words for the place', () => {
    expect(hasPlace(emptyDraft(id), null)).toBe(false);
    expect(hasPlace({ ...emptyDraft(id), placeText: '  ' }, null)).toBe(false);
    expect(hasPlace({ ...emptyDraft(id), placeText: '早市口' }, null)).toBe(true);
    expect(hasPlace(emptyDraft(id), fix)).toBe(true);
    expect(isUntouched(emptyDraft(id))).toBe(true);
  });
});

describe('the question which place is meant', () => {
  const named = (...labels: string[]) => labels.map((label) => ({ label }));
  const units = named('文苑新村2号楼3单元', '广播小区2号楼3单元');
  it('is asked while several fit what was typed and none was chosen', () => {
    expect(placesToAsk('2-3-501', units)).toEqual(units);
    expect(
      placesToAsk(
        '2-3-501',
        Array.from({ length: 9 }, (_, at) => ({ label: `${at}号` })),
      ),
    ).toHaveLength(6);
  });

  it('is not asked when one was chosen, named with more words around it, or is the only one', () => {
    expect(placesToAsk('文苑新村2号楼3单元', units)).toEqual([]);
    expect(placesToAsk('融媒体中心旁边公共卫生间', named('公共卫生间', '融媒体中心'))).toEqual([]);
    expect(placesToAsk('2-3-501', units.slice(1))).toEqual([]);
    expect(placesToAsk(' ', units)).toEqual([]);
  });
});

describe('a refusal', () => {
  it('names every field that can be filled in as its reader knows it, never as the wire does', () => {
    expect(labelOf('reporter.phone')).toBe('field.phone');
    expect(labelOf('photoIds.0')).toBe('field.photos');
    expect(labelOf('position.accuracyMeters')).toBe('field.position');
    const fields = Object.keys(submitReportSchema.shape).filter(
      (field) => !['id', 'compoundCodes'].includes(field),
    );
    expect(fields.filter((field) => !labelOf(field))).toEqual([]);
    const words = { t: (key: string, values?: object) => `${key}${JSON.stringify(values ?? '')}` };
    const said = issueWords({ path: 'reporter.phone', code: 'invalid_format', message: '格式不对' }, words);
    expect(said).toContain('field.phone');
    expect(said).not.toContain('reporter');
  });
});

describe('the outbox', () => {
  it('leaves a photo behind and says so, never the report', () => {
    const one = withoutPhotos(queued, [photo('1')]);
    expect(one.body.photoIds).toEqual([photo('2')]);
    const none = withoutPhotos(one, [photo('2')]);
    expect('photoIds' in none.body).toBe(false);
    expect(none.photosDropped).toBe(2);
    expect(none.body.placeText).toBe('融媒体中心');
  });

  it('goes on after a passing failure and stops, with the reason, after a refusal', () => {
    const passing = afterFailure(queued, { isPassing: true, code: 'unreachable', message: '', issues: [] });
    expect([passing.state, passing.attempt]).toEqual(['waiting', 1]);
    const refused = afterFailure(passing, {
      isPassing: false,
      code: 'invalid_content',
      message: '内容有误',
      issues: [],
    });
    expect([refused.state, refused.refusal?.message]).toEqual(['refused', '内容有误']);
  });

  it('waits twice as long each time, never above two minutes, and as long as the server asks', () => {
    expect([1, 2, 3, 4].map((attempt) => waitAfter(attempt, null, 0))).toEqual([2000, 4000, 8000, 16_000]);
    expect(waitAfter(30, null, 0)).toBe(120_000);
    expect(waitAfter(1, 45, 0)).toBe(45_000);
    expect(waitBefore(1, { firstMilliseconds: 1000, mostMilliseconds: 1000 }, { chance: 1 })).toBe(1200);
  });
});

describe('the link of a report', () => {
  it('carries id and token in the fragment and reads them back', () => {
    globalThis.location = { search: '' } as Location;
    const address = followAddress({ id, followToken: 'k1cJ9NNje0-r8jxxgPQbVsjJhILu_zgc' });
    expect(address.startsWith('/r#')).toBe(true);
    expect(readFollowLink(address.slice(2))).toEqual({ id, followToken: 'k1cJ9NNje0-r8jxxgPQbVsjJhILu_zgc' });
    expect(readFollowLink('#nonsense')).toBeUndefined();
    expect(readFollowLink('')).toBeUndefined();
  });
});
