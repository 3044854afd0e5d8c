import { mountStaff } from '../session/mountStaff.tsx';
import { SignInPage } from './SignInPage.tsx';

mountStaff(() => <SignInPage />);
