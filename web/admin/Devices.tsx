import { useQuery } from '@tanstack/solid-query';
import { createSignal, For, Show } from 'solid-js';
import type { DeviceRow } from '#contract/people.ts';
import { getDevices, revokeDevice } from '../clientKeeping.ts';
import { useWords } from '../i18n/language.tsx';
import type { CommunityTime } from '../state/communityTime.ts';
import { createSubmission } from '../state/submission.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { SendForm } from '../ui/Fields.tsx';
import { FormProblem } from '../ui/FormProblem.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import styles from './admin.module.css';
import { PairForm } from './PairForm.tsx';

/** Screens: pair one by the code it shows, see when each was last there, revoke it. */
export function Devices(props: { time: CommunityTime }) {
  const { t } = useWords();
  const query = useQuery(() => ({ queryKey: ['devices'], queryFn: getDevices }));
  const [revoking, setRevoking] = createSignal<DeviceRow>();
  const close = () => {
    setRevoking(undefined);
    void query.refetch();
  };
  return (
    <div class={styles.split}>
      <PairForm onPaired={() => void query.refetch()} />
      <section class={styles.box}>
        <Show
          when={query.data}
          fallback={
            <Show when={query.isError} fallback={<Waiting />}>
              <ErrorState error={query.error} onRetry={() => query.refetch()} />
            </Show>
          }
        >
          {(list) => (
            <Show
              when={list().items.length}
              fallback={<EmptyState title={t('admin.noDevices')} more={t('admin.noDevicesMore')} />}
            >
              <table class={styles.table} data-testid="devices">
                <tbody>
                  <For each={list().items}>
                    {(device) => <Device device={device} time={props.time} onRevoke={setRevoking} />}
                  </For>
                </tbody>
              </table>
            </Show>
          )}
        </Show>
      </section>
      <Show when={revoking()}>{(device) => <RevokeDialog device={device()} onClose={close} />}</Show>
    </div>
  );
}

function Device(props: { device: DeviceRow; time: CommunityTime; onRevoke: (device: DeviceRow) => void }) {
  const { t } = useWords();
  const device = () => props.device;
  return (
    <tr>
      <td class={styles.person}>{device().name}</td>
      <td class={styles.quiet}>{t('admin.pairedAt', { time: props.time.near(device().pairedAt) })}</td>
      <td>
        <Show
          when={device().revokedAt}
          fallback={
            device().lastSeenAt
              ? t('admin.lastSeen', { time: props.time.near(device().lastSeenAt as string) })
              : t('admin.neverSeen')
          }
        >
          {(at) => <span class={styles.off}>{t('admin.revokedAt', { time: props.time.near(at()) })}</span>}
        </Show>
      </td>
      <td>
        <Show when={!device().revokedAt}>
          <div class={styles.buttons}>
            <button type="button" onClick={() => props.onRevoke(device())}>
              {t('admin.revoke')}
            </button>
          </div>
        </Show>
      </td>
    </tr>
  );
}

function RevokeDialog(props: { device: DeviceRow; onClose: () => void }) {
  const { t } = useWords();
  const sending = createSubmission();
  const title = () => t('admin.revokeTitle', { name: props.device.name });
  const send = async () => {
    await revokeDevice(props.device.id);
    props.onClose();
  };
  return (
    <Dialog title={title()} onClose={props.onClose}>
      <SendForm
        of={sending}
        label={title()}
        submit={t('admin.revoke')}
        isDanger
        onSend={send}
        onCancel={props.onClose}
      >
        <p>{t('admin.revokeMore')}</p>
        <FormProblem of={sending} />
      </SendForm>
    </Dialog>
  );
}
