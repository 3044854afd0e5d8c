import { QueryClient } from '@tanstack/solid-query';
import { ApiError } from '../client.ts';

/** Only what may pass by itself is asked again: a refusal stays one. */
export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < 2 && (!(error instanceof ApiError) || error.isPassing),
      },
    },
  });
