import { mountStaff } from '../session/mountStaff.tsx';
import { AdminPage } from './AdminPage.tsx';

mountStaff(() => <AdminPage />);
