import '../style/day.css';
import './desk.css';
import '../i18n/people.ts';
import { QueryClientProvider } from '@tanstack/solid-query';
import { mount } from '../mount.tsx';
import { makeQueries } from '../state/queries.ts';
import { DeskPage } from './DeskPage.tsx';

mount(() => (
  <QueryClientProvider client={makeQueries()}>
    <DeskPage />
  </QueryClientProvider>
));
