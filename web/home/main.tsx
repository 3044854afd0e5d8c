import '../style/day.css';
import '../i18n/people.ts';
import { mount } from '../mount.tsx';
import { HomePage } from './HomePage.tsx';

mount(() => <HomePage />);
