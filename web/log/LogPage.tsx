import { useWords } from '../i18n/language.tsx';
import { StaffPage } from '../session/StaffPage.tsx';
import { LogScreen } from './LogScreen.tsx';

export function LogPage() {
  const { t } = useWords();
  return (
    <StaffPage title={t('log.title')} needs="log.read">
      <LogScreen />
    </StaffPage>
  );
}
