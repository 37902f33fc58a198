import { wayOf } from "./answer.ts"

/** Of a service worker's own scope, which the DOM's types do not tell. */
interface Worker {
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
}
interface Extendable extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface Fetching extends Extendable {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}
interface Told extends Extendable {
  readonly data: unknown
}

// oxlint-disable typescript/no-unsafe-type-assertion -- this file runs as a service worker only
const worker = globalThis as unknown as Worker

const ASSETS = "tinhso-assets"
const ANSWERS = "tinhso-answers"
const SHELL = "/console"
/** Parts of older builds that are kept at most. */
const MOST_ASSETS = 400

addEventListener("install", (event) => {
  const extendable = event as Extendable
  extendable.waitUntil(worker.skipWaiting())
})

addEventListener("activate", (event) => {
  const extendable = event as Extendable
  extendable.waitUntil(worker.clients.claim())
})

/** A page that was opened before the worker was there tells what it had loaded. */
addEventListener("message", (event: Event) => {
  const told = event as Told
  const paths = told.data
  if (!Array.isArray(paths)) return
  told.waitUntil(Promise.allSettled(paths.filter((path) => typeof path === "string").map(keepPath)))
})

addEventListener("fetch", (event) => {
  const fetching = event as Fetching
  const { request } = fetching
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  switch (wayOf(request.method, pathname, request.mode === "navigate")) {
    case "shell":
      return fetching.respondWith(freshOr(request, ANSWERS, SHELL))
    case "answer":
      return fetching.respondWith(freshOr(request, ANSWERS, request.url))
    case "asset":
      return fetching.respondWith(keptOr(request))
    case "forget":
      return fetching.waitUntil(forgetAnswers())
    case "pass":
  }
})

/** The server's answer, kept; without a connection the one that was kept last. */
async function freshOr(request: Request, cache: string, key: string): Promise<Response> {
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await (await caches.open(cache)).put(key, fresh.clone())
    return fresh
  } catch (error) {
    const kept = await (await caches.open(cache)).match(key)
    if (kept !== undefined) return kept
    throw error
  }
}

/** Parts of the program never change under their name. */
async function keptOr(request: Request): Promise<Response> {
  const cache = await caches.open(ASSETS)
  const kept = await cache.match(request.url)
  if (kept !== undefined) return kept
  const fresh = await fetch(request)
  if (fresh.ok) {
    await cache.put(request.url, fresh.clone())
    const names = await cache.keys()
    const old = names.slice(0, Math.max(0, names.length - MOST_ASSETS))
    await Promise.all(old.map((name) => cache.delete(name)))
  }
  return fresh
}

async function keepPath(path: string): Promise<void> {
  const request = new Request(path, { credentials: "same-origin" })
  const way = wayOf("GET", new URL(request.url).pathname, path === SHELL)
  if (way === "asset") await keptOr(request)
  else if (way === "shell") await freshOr(request, ANSWERS, SHELL)
  else if (way === "answer") await freshOr(request, ANSWERS, request.url)
}

/** What was read belongs to who read it; the page itself is nobody's. */
async function forgetAnswers(): Promise<void> {
  const cache = await caches.open(ANSWERS)
  const names = await cache.keys()
  const own = names.filter(({ url }) => new URL(url).pathname !== SHELL)
  await Promise.all(own.map((name) => cache.delete(name)))
}
