/** A number from 1 to 99 in Chinese, as people write it: 十三, 二十, 四十一. */
export function chineseOf(number: number): string {
  const signs = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const tens = Math.floor(number / 10);
  const ones = signs[number % 10] as string;
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : signs[tens]}十${ones}`;
}
