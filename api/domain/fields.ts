import type { Post } from '#contract/lists.ts';

/** Keys of a ticket and of people that are closed unless a post opens them. */
export const fields = [
  /** Full names of holder and informed; masked without it. */
  'staff-names',
  'staff-phones',
  'report-text',
  /** Words of the place, which may hold a door number; without it the address ends at the building. */
  'place-text',
  'unit',
  'sent-position',
  'photos',
  /** The reporter's name and phone, masked. Never the full ones: those need a purpose. */
  'masked-contact',
] as const;
export type Field = (typeof fields)[number];

const handling: readonly Field[] = [
  'staff-names',
  'staff-phones',
  'report-text',
  'place-text',
  'unit',
  'sent-position',
  'photos',
];
const informed: readonly Field[] = ['staff-names', 'unit'];
const helping: readonly Field[] = [
  'staff-names',
  'report-text',
  'place-text',
  'unit',
  'sent-position',
  'photos',
];

/** Which keys each post opens: explicit lists, so that a new key is closed until somebody writes it down here. */
export const fieldsOfPost: Record<Post, readonly Field[]> = {
  secretary: [...handling, 'masked-contact'],
  'deputy-secretary': [...handling, 'masked-contact'],
  'leader-on-call': [...handling, 'masked-contact'],
  'duty-officer': [...handling, 'masked-contact'],
  'desk-clerk': [...handling, 'masked-contact'],
  'area-officer': handling,
  'grid-worker': handling,
  'branch-secretary': informed,
  'group-leader': informed,
  'unit-leader': informed,
  'member-home': [],
  mediator: helping,
  volunteer: helping,
  rider: [],
  'organisation-officer': ['report-text', 'sent-position', 'photos'],
  auditor: [],
  administrator: [],
};
