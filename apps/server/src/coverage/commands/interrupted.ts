/** A signal that Ctrl-C sets, until it is released; a second Ctrl-C ends the process as usual. */
export function interrupted(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once("SIGINT", stop)
  process.once("SIGTERM", stop)
  return {
    signal: controller.signal,
    release() {
      process.off("SIGINT", stop)
      process.off("SIGTERM", stop)
    },
  }
}
