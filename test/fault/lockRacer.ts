/** One of several processes that race for a data directory; told what to do by its parent. */
import { acquireLock, type Lock } from '../../api/db/embedded/lock.ts';

type Order = { do: 'acquire'; directory: string } | { do: 'release' };
let held: Lock | null = null;

process.on('message', (order: Order) => {
  if (order.do === 'release') {
    held?.release();
    held = null;
    process.send?.({ released: true });
    return;
  }
  const result = acquireLock(order.directory);
  if (result.ok) held = result.lock;
  process.send?.({ won: result.ok, refusedBy: result.ok ? null : result.because.serverPid });
});
process.send?.({ ready: true });
