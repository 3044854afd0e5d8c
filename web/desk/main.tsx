import '../style/day.css';
import './desk.css';
import { QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import { mount } from '../mount.tsx';
import { DeskPage } from './DeskPage.tsx';

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: 2, refetchOnWindowFocus: true } },
});

mount(() => (
  <QueryClientProvider client={queries}>
    <DeskPage />
  </QueryClientProvider>
));
