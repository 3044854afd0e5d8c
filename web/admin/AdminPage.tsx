import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Needed } from '../display/rights.ts';
import { useWords } from '../i18n/language.tsx';
import { NotAllowed } from '../session/NotAllowed.tsx';
import { StaffPage } from '../session/StaffPage.tsx';
import { createCommunityTime } from '../state/communityTime.ts';
import { useMe } from '../state/me.ts';
import form from '../ui/form.module.css';
import styles from './admin.module.css';
import { Devices } from './Devices.tsx';
import { Erase } from './Erase.tsx';
import { People } from './People.tsx';

const tabs = ['people', 'devices', 'erase'] as const;
type Tab = (typeof tabs)[number];
const needed: Record<Tab, Needed> = {
  people: 'people.list',
  devices: 'devices.manage',
  erase: 'report.erase',
};

/** People with their posts and accounts, screens, and what is erased at the wish of whoever reported. */
export function AdminPage() {
  const { t } = useWords();
  return (
    <StaffPage title={t('admin.title')} needs="people.list">
      <Screen />
    </StaffPage>
  );
}

const readTab = (): Tab =>
  tabs.find((tab) => tab === new URLSearchParams(location.search).get('tab')) ?? 'people';

function Screen() {
  const { t } = useWords();
  const store = useMe();
  const time = createCommunityTime();
  const [tab, setTab] = createSignal<Tab>(readTab());
  const choose = (next: Tab) => {
    const query = new URLSearchParams(location.search);
    query.set('tab', next);
    history.replaceState(null, '', `${location.pathname}?${query}`);
    setTab(next);
  };
  return (
    <div class={styles.screen} data-testid="admin">
      <nav class={form.tabs} aria-label={t('admin.title')}>
        <For each={tabs}>
          {(one) => (
            <button type="button" aria-pressed={tab() === one} onClick={() => choose(one)}>
              {t(`admin.${one}`)}
            </button>
          )}
        </For>
      </nav>
      <Show when={store.right(needed[tab()]).ok} fallback={<NotAllowed needs={needed[tab()]} />}>
        <Switch>
          <Match when={tab() === 'people'}>
            <People time={time} />
          </Match>
          <Match when={tab() === 'devices'}>
            <Devices time={time} />
          </Match>
          <Match when={tab() === 'erase'}>
            <Erase />
          </Match>
        </Switch>
      </Show>
    </div>
  );
}
