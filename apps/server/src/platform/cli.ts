import type { Context } from "./context.ts"

/**
 * What a command works with. The same command runs in its own process or inside a
 * running server (which holds the embedded database), so it writes only through this.
 */
export interface Cli {
  /** The database, migrated, with the demonstration loaded where the directory was empty. */
  open(): Promise<Context>
  /** A line of data, to standard output. */
  out(line: string): void
  /** Bytes of data as they are, to standard output; missing where only lines are taken. */
  bytes?: (data: Uint8Array) => void
  /** A line for the person, to standard error. */
  note(line: string): void
  /** Makes the process end with 1 although nothing was thrown. */
  fail(): void
  /** A path as the caller typed it, made absolute against the caller's folder. */
  path(typed: string): string
}
