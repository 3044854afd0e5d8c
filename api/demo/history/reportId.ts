import type { Random } from '../random.ts';

/** A UUIDv7 of the moment (RFC 9562 §5.7) whose random bits come from the seed: the same report has the same id again. */
export function reportId(at: Date, random: Random): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const digits = (count: number) =>
    Array.from({ length: count }, () => random.between(0, 15).toString(16)).join('');
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
}
