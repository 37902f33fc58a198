import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query"
import { useSyncExternalStore } from "react"
import { ApiError } from "../../api.ts"

let expired = false
const listeners = new Set<() => void>()

/** Says that the session has ended (or is open again); the sign-in dialog follows. */
export function setExpired(next: boolean): void {
  if (expired === next) return
  expired = next
  for (const listener of listeners) listener()
}

/** Whether a request was refused because the session had ended. */
export function useExpired(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => expired,
  )
}

/** A 401 of a query or mutation that says `ownRefusals` is about its own form, not the session. */
function note(error: Error, meta: Record<string, unknown> | undefined): void {
  if (error instanceof ApiError && error.status === 401 && meta?.["ownRefusals"] !== true) {
    setExpired(true)
  }
}

/** Asks once more where no answer came; a refusal is an answer. */
function retry(count: number, error: Error): boolean {
  return count < 1 && !(error instanceof ApiError && error.status >= 400 && error.status < 500)
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => note(error, query.meta) }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => note(error, mutation.meta),
    }),
    defaultOptions: {
      queries: { retry, retryDelay: 500, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  })
}
