import type { Api } from './api.ts';

/** One person of the small community for every role, by the key of its seed; the first grid each of them works in is 2. */
export const roles = {
  secretary: 'secretary',
  'deputy-secretary': 'deputy',
  'leader-on-call': 'dutyA-leader',
  'duty-officer on shift': 'dutyB',
  'duty-officer off shift': 'dutyA',
  'desk-clerk': 'clerk',
  'area-officer': 'officerA',
  'grid-worker': 'worker2',
  'grid-worker of a sibling grid': 'worker5',
  'branch-secretary': 'branch2',
  'group-leader': 'group-jia',
  'unit-leader': 'unit-jia-1',
  mediator: 'mediator',
  volunteer: 'volunteer',
  rider: 'rider',
  'officer of a utility': 'officer-heating',
  'officer of a property company': 'officer-property',
  auditor: 'auditor',
  administrator: 'administrator',
} as const;
export type Role = keyof typeof roles | 'public' | 'screen' | 'secretary of another community';
export const everyRole = [
  ...Object.keys(roles),
  'public',
  'screen',
  'secretary of another community',
] as Role[];

/** Headers that each role sends. A screen has been paired before. */
export async function headersOf(api: Api, role: Role, screenToken: string): Promise<Record<string, string>> {
  if (role === 'public') return {};
  if (role === 'screen') return { 'x-device-token': screenToken };
  if (role === 'secretary of another community') return api.as('secretary', api.otherId);
  return api.as(roles[role]);
}
