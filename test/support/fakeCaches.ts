type Asked = string | { url: string };
type Fetch = (asked: string) => Promise<Response>;
const pathOf = (asked: Asked) =>
  new URL(typeof asked === 'string' ? asked : asked.url, 'https://mangrid.example').pathname;

/** As much of a browser's CacheStorage as a worker of ours uses; it outlives the worker, as in a browser. */
export function fakeCaches(...names: string[]) {
  const all = new Map(names.map((name) => [name, new Map<string, Response>()]));
  return {
    names: () => [...all.keys()],
    addresses: () => [...all.values()].flatMap((kept) => [...kept.keys()]),
    storage: (fetch: Fetch) => ({
      keys: async () => [...all.keys()],
      delete: async (name: string) => all.delete(name),
      match: async (asked: Asked, { cacheName }: { cacheName: string }) =>
        all.get(cacheName)?.get(pathOf(asked))?.clone(),
      open: async (name: string) => {
        const kept = all.get(name) ?? new Map<string, Response>();
        all.set(name, kept);
        return {
          put: async (asked: Asked, answer: Response) => void kept.set(pathOf(asked), answer),
          addAll: async (files: string[]) => {
            for (const file of files) kept.set(file, await fetch(file));
          },
        };
      },
    }),
  };
}
