import { mountStaff } from '../session/mountStaff.tsx';
import { AccountPage } from './AccountPage.tsx';

mountStaff(() => <AccountPage />);
