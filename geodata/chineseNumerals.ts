/** Numbers as people write them in addresses: 2, ２, 二, 十三, 二十, 一百零二, 五〇一. */

const digits = new Map([...'〇零一二三四五六七八九'].map((sign, place) => [sign, Math.max(place - 1, 0)]));
digits.set('两', 2);
digits.set('俩', 2);
const numeral = '[〇零一二两三四五六七八九十百]';
/** As on cheques and on some old house plates; plain characters elsewhere: 陆 is a surname. */
const formal = new Map(
  [...'壹贰叁肆伍陆柒捌玖拾佰'].map((sign, place) => [sign, '一二三四五六七八九十百'[place] ?? '']),
);
const formalNumeral = '[壹贰叁肆伍陆柒捌玖拾佰零]+';

/** Words that turn the numeral before them into a house number: 二号楼, 三单元, 五楼, 五零一室. */
const counted = '号|栋|幢|座|#|单元|排|楼|层|室|户|门洞';
const countedNumeral = new RegExp(`${numeral}+(?=${counted})`, 'g');
const countedFormal = new RegExp(`${formalNumeral}(?=${counted})`, 'g');
/** Three or more digits in a row are a room said aloud: 五零一. */
const spokenRoom = /(?<![十百])[〇零一二两三四五六七八九]{3,4}(?![十百〇零一二两三四五六七八九])/g;

/**
 * The whole number that a Chinese or Arabic numeral means, or null if the text is none. Read by place value up to 999
 * (一百二十三) or sign by sign (一二三 is 123). 一百二 is read as it is said: 120.
 */
export function chineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '' || !new RegExp(`^${numeral}+$`).test(text)) return null;
  const signs = [...text];
  if (!/[十百]/.test(text)) return Number(signs.map((sign) => digits.get(sign)).join(''));
  const found =
    /^(?:([一二两三四五六七八九])百)?[零〇]?(?:([一二两三四五六七八九]?)(十))?[零〇]?([一二两三四五六七八九])?$/.exec(
      text,
    );
  if (!found) return null;
  const [, hundreds, tens, ten, ones] = found;
  const isShortened =
    hundreds !== undefined && ten === undefined && ones !== undefined && !/[零〇]/.test(text);
  const last = (ones === undefined ? 0 : signValue(ones)) * (isShortened ? 10 : 1);
  return signValue(hundreds ?? '零') * 100 + (ten === undefined ? 0 : tens ? signValue(tens) : 1) * 10 + last;
}

function signValue(sign: string): number {
  return digits.get(sign) ?? 0;
}

/**
 * The text with Arabic digits wherever a numeral stands before a house word or is a room said sign by sign; other numerals
 * (五老调解室, 十字路口) stay as they are.
 */
export function withDigits(text: string): string {
  const replaced = (numerals: string) => String(chineseNumber(numerals) ?? numerals);
  const plain = (numerals: string) => [...numerals].map((sign) => formal.get(sign) ?? sign).join('');
  return text.replace(countedFormal, plain).replace(countedNumeral, replaced).replace(spokenRoom, replaced);
}
