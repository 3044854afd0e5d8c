import type { BetterAuthOptions } from 'better-auth';

type MakeAdapter<Adapter> = (options: BetterAuthOptions) => Adapter;

/**
 * The library knows the wall clock alone. Every instant on its way to or from the tables is moved by the distance between
 * that clock and ours, so that one clock rules all limits and a test can move it. In service both are the same.
 */
export function clockedAdapter<Adapter extends object>(
  make: MakeAdapter<Adapter>,
  clock: () => Date,
): MakeAdapter<Adapter> {
  return (options) =>
    new Proxy(make(options), {
      get(adapter, name) {
        const method = Reflect.get(adapter, name) as unknown;
        if (typeof method !== 'function') return method;
        return async (...input: unknown[]) => {
          const ahead = clock().getTime() - Date.now();
          const result: unknown = await method.apply(adapter, moved(input, ahead));
          return moved(result, -ahead);
        };
      },
    });
}

/** A copy with every instant in it moved; functions and what is no plain object stay as they are. */
function moved<Value>(value: Value, milliseconds: number): Value {
  if (value instanceof Date) return new Date(value.getTime() + milliseconds) as Value;
  if (Array.isArray(value)) return value.map((one) => moved(one, milliseconds)) as Value;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, moved(one, milliseconds)]),
  ) as Value;
}
