import { type Map as MapLibre, Marker } from "maplibre-gl"

export interface MapIsland {
  readonly name: string
  readonly longitude: number
  readonly latitude: number
}

/** Names above everything else that the map draws, at every zoom: nothing ever covers them. */
export function islandMarkers(map: MapLibre, islands: readonly MapIsland[]): void {
  for (const { name, longitude, latitude } of islands) {
    const element = document.createElement("span")
    element.className = "asset-island"
    element.textContent = name.normalize("NFC").replace(" (", "\n(")
    new Marker({ element }).setLngLat([longitude, latitude]).addTo(map)
  }
}
