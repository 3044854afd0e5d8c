/** People, posts, screens, the log, and what is closed until a purpose is given: one function per endpoint. */
import type { AuditRow } from '#contract/audit.ts';
import type { RevealPurpose } from '#contract/lists.ts';
import type { DeviceRow, PersonRow } from '#contract/people.ts';
import type { Contact, erasable } from '#contract/personal.ts';
import { address, request } from './client.ts';

export type Query = Record<string, string | undefined>;
export type PersonList = { items: PersonRow[]; next: string | null; asOf: number; total: number };
export type AuditList = { items: AuditRow[]; next: string | null; asOf: number; isIntact: boolean };
export type NewAccount = { userName: string | null; sentTo: string; expiresAt: string };
export type EndedPosting = { endedAt: string; movedTickets: number };
type Erasable = (typeof erasable)[number];

const at = (path: string, id: string, rest = '') => address(`${path}/${encodeURIComponent(id)}${rest}`);

export const getPeople = (query: Query, signal?: AbortSignal) =>
  request<PersonList>(address('/api/people', query), { signal });
export const openAccount = (personId: string, userName: string) =>
  request<NewAccount>(at('/api/people', personId, '/account'), {
    method: 'POST',
    body: userName ? { userName } : {},
  });
export const disableAccount = (personId: string, reason: string) =>
  request<object>(at('/api/people', personId, '/account'), { method: 'DELETE', body: { reason } });
export const endPosting = (postingId: string, reason: string) =>
  request<EndedPosting>(at('/api/postings', postingId, '/end'), { method: 'POST', body: { reason } });

export const getDevices = () => request<{ items: DeviceRow[] }>(address('/api/devices'));
export const pairDevice = (input: { code: string; name: string }) =>
  request<DeviceRow>(address('/api/devices/pair'), { method: 'POST', body: input });
export const revokeDevice = (id: string) => request<void>(at('/api/devices', id), { method: 'DELETE' });

export const revealContact = (reportId: string, purpose: RevealPurpose) =>
  request<Contact>(at('/api/reports', reportId, '/contact'), { method: 'POST', body: { purpose } });
export const erasePersonal = (reportId: string, input: { what: Erasable[]; reason: string }) =>
  request<{ erasedAt: string }>(at('/api/reports', reportId, '/personal'), { method: 'DELETE', body: input });

export const getLog = (query: Query, signal?: AbortSignal) =>
  request<AuditList>(address('/api/audit', query), { signal });
