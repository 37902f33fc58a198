import { coverageOn } from "../../ui/coverage-map/coverage-layers.ts"
import { COVERAGE_NAMES, placeIn, placeText } from "../../ui/coverage-map/address.ts"
import { go, whenMapOpens } from "./asset-map.ts"

const RENEWED = ["coverage", "place"]

/** Null until the map is open, and where there is no WebGL. */
let drawing: ReturnType<typeof coverageOn> | null = null

/** Coverage and gaps on the map that moves; form, map and tables drive each other through the address. */
export async function showCoverage(frame: HTMLElement): Promise<void> {
  formDrives()
  linksDrive()
  const map = await whenMapOpens(frame)
  drawing = coverageOn({ map, onPlace: (place) => void ask(placeText(place)) })
  draw()
}

const told = (name: string) =>
  document.querySelector<HTMLElement>("[data-map-part=coverage]")?.dataset[name] ?? ""

/** Draws what the page says. */
function draw(): void {
  const tiles = told("tiles")
  const gaps = told("gaps")
  drawing?.draw({
    tiles: tiles === "" ? null : tiles,
    bounds: told("bounds").split(",").map(Number),
    opacity: Number(told("opacity")),
  })
  void drawing?.gaps(gaps === "" ? null : gaps)
  drawing?.mark(placeIn(told("place")))
}

async function show(changes: Readonly<Record<string, string>>): Promise<void> {
  await go(changes, RENEWED)
  draw()
}

/** Asks about a place; an empty text closes the answer. */
async function ask(place: string): Promise<void> {
  drawing?.mark(placeIn(place))
  await show({ [COVERAGE_NAMES.place]: place })
  document.querySelector<HTMLElement>("[data-map-part=place] .asset-chosen")?.focus()
}

function formDrives(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-island=coverage-form]")
  if (form === null) return
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "range") {
      drawing?.opacity(target.valueAsNumber)
    }
  })
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement || target instanceof HTMLInputElement)) return
    // Another run has other layers to choose from: that is another page.
    if (target.name === COVERAGE_NAMES.run) form.requestSubmit()
    else void show(changesOf(form))
  })
}

/** What the form says, without what goes without saying. */
function changesOf(form: HTMLFormElement): Record<string, string> {
  const data = new FormData(form)
  const read = (name: string) => {
    const value = data.get(name)
    return typeof value === "string" ? value : ""
  }
  const { layer, shown, opacity, gaps } = COVERAGE_NAMES
  const range = form.querySelector<HTMLInputElement>("input[type=range]")
  const usual = range?.dataset["usual"] === range?.value
  return {
    [layer]: read(layer),
    [shown]: read(layer) === "" ? "" : read(shown),
    [opacity]: usual ? "" : read(opacity),
    [gaps]: read(gaps),
  }
}

/** Links beside the map that ask about a place or explain another layer stay on the page. */
function linksDrive(): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>("a[data-cov-place], a[data-cov-layer]")
        : null
    if (link === null) return
    event.preventDefault()
    const { covPlace, covLayer } = link.dataset
    if (covPlace !== undefined) void ask(covPlace)
    else void show({ [COVERAGE_NAMES.layer]: covLayer ?? "" })
  })
}
