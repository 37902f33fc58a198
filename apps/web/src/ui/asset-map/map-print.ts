import type { Map as MapLibre } from "maplibre-gl"

/** Gives the map the width of the paper while it is printed, and draws it at once. */
export function printWell(map: MapLibre): () => void {
  const root = document.documentElement
  const fit = (printing: boolean) => {
    const bounds = map.getBounds()
    root.classList.toggle("map-printing", printing)
    map.resize()
    map.fitBounds(bounds, { animate: false })
    map.redraw()
  }
  const before = () => fit(true)
  const after = () => fit(false)
  addEventListener("beforeprint", before)
  addEventListener("afterprint", after)
  return () => {
    removeEventListener("beforeprint", before)
    removeEventListener("afterprint", after)
  }
}
