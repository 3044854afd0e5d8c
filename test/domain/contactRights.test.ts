import { describe, expect, it } from 'vitest';
import { revealPurposes } from '#contract/lists.ts';
import { contactVerdict } from '#domain/contactRights.ts';
import { person } from '#support/actors.ts';

const secretary = person({ id: 'as secretary', post: 'secretary' });
const matter = { complaints: [], category: 'light-out', holderPostingId: 'a worker' } as const;

describe('who reported', () => {
  it('may be called back for any purpose of the list where nobody is complained about', () => {
    expect(contactVerdict(secretary, matter)).toEqual({ ok: true, purposes: revealPurposes });
  });

  it('stays closed to everybody in the community where the community is complained about', () => {
    for (const complaints of [['community'], ['grid-worker', 'community']] as const)
      expect(contactVerdict(secretary, { ...matter, complaints })).toEqual({
        ok: false,
        because: 'complaint-about-community',
      });
  });

  it('is open for handling the complaint alone, and never to whoever holds it', () => {
    for (const about of [
      { ...matter, complaints: ['grid-worker'] as const },
      { ...matter, complaints: ['property'] as const },
      // A dispute about its service is a complaint about the property company, also when nobody says so.
      { ...matter, category: 'property-service' },
    ]) {
      expect(contactVerdict(secretary, about)).toEqual({ ok: true, purposes: ['complaint-handling'] });
      expect(contactVerdict(secretary, { ...about, holderPostingId: 'as secretary' })).toEqual({
        ok: false,
        because: 'complaint-in-your-hands',
      });
    }
  });
});
