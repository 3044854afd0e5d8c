/** A screen on the wall that asks to be paired, and asks again whether it still is. */
import type { DevicePairing } from '#contract/people.ts';
import type { Me } from '#contract/session.ts';
import { address, request } from './client.ts';

export type OwnDevice = { state: 'waiting' | 'paired' | 'revoked'; name: string | null };

export const askForPairing = () => request<DevicePairing>(address('/api/devices'), { method: 'POST' });
const asScreen = (token: string) => ({
  headers: { 'x-device-token': token },
  credentials: 'omit' as const,
});
export const getOwnDevice = (token: string) =>
  request<OwnDevice>(address('/api/devices/own'), asScreen(token));
/** Also tells the server that the screen is alive. */
export const getMeAsScreen = (token: string) => request<Me>(address('/api/me'), asScreen(token));
