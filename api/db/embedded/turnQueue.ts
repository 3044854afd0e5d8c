/** What the engine offers here: one protocol message in, raw answers out. */
export type Protocol = {
  execProtocolRawStream: (
    message: Uint8Array,
    options: { onRawData: (bytes: Uint8Array) => void },
  ) => Promise<unknown>;
  runExclusive: <Result>(run: () => Promise<Result>) => Promise<Result>;
};
type Waiting = { connection: number; message: Uint8Array; answer: (bytes: Uint8Array) => void };

const [simpleQuery, sync, readyForQuery, idle] = ['Q', 'S', 'Z', 'I'].map((letter) => letter.charCodeAt(0));
const extended = ['P', 'B', 'D', 'E', 'C', 'H'].map((letter) => letter.charCodeAt(0));
const readyLength = 6;
const syncMessage = new Uint8Array([sync as number, 0, 0, 0, 4]);

/**
 * Takes turns between connections that share the embedded engine's one session. Switching between single protocol messages,
 * as pglite-socket does, lets two connections overwrite each other's unnamed statements and read each other's rows. A turn
 * here lasts from a connection's first message to the ReadyForQuery that leaves no transaction open. The engine also
 * says ReadyForQuery twice after a failed extended query, once too early; the early one is taken out here, or every later
 * answer of that connection would be one query off.
 */
export class TurnQueue {
  readonly #engine: Protocol;
  #waiting: Waiting[] = [];
  #owner: number | null = null;
  #running: Promise<void> | null = null;
  /** After a failed message everything up to Sync is left out, as the protocol says. */
  #isSkipping = false;

  constructor(engine: Protocol) {
    this.#engine = engine;
  }

  enqueue(connection: number, message: Uint8Array, answer: (bytes: Uint8Array) => void): void {
    this.#waiting.push({ connection, message, answer });
    this.#run();
  }

  /** A connection has gone: what it still had to say is dropped, its turn is ended, its transaction taken back. */
  leave(connection: number): void {
    this.#waiting = this.#waiting.filter((one) => one.connection !== connection);
    if (this.#owner !== connection) return;
    const ignore = () => undefined;
    this.#waiting.unshift(
      { connection, message: syncMessage, answer: ignore },
      { connection, message: queryMessage('ROLLBACK'), answer: ignore },
    );
    this.#run();
  }

  /** Resolves when nothing is running and nothing waits. */
  async settled(): Promise<void> {
    while (this.#running) {
      await this.#running;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #run(): void {
    if (this.#running) return;
    // Nothing to take yet: all that waits is behind an owner who has not said everything.
    const first = this.#next();
    if (first) this.#running = this.#takeTurns(first);
  }

  async #takeTurns(first: Waiting): Promise<void> {
    for (let next: Waiting | undefined = first; next; next = this.#next()) await this.#process(next);
    // In the same step that found nothing waiting, so that the next message starts a new round.
    this.#running = null;
  }

  #next(): Waiting | undefined {
    const index =
      this.#owner === null ? 0 : this.#waiting.findIndex(({ connection }) => connection === this.#owner);
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  async #process({ connection, message, answer }: Waiting): Promise<void> {
    const kind = message[0];
    this.#owner = connection;
    if (kind === sync) this.#isSkipping = false;
    if (this.#isSkipping) return;
    const held = new HeldTail(answer);
    await this.#engine.runExclusive(() =>
      this.#engine.execProtocolRawStream(message, { onRawData: (data) => held.add(data) }),
    );
    const status = held.readyStatus();
    if (status !== null && isExtended(kind)) {
      // A failed extended message: the engine is ready at once, the protocol says only after Sync.
      this.#isSkipping = true;
      return;
    }
    held.flush();
    if (status === idle) this.#owner = null;
  }
}

/** Passes answers on but for their last six bytes, the length of a ReadyForQuery. */
class HeldTail {
  #tail = new Uint8Array(0);
  readonly #pass: (bytes: Uint8Array) => void;

  constructor(pass: (bytes: Uint8Array) => void) {
    this.#pass = pass;
  }

  add(data: Uint8Array): void {
    const all = new Uint8Array(this.#tail.length + data.length);
    all.set(this.#tail);
    all.set(data, this.#tail.length);
    const cut = Math.max(0, all.length - readyLength);
    if (cut > 0) this.#pass(all.slice(0, cut));
    this.#tail = all.slice(cut);
  }

  /** The transaction status of the ReadyForQuery at the end, if there is one. */
  readyStatus(): number | null {
    return this.#tail.length === readyLength && this.#tail[0] === readyForQuery && this.#tail[4] === 5
      ? (this.#tail[5] as number)
      : null;
  }

  flush(): void {
    if (this.#tail.length > 0) this.#pass(this.#tail);
    this.#tail = new Uint8Array(0);
  }
}

/** Parse, Bind, Describe, Execute, Close, Flush: answered, and ready only after Sync. */
const isExtended = (kind: number | undefined): boolean => extended.includes(kind as number);

function queryMessage(query: string): Uint8Array {
  const text = new TextEncoder().encode(query);
  const message = new Uint8Array(6 + text.length);
  message[0] = simpleQuery as number;
  new DataView(message.buffer).setInt32(1, 5 + text.length);
  message.set(text, 5);
  return message;
}
