/** What the HTTP thread asks of the thread that holds the embedded database. */
export type WorkerTask =
  | { readonly kind: "query"; readonly text: string; readonly values: readonly unknown[] }
  | { readonly kind: "exec"; readonly text: string }
  | { readonly kind: "listen"; readonly channel: string }
  | { readonly kind: "dump" }
  | { readonly kind: "close" }

export type WorkerRequest = WorkerTask & { readonly id: number }

interface DatabaseFailure {
  readonly message: string
  readonly code?: string
  readonly detail?: string
  readonly constraint?: string
}

export type WorkerAnswer =
  | { readonly ready: true }
  | { readonly heard: string; readonly payload: string }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: DatabaseFailure }
