import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMeters } from '#geodata/distances.ts';
import type { Position } from '#geodata/model.ts';
import type { PositionState } from '#web/report/createPosition.ts';
import { emptyDraft, reportOf } from '#web/report/draft.ts';
import { photoPlaceToOffer, withoutPhoto } from '#web/report/photoPlace.ts';

const here: Position = [110.001, 40.406];
const away: Position = [110.005, 40.406];
const photo = (photoId: string, position: Position) => ({ photoId, position });
const found = (accuracyMeters: number): PositionState => ({
  phase: 'found',
  fix: { position: here, accuracyMeters, said: { position: here, crs: 'WGS84' } },
});
const known = { pin: null, photoPlace: null, position: found(12), taken: [photo('a', away)] };

describe('where the photo was taken', () => {
  it('is offered while the phone does not know where it is, or hardly', () => {
    for (const position of [{ phase: 'off' }, { phase: 'asking' }, found(101)] as PositionState[])
      expect(photoPlaceToOffer({ ...known, position })).toEqual({ ...photo('a', away), awayMeters: null });
  });

  it('is offered with its distance when it is clearly not where the phone is', () => {
    expect(photoPlaceToOffer(known)?.awayMeters).toBeCloseTo(distanceMeters(here, away), 6);
    const near: Position = [110.001 + 0.0017, 40.406];
    expect(distanceMeters(here, near)).toBeLessThan(150);
    expect(photoPlaceToOffer({ ...known, taken: [photo('a', near)] })).toBeNull();
  });

  it('is not offered where photos contradict each other, or one was taken here', () => {
    const position: PositionState = { phase: 'off' };
    const taken = [photo('a', away), photo('b', here)];
    expect(photoPlaceToOffer({ ...known, position, taken })).toBeNull();
    expect(photoPlaceToOffer({ ...known, taken })).toBeNull();
    expect(photoPlaceToOffer({ ...known, position, taken: [] })).toBeNull();
  });

  it('never stands against a pin or a choice that was made, and never gets into a report untapped', () => {
    const position = fc.constantFrom<PositionState>(
      { phase: 'off' },
      { phase: 'asking' },
      found(5),
      found(900),
    );
    const spot = fc.constantFrom(here, away);
    fc.assert(
      fc.property(position, fc.array(spot, { maxLength: 3 }), spot, (phone, spots, pin) => {
        const taken = spots.map((one, at) => photo(String(at), one));
        const draft = { ...emptyDraft('x'), pin, placeText: '早市口' };
        expect(photoPlaceToOffer({ ...draft, position: phone, taken })).toBeNull();
        const chosen = { ...draft, pin: null, photoPlace: photo('0', away) };
        expect(photoPlaceToOffer({ ...chosen, position: phone, taken })).toBeNull();
        const fix = phone.phase === 'found' ? phone.fix : null;
        expect(reportOf({ ...chosen, pin }, fix, '').position?.source).toBe('pin');
        expect(reportOf(chosen, fix, '').position).toEqual({
          lon: away[0],
          lat: away[1],
          crs: 'WGS84',
          source: 'exif',
        });
        expect(reportOf({ ...chosen, photoPlace: null }, fix, '').position?.source).not.toBe('exif');
      }),
    );
  });

  it('goes with its photo, and stays when another one is taken away', () => {
    const draft = { photoIds: ['a', 'b'], photoPlace: photo('a', away) };
    expect(withoutPhoto(draft, 'a')).toEqual({ photoIds: ['b'], photoPlace: null });
    expect(withoutPhoto(draft, 'b')).toEqual({ photoIds: ['a'], photoPlace: draft.photoPlace });
  });
});
