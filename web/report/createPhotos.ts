import { createStore } from 'solid-js/store';
import type { PhotoAnswer } from '#contract/photos.ts';
import { ApiError, putPhoto } from '../client.ts';
import type { PhoneStore } from './phoneStore.ts';

export type PhotoState = {
  /** blob: address for the small picture. */
  preview: string;
  share: number;
  phase: 'sending' | 'sent' | 'waiting' | 'refused';
  reason: string;
  /** What the server read from it; null before it is there. */
  hint: PhotoAnswer['hint'];
};
export type Photos = {
  states: Record<string, PhotoState>;
  add: (id: string, photo: Blob) => void;
  restore: (ids: readonly string[]) => Promise<void>;
  forget: (id: string) => void;
  /** Sends one that is not with the server yet; 'gone': it is no longer on this phone. */
  send: (id: string) => Promise<'sent' | 'refused' | 'gone'>;
};

/** Photos go to the server while the rest of the form is still being filled in. */
export function createPhotos(store: Promise<PhoneStore>): Photos {
  const [states, setStates] = createStore<Record<string, PhotoState>>({});
  const uploads = new Map<string, Promise<'sent' | 'refused' | 'gone'>>();
  const change = (id: string, next: Partial<PhotoState>) => states[id] && setStates(id, next);
  const show = (id: string, photo: Blob) =>
    setStates(id, {
      preview: URL.createObjectURL(photo),
      share: 0,
      phase: 'waiting',
      reason: '',
      hint: null,
    });

  async function upload(id: string): Promise<'sent' | 'refused' | 'gone'> {
    if (states[id]?.phase === 'sent') return 'sent';
    const photo = await (await store).readPhoto(id);
    if (!photo) return 'gone';
    change(id, { phase: 'sending', share: 0 });
    try {
      const { hint } = await putPhoto(id, photo, (share) => change(id, { share }));
      change(id, { phase: 'sent', share: 1, hint });
      return 'sent';
    } catch (error) {
      const isPassing = !(error instanceof ApiError) || error.isPassing;
      change(id, {
        phase: isPassing ? 'waiting' : 'refused',
        reason: error instanceof Error ? error.message : '',
      });
      if (isPassing) throw error;
      return 'refused';
    }
  }
  const send = (id: string) => {
    const running = uploads.get(id) ?? upload(id).finally(() => uploads.delete(id));
    uploads.set(id, running);
    return running;
  };

  return {
    states,
    send,
    add: (id, photo) => {
      show(id, photo);
      void store
        .then((kept) => kept.keepPhoto(id, photo))
        .then(() => send(id))
        .catch(() => undefined);
    },
    restore: async (ids) => {
      for (const id of ids) {
        const photo = await (await store).readPhoto(id);
        if (!photo) continue;
        show(id, photo);
        void send(id).catch(() => undefined);
      }
    },
    forget: (id) => {
      URL.revokeObjectURL(states[id]?.preview ?? '');
      setStates((all) => ({ ...all, [id]: undefined as unknown as PhotoState }));
    },
  };
}
