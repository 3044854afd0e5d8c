import type { Accessor } from 'solid-js';
import type { CommunityFacts } from './community.ts';
import type { Outbox } from './createOutbox.ts';
import type { Photos } from './createPhotos.ts';
import type { PositionState } from './createPosition.ts';
import type { ReportDraft, RiderButton } from './draft.ts';

/** What the three screens of the phone page share. */
export type PhonePage = {
  draft: ReportDraft;
  change: (change: Partial<ReportDraft>) => void;
  isRestored: Accessor<boolean>;
  position: Accessor<PositionState>;
  community: Accessor<CommunityFacts>;
  photos: Photos;
  outbox: Outbox;
  addPhoto: (photo: Blob) => void;
  choose: (button: RiderButton) => void;
  /** False when there is neither a position nor a place in words. */
  send: () => boolean;
  /** Shows what became of a report; null goes on to the next. */
  open: (id: string | null) => void;
};
