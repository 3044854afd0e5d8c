import { useWords } from '../i18n/language.tsx';
import { StaffPage } from '../session/StaffPage.tsx';
import { SignInScreen } from './SignInScreen.tsx';

export function SignInPage() {
  const { t } = useWords();
  return (
    <StaffPage title={t('signIn.title')} whenNobody="stay">
      <SignInScreen />
    </StaffPage>
  );
}
