import type { Book } from './book.ts';

export const riderTrades = [
  { trade: 'delivery', count: 11, words: '外卖骑手' },
  { trade: 'courier', count: 8, words: '快递员' },
  { trade: 'taxi', count: 4, words: '出租车司机' },
] as const;

const mediationRooms = ['老党员工作室', '五老调解室'];
const mediatorsPerRoom = 5;
const partnersSince = '2023-09-01';

/** Ten mediators in two rooms, and 23 riders: people who serve the whole community. */
export function makePartners(book: Book): void {
  mediationRooms.forEach((room, roomIndex) => {
    for (let seat = 1; seat <= mediatorsPerRoom; seat += 1) {
      const person = book.person(`mediator-${roomIndex + 1}-${seat}`, ['older', 'middle']);
      const rank = (seat - 1) * mediationRooms.length + roomIndex + 1;
      book.post(person, 'mediator', { from: partnersSince, rank, duty: `${room}：邻里、家庭矛盾调解` });
    }
  });
  for (const { trade, count, words } of riderTrades) {
    for (let ordinal = 1; ordinal <= count; ordinal += 1) {
      const person = book.person(`${trade}-${ordinal}`, ['younger', 'middle']);
      book.post(person, 'rider', { from: partnersSince, duty: `${words}：随手上报隐患与急难事项` });
    }
  }
}
