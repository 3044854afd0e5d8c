import type { PlaceProperties, UnitProperties } from '#geodata/model.ts';
import type { Random } from '../random.ts';

export type Speech = { compound: string; nickname: string; isRow: boolean };
type UnitSpeech = Speech & { building: string; unit: UnitProperties; rooms: readonly string[] };

/** A unit or a flat in it, in the forms people write: 2号楼3单元, 2栋, 2#, 2幢, 2-3-501, 二号楼三单元五楼西户, 3排5号. */
export function unitWords(speech: UnitSpeech, random: Random): string {
  const { compound, nickname, building, unit, rooms } = speech;
  const room = rooms.length > 0 ? random.pick(rooms) : null;
  if (speech.isRow)
    return `${random.pick([compound, nickname])}${building}排${room === null ? '' : `${room}号`}`;
  const forms = [
    `${compound}${building}号楼${unit.number}单元`,
    `${compound}${building}号楼${unit.number}单元`,
    `${compound}${building}栋${unit.number}单元`,
    `${compound}${building}#${unit.number}单元`,
    `${compound}${building}幢${unit.number}单元`,
    `${nickname}${building}号楼${unit.number}单元`,
  ];
  if (room === null) return random.pick(forms);
  return random.pick([
    ...forms,
    `${compound}${building}号楼${unit.number}单元${room}`,
    `${compound}${building}-${unit.number}-${room}`,
    `${compound}${building}栋${unit.number}单元${room}室`,
    `${compound}${spoken(building)}号楼${spoken(unit.number)}单元${flatWords(room, unit)}`,
  ]);
}

/** 五楼西户: flats are counted from the west. */
function flatWords(room: string, { flatsPerLanding }: UnitProperties): string {
  const [floor, flat] = [room.slice(0, -2), Number(room.slice(-2))];
  const sides: Record<number, string[]> = { 1: [''], 2: ['西户', '东户'], 3: ['西户', '中户', '东户'] };
  const side = sides[flatsPerLanding]?.[flat - 1];
  return side === undefined ? room : `${spoken(floor)}楼${side}`;
}

const corners = ['楼下', '门口', '前面', '旁边', '西头', '东头', '后面'];

export function buildingWords(
  { compound, nickname, building, isRow }: Speech & { building: string },
  random: Random,
): string {
  if (isRow) return `${compound}${building}排`;
  const number = random.pick([
    `${building}号楼`,
    `${building}号楼`,
    `${building}栋`,
    `${spoken(building)}号楼`,
  ]);
  return `${random.pick([compound, compound, nickname])}${number}${random.pick(['', '', ...corners])}`;
}

export function placeWords({ name, nicknames }: PlaceProperties, random: Random): string {
  // A nickname of two letters is any place of its kind: people use it, but beside a position.
  const names = [name, name, ...nicknames.filter((one) => one.length >= 4)];
  const said = random.pick(names);
  return /[口旁面]$/.test(said) ? said : `${said}${random.pick(['', '', '旁边', '附近', '门口'])}`;
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number up to 99 as it is spoken: 十二, 二十. */
export function spoken(number: number | string): string {
  const value = Number(number);
  if (!Number.isInteger(value) || value < 0 || value > 99) return String(number);
  if (value < 10) return digits[value] as string;
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : digits[tens]}十${value % 10 === 0 ? '' : digits[value % 10]}`;
}
