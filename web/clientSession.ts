/** Signing in, one's own account and sessions: one function per endpoint. */
import type { DemoAccount, Me, SessionRow, SignInAnswer } from '#contract/session.ts';
import { address, request } from './client.ts';

export type SecondFactorSecret = { uri: string; backupCodes: string[] };
type Method = 'POST' | 'PUT' | 'DELETE';
const send = <Body>(method: Method, path: string, body?: unknown) =>
  request<Body>(address(path), { method, ...(body === undefined ? {} : { body }) });

/** Always 200: asked before anything that only somebody signed in may ask. */
export const getMe = () => request<Me>(address('/api/me'));
export const getDemoAccounts = () =>
  request<{ items: DemoAccount[]; needsFirst: boolean }>(address('/api/session/demo'));

export const signInDemo = (account: string) => send<SignInAnswer>('POST', '/api/session/demo', { account });
export const signInWithPassword = (input: { userName: string; password: string }) =>
  send<SignInAnswer>('POST', '/api/session', input);
export const signInWithSecondFactor = (input: { code: string } | { backupCode: string }) =>
  send<SignInAnswer>('POST', '/api/session/totp', input);
export const askPhoneCode = (phone: string) => send<object>('POST', '/api/session/code', { phone });
export const signInWithPhoneCode = (input: { phone: string; code: string }) =>
  send<SignInAnswer>('POST', '/api/session/code/confirm', input);
export const signInWithLink = (token: string) => send<SignInAnswer>('POST', '/api/session/link', { token });
export const signInFirst = (input: { code: string; name: string; userName: string; password: string }) =>
  send<SignInAnswer>('POST', '/api/session/first', input);
export const signOut = () => send<void>('DELETE', '/api/session');

export const getSessions = () => request<{ items: SessionRow[] }>(address('/api/sessions'));
export const revokeSession = (id: string) => send<void>('DELETE', `/api/sessions/${encodeURIComponent(id)}`);
export const changePassword = (input: { current?: string; next: string }) =>
  send<void>('PUT', '/api/account/password', input);
export const startSecondFactor = (password: string) =>
  send<SecondFactorSecret>('POST', '/api/account/second-factor', { password });
export const confirmSecondFactor = (code: string) =>
  send<void>('POST', '/api/account/second-factor/confirm', { code });
export const endSecondFactor = (password: string) =>
  send<void>('DELETE', '/api/account/second-factor', { password });
