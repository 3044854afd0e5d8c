import type { Channel } from '#contract/lists.ts';
import type { SubmitReport } from '#contract/reports.ts';
import type { Position } from '#geodata/model.ts';

export const deskChannels = ['desk-phone', 'desk-walk-in', 'desk-group-message'] as const satisfies Channel[];
export type IntakeDraft = {
  channel: (typeof deskChannels)[number];
  text: string;
  /** What stands in the field, and the code once one was chosen. */
  categoryText: string;
  category: string;
  placeText: string;
  name: string;
  phone: string;
  complaintAbout: '' | 'grid-worker' | 'property' | 'community';
};

export const emptyDraft: IntakeDraft = {
  channel: 'desk-phone',
  text: '',
  categoryText: '',
  category: '',
  placeText: '',
  name: '',
  phone: '',
  complaintAbout: '',
};

/** The report as the server wants it: nothing empty, the pin in WGS-84 as our own map gives it. */
export function reportOf(draft: IntakeDraft, id: string, pin: Position | null): SubmitReport {
  const reporter = {
    ...(draft.name.trim() ? { name: draft.name.trim() } : {}),
    ...(draft.phone.trim() ? { phone: draft.phone.trim() } : {}),
  };
  return {
    id,
    channel: draft.channel,
    ...(pin ? { position: { lon: pin[0], lat: pin[1], crs: 'WGS84', source: 'pin' } } : {}),
    ...(draft.placeText.trim() ? { placeText: draft.placeText.trim() } : {}),
    ...(draft.category ? { category: draft.category } : {}),
    ...(draft.text.trim() ? { text: draft.text.trim() } : {}),
    ...(Object.keys(reporter).length ? { reporter } : {}),
    ...(draft.complaintAbout ? { complaintAbout: draft.complaintAbout } : {}),
  };
}

const storageKey = 'mangrid.intake';
const openKey = 'mangrid.intake.open';

/** Kept for this tab only and wiped once sent: a desk is shared, and a caller's number is nobody else's. */
export function readDraft(): IntakeDraft | undefined {
  try {
    const kept = sessionStorage.getItem(storageKey);
    return kept ? { ...emptyDraft, ...(JSON.parse(kept) as Partial<IntakeDraft>) } : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(draft: IntakeDraft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(storageKey, JSON.stringify(draft));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing is lost: the form itself still holds it.
  }
}

/** A report was being taken in when this tab left the desk, and the pin it had: so it goes on after signing in again. */
export function readIntakeOpen(): { isOpen: boolean; pin: Position | null } {
  try {
    return JSON.parse(sessionStorage.getItem(openKey) ?? '') as { isOpen: true; pin: Position | null };
  } catch {
    return { isOpen: false, pin: null };
  }
}

export function keepIntakeOpen(isOpen: boolean, pin: Position | null): void {
  try {
    if (isOpen) sessionStorage.setItem(openKey, JSON.stringify({ isOpen, pin }));
    else sessionStorage.removeItem(openKey);
  } catch {
    // The form is one click away.
  }
}
