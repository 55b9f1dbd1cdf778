import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './http/problem';

/** Refusals stay refusals: only what the network or the server lost is asked again. */
const mayRecover = (error: Error): boolean => !(error instanceof ApiProblem) || error.outcomeUnknown;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 3 && mayRecover(error),
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5_000),
    },
    mutations: { retry: false },
  },
});
