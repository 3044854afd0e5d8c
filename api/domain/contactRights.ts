import { type Category, categoryOf, uncategorised } from '#contract/categories.ts';
import { type ComplaintSubject, type RevealPurpose, revealPurposes } from '#contract/lists.ts';
import type { Actor } from './actor.ts';
import { complaintSubject } from './openTicket.ts';

/** What decides whether the one who reported can be called back by a reader. */
export type Reported = {
  /** What the reports of the ticket complain about, as their senders or the desk declared it. */
  complaints: readonly ComplaintSubject[];
  category: Category['code'];
  holderPostingId: string | null;
};
export type ContactVerdict =
  | { ok: true; purposes: readonly RevealPurpose[] }
  | { ok: false; because: 'complaint-about-community' | 'complaint-in-your-hands' };

/**
 * Who complained is closed to those complained about and to whoever handles the complaint: one about the community to everybody
 * in it, any other to its holder, and open to nobody else but for handling it. Only asked of readers whose post opens contacts.
 */
export function contactVerdict(actor: Actor, reported: Reported): ContactVerdict {
  const category = categoryOf(reported.category) ?? uncategorised;
  const subject = complaintSubject(reported.complaints[0] ?? null, category);
  if (subject === null) return { ok: true, purposes: revealPurposes };
  if (reported.complaints.includes('community')) return { ok: false, because: 'complaint-about-community' };
  const isHolder =
    actor.kind === 'person' && actor.postings.some(({ id }) => id === reported.holderPostingId);
  if (isHolder) return { ok: false, because: 'complaint-in-your-hands' };
  return { ok: true, purposes: ['complaint-handling'] };
}
