import { useWords } from '../i18n/language.tsx';
import { StaffPage } from '../session/StaffPage.tsx';
import { createCommunityTime } from '../state/communityTime.ts';
import styles from './account.module.css';
import { Passwords } from './Passwords.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';
import { WhoIAm } from './WhoIAm.tsx';

/** Who I am here, how I come in, and where I am signed in. */
export function AccountPage() {
  const { t } = useWords();
  return (
    <StaffPage title={t('account.title')}>
      <Screen />
    </StaffPage>
  );
}

function Screen() {
  const time = createCommunityTime();
  return (
    <div class={styles.columns} data-testid="account">
      <div>
        <WhoIAm time={time} />
        <Sessions time={time} />
      </div>
      <div>
        <Passwords />
        <SecondFactor />
      </div>
    </div>
  );
}
