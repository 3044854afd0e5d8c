import { createEffect, createSignal, on, Show } from 'solid-js';
import type { Contact as Opened } from '#contract/personal.ts';
import type { StaffTicket } from '#contract/tickets.ts';
import { useWords, type WordKey } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import form from '../ui/form.module.css';
import styles from './Contact.module.css';
import { RevealForm } from './RevealForm.tsx';

type Report = StaffTicket['reports'][number];

/** Who reported: masked; in full for one purpose and this view, which is written down. */
export function Contact(props: { report: Report }) {
  const { t } = useWords();
  const store = useMe();
  const [isAsking, setAsking] = createSignal(false);
  const [opened, setOpened] = createSignal<Opened>();
  const close = () => {
    setOpened(undefined);
    setAsking(false);
  };
  createEffect(on(() => props.report.id, close, { defer: true }));
  const isOpenable = () => store.right('contact.reveal').ok && props.report.contactPurposes.length > 0;
  createEffect(() => (store.isEnded() || !isOpenable()) && close());
  const because = () =>
    props.report.contactBecause ?? store.right('contact.reveal').because ?? 'post-does-not-allow';
  const why = () => t(`reveal.${because()}` as WordKey);
  const masked = () =>
    [props.report.contact?.name, props.report.contact?.phone].filter(Boolean).join(' · ') ||
    t('reveal.closed');
  return (
    <div
      class={styles.contact}
      classList={{ [styles.open as string]: opened() !== undefined }}
      data-testid="contact"
    >
      <Show
        when={opened()}
        fallback={
          <p class={styles.line}>
            <span>{masked()}</span>
            <Show when={isOpenable() && !isAsking()}>
              <button type="button" class={form.second} onClick={() => setAsking(true)}>
                {t('reveal.show')}
              </button>
            </Show>
          </p>
        }
      >
        {(contact) => <Shown contact={contact()} />}
      </Show>
      <Show when={!isOpenable()}>
        <p class={styles.note}>{why()}</p>
      </Show>
      <Show when={isAsking() && !opened()}>
        <RevealForm
          reportId={props.report.id}
          purposes={props.report.contactPurposes}
          onOpened={setOpened}
          onCancel={close}
        />
      </Show>
    </div>
  );
}

function Shown(props: { contact: Opened }) {
  const { t } = useWords();
  return (
    <>
      <p class={styles.line}>
        <span>{props.contact.name ?? t('reveal.noName')}</span>
        <Show when={props.contact.phone} fallback={<span>{t('reveal.noPhone')}</span>}>
          {(phone) => <a href={`tel:${phone()}`}>{phone()}</a>}
        </Show>
      </p>
      <p class={styles.note} role="status">
        {t('reveal.logged')}
      </p>
    </>
  );
}
