import '../style/night.css';
import './wall.css';
import '../i18n/people.ts';
import { mount } from '../mount.tsx';
import { WallPage } from './WallPage.tsx';

mount(() => <WallPage />);
