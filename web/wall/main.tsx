import '../style/night.css';
import './wall.css';
import { mount } from '../mount.tsx';
import { WallPage } from './WallPage.tsx';

mount(() => <WallPage />);
