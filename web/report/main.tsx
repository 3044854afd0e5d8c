import '../style/day.css';
import './report.css';
import { mount } from '../mount.tsx';
import { FollowPage } from './FollowPage.tsx';
import { keepPage } from './keepPage.ts';
import { ReportPage } from './ReportPage.tsx';

// One small page for both: what is sent, and the link its sender gets.
const isFollowing = location.pathname === '/r';
mount(() => (isFollowing ? <FollowPage /> : <ReportPage />));
if (!isFollowing) keepPage();
