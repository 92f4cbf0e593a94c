import { QueryClient } from "@tanstack/react-query"

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // api/http repeats what is worth repeating, with backoff; a second layer would multiply it.
        retry: false,
        // A tracking server on this computer answers without any network.
        networkMode: "always",
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  })
