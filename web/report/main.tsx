import '../style/day.css';
import './report.css';
import { mount } from '../mount.tsx';
import { FollowPage } from './FollowPage.tsx';
import { ReportPage } from './ReportPage.tsx';

// One small page for both: what is sent, and the link its sender gets.
mount(() => (location.pathname === '/r' ? <FollowPage /> : <ReportPage />));
