import { mountStaff } from '../session/mountStaff.tsx';
import { LogPage } from './LogPage.tsx';

mountStaff(() => <LogPage />);
