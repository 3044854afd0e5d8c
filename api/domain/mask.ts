import type { Why } from '#contract/why.ts';

/** 王*: the family name; an empty name stays empty. Names of one character are hidden whole. */
export function maskName(name: string): string {
  const characters = [...name];
  return characters.length > 1 ? `${characters[0]}*` : '*'.repeat(characters.length);
}

/** 138****5678: the first three and last four digits, whatever stands between; a short number is hidden whole. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 9 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : '****';
}

/** Reasons for readers whose address ends at the building: a unit that was named becomes the building it is in. */
export const maskUnit = (why: readonly Why[], buildingId: string | null): Why[] =>
  why.flatMap((one): Why[] => {
    if (one.code !== 'located-by-text' || one.params.targetKind !== 'unit') return [one];
    if (buildingId === null) return [];
    return [{ ...one, params: { ...one.params, targetKind: 'building', targetId: buildingId } }];
  });
