import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ReportDraft } from './draft.ts';
import type { Queued } from './outboxRules.ts';

/** Photos are kept as bytes: some browsers lose blobs that lie in their database for long. */
type KeptPhoto = { id: string; bytes: ArrayBuffer; mediaType: string };
interface PhoneSchema extends DBSchema {
  draft: { key: string; value: ReportDraft };
  queue: { key: string; value: Queued };
  photos: { key: string; value: KeptPhoto };
}

export type PhoneStore = {
  isKept: boolean;
  readDraft: () => Promise<ReportDraft | undefined>;
  keepDraft: (draft: ReportDraft | undefined) => Promise<void>;
  readQueue: () => Promise<Queued[]>;
  keepQueued: (item: Queued) => Promise<void>;
  dropQueued: (id: string) => Promise<void>;
  keepPhoto: (id: string, photo: Blob) => Promise<void>;
  readPhoto: (id: string) => Promise<Blob | undefined>;
  dropPhotos: (ids: readonly string[]) => Promise<void>;
};

/** What is typed, photographed and not yet sent outlives the page. Where nothing can be kept, memory must do. */
export async function openPhoneStore(): Promise<PhoneStore> {
  const database = await openDB<PhoneSchema>('mangrid', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('draft');
      fresh.createObjectStore('queue', { keyPath: 'id' });
      fresh.createObjectStore('photos', { keyPath: 'id' });
    },
  }).catch(() => undefined);
  return database ? inDatabase(database) : inMemory();
}

const draftKey = 'draft';

const inDatabase = (database: IDBPDatabase<PhoneSchema>): PhoneStore => ({
  isKept: true,
  readDraft: () => database.get('draft', draftKey),
  keepDraft: async (draft) => {
    if (draft) await database.put('draft', draft, draftKey);
    else await database.delete('draft', draftKey);
  },
  readQueue: () => database.getAll('queue'),
  keepQueued: async (item) => void (await database.put('queue', item)),
  dropQueued: (id) => database.delete('queue', id),
  keepPhoto: async (id, photo) => {
    const bytes = await photo.arrayBuffer();
    await database.put('photos', { id, bytes, mediaType: photo.type });
  },
  readPhoto: async (id) => {
    const kept = await database.get('photos', id);
    return kept && new Blob([kept.bytes], { type: kept.mediaType });
  },
  dropPhotos: async (ids) => void (await Promise.all(ids.map((id) => database.delete('photos', id)))),
});

function inMemory(): PhoneStore {
  let draft: ReportDraft | undefined;
  const queue = new Map<string, Queued>();
  const photos = new Map<string, Blob>();
  return {
    isKept: false,
    readDraft: async () => draft,
    keepDraft: async (next) => {
      draft = next;
    },
    readQueue: async () => [...queue.values()],
    keepQueued: async (item) => void queue.set(item.id, item),
    dropQueued: async (id) => void queue.delete(id),
    keepPhoto: async (id, photo) => void photos.set(id, photo),
    readPhoto: async (id) => photos.get(id),
    dropPhotos: async (ids) => {
      for (const id of ids) photos.delete(id);
    },
  };
}
