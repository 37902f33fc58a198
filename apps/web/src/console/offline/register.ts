const WORKER = "/console/ngoai-tuyen.js"

/**
 * Lets the console open without a connection. Where a browser allows no worker (an address that is
 * not secure, a private window) it works as long as the page is open; drafts are kept all the same.
 */
export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return
  const { serviceWorker } = navigator
  const first = serviceWorker.controller === null
  try {
    await serviceWorker.register(WORKER, { scope: "/console" })
    const { active } = await serviceWorker.ready
    if (first) active?.postMessage(["/console", ...loadedPaths()])
  } catch {
    // The console needs no worker; a browser that refuses one is like one that has none.
  }
}

const loadedPaths = (): string[] =>
  performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name, location.href))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname, search }) => pathname + search)
