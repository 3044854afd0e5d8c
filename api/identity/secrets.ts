import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A hash that only this deployment can make: HMAC-SHA-256 under the server's key. The purpose keeps equal values apart. */
export type Mac = (purpose: string, value: string) => string;

export const makeMac =
  (serverKey: string): Mac =>
  (purpose, value) =>
    createHmac('sha256', serverKey).update(`${purpose}\u0000${value}`).digest('base64url');

/** Compares two hashes without telling by the time where they differ. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** 256 bits for what a machine keeps. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

export const makeDigits = (count: number): string => String(randomInt(10 ** count)).padStart(count, '0');

/** Without 0 O, 1 I L: what is read off a screen and typed must not be mistaken. */
const readable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code for reading and typing, in groups: `K7M-2QX`. */
export function makeReadableCode(groups: number, lettersEach: number): string {
  const letter = () => readable[randomInt(readable.length)];
  return Array.from({ length: groups }, () => Array.from({ length: lettersEach }, letter).join('')).join('-');
}

/** The same code however it was typed: small letters, blanks and dashes do not matter. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
