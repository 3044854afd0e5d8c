import '../style/day.css';
import './staff.css';
import '../i18n/people.ts';
import { mount } from '../mount.tsx';

/** Pages of staff start alike: their style, their words. */
export const mountStaff = mount;
