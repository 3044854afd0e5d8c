import '../style/day.css';
import { mount } from '../mount.tsx';
import { HomePage } from './HomePage.tsx';

mount(() => <HomePage />);
