import type { AssetMapHandle } from "../../ui/asset-map/asset-map.ts"
import { boxIn, MAP_NAMES } from "../../ui/asset-map/address.ts"
import type { MapIsland } from "../../ui/asset-map/map-islands.ts"
import { sortableTables } from "./sort.ts"

const opening = new WeakMap<HTMLElement, PromiseWithResolvers<AssetMapHandle>>()

function openingOf(frame: HTMLElement): PromiseWithResolvers<AssetMapHandle> {
  const there = opening.get(frame) ?? Promise.withResolvers<AssetMapHandle>()
  opening.set(frame, there)
  return there
}

/** The map of a frame once it is open; never where there is no WebGL. */
export const whenMapOpens = (frame: HTMLElement): Promise<AssetMapHandle> =>
  openingOf(frame).promise

/** Replaces the drawn map by one that moves; map and tables drive each other through the address. */
export async function showAssetMap(frame: HTMLElement): Promise<void> {
  const note = frame.querySelector<HTMLElement>(".asset-map-note")
  const box = boxIn(told(frame, "box"))
  if (note === null || box === null) return
  printButton()
  if (!hasWebgl()) {
    note.textContent = told(frame, "noWebgl")
    return
  }
  const { openAssetMap } = await import("../../ui/asset-map/asset-map.ts")
  const map = await openAssetMap({
    canvas: canvasIn(frame),
    inset: frame.querySelector<SVGElement>(".asset-inset"),
    note,
    label: told(frame, "label"),
    box,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by asset-map/body.tsx
    islands: JSON.parse(told(frame, "islands")) as MapIsland[],
    kinds: told(frame, "kinds").split(","),
    question: told(frame, "question"),
    day: told(frame, "day"),
    locale: document.documentElement.lang === "en" ? "en-GB" : "vi-VN",
    failed: told(frame, "failed"),
    onMove: (seen) => void go({ [MAP_NAMES.box]: seen }),
    onChoose: (ids) => void choose(map, ids, null),
    onCredit: credit,
  })
  map.choose(told(frame, "chosen"), null)
  tablesDrive(map)
  openingOf(frame).resolve(map)
}

const told = (frame: HTMLElement, name: string) => frame.dataset[name] ?? ""

/** Takes the place of the drawing. */
function canvasIn(frame: HTMLElement): HTMLElement {
  const canvas = document.createElement("div")
  canvas.className = "asset-map-canvas"
  frame.querySelector(".asset-drawing")?.remove()
  frame.prepend(canvas)
  return canvas
}

const hasWebgl = () => document.createElement("canvas").getContext("webgl2") !== null

/** Names of a table show what is there and where. */
function tablesDrive(map: AssetMapHandle): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = event.target instanceof Element ? event.target.closest("a[data-asset]") : null
    if (!(link instanceof HTMLAnchorElement)) return
    event.preventDefault()
    const [longitude, latitude] = (link.dataset["place"] ?? "").split(",").map(Number)
    const place =
      longitude === undefined || latitude === undefined ? null : ([longitude, latitude] as const)
    void choose(map, link.dataset["asset"] ?? "", place)
  })
}

async function choose(
  map: AssetMapHandle,
  ids: string,
  place: readonly [number, number] | null,
): Promise<void> {
  map.choose(ids, place)
  await go({ [MAP_NAMES.chosen]: ids })
  document.querySelector<HTMLElement>(".asset-chosen")?.focus()
}

let running = new AbortController()

/** Another view has another address; its parts come from the server as that page has them. */
export async function go(
  changes: Readonly<Record<string, string>>,
  parts: readonly string[] = ["tables"],
): Promise<void> {
  running.abort()
  running = new AbortController()
  const { signal } = running
  const address = new URL(location.href)
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") address.searchParams.delete(name)
    else address.searchParams.set(name, value)
  }
  address.search = address.search.replaceAll("%2C", ",")
  history.replaceState(null, "", address)
  for (const name of parts) waiting.add(name)
  const places = [...waiting].flatMap((name) => partOf(document, name) ?? [])
  for (const place of places) place.setAttribute("aria-busy", "true")
  try {
    const answer = await fetch(address, { signal })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    if (signal.aborted) return
    for (const name of waiting) renew(page, name)
    waiting.clear()
    sortableTables()
  } catch {
    // Left as it was: the next move or a reload asks again.
  } finally {
    if (!signal.aborted) for (const place of places) place.removeAttribute("aria-busy")
  }
}

/** Parts that a question which was overtaken would have renewed. */
const waiting = new Set<string>()

const partOf = (page: Document, name: string) =>
  page.querySelector<HTMLElement>(`[data-map-part=${name}]`)

function renew(page: Document, name: string): void {
  const [place, fresh] = [partOf(document, name), partOf(page, name)]
  if (place === null || fresh === null) return
  for (const [key, value] of Object.entries(fresh.dataset)) place.dataset[key] = value
  place.replaceChildren(...fresh.childNodes)
}

function credit(text: string): void {
  const line = document.querySelector<HTMLElement>("[data-map-credit]")
  if (text !== "") line?.append(` ${line.dataset["mapCredit"] ?? ""} ${text}.`)
}

function printButton(): void {
  const button = document.querySelector<HTMLElement>("[data-map-print]")
  button?.removeAttribute("hidden")
  button?.addEventListener("click", () => {
    print()
  })
}
