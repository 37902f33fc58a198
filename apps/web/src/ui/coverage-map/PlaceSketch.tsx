import { useId } from "react"
import type { Place } from "./address.ts"
import { layerOf, pictureOf } from "./layers-of-run.ts"
import { CoverageLegend } from "./CoverageLegend.tsx"
import type { PlaceSaid } from "./PlaceSays.tsx"
import { distanceIn, layerName, type Voice } from "./voice.ts"
import {
  metresPerPixel,
  type Pixel,
  scaleLength,
  TILE,
  tilesOver,
  tileUrl,
  worldPixel,
} from "./world-pixels.ts"

const WIDTH = 720
const HEIGHT = 400
const NEAREST = 14
const FARTHEST = 7

interface Station extends Place {
  readonly station: string
}

/** The place, the stations around it and what is covered: a map that needs no script. */
export function PlaceSketch({ said, voice }: { readonly said: PlaceSaid; readonly voice: Voice }) {
  const { t, language } = voice
  const clip = useId()
  const layer = layerOf(said.run, said.layer)
  const picture = layer === null ? null : pictureOf(layer, "covered")
  if (layer === null || picture === null) return null
  const place = said.answer.asked
  const stations = nearby(said)
  const zoom = zoomFor(place, stations)
  const middle = worldPixel(place, zoom)
  // Whole pixels: between tiles there is no seam.
  const corner = { x: Math.round(middle.x - WIDTH / 2), y: Math.round(middle.y - HEIGHT / 2) }
  const at = (point: Place): Pixel => {
    const { x, y } = worldPixel(point, zoom)
    return { x: x - corner.x, y: y - corner.y }
  }
  const perPixel = metresPerPixel(place.latitude, zoom)
  const server = said.answer.layers.find(({ key }) => key === layer.key)?.server ?? null
  return (
    <figure className="cov-sketch">
      <figcaption>{t("cov.sketch", { layer: layerName(layer, t) })}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("cov.sketch.label")}>
        <clipPath id={clip}>
          <rect width={WIDTH} height={HEIGHT} />
        </clipPath>
        <rect className="cov-sketch-sea" width={WIDTH} height={HEIGHT} />
        <g clipPath={`url(#${clip})`}>
          {tilesOver(corner, WIDTH, HEIGHT, zoom).map((tile) => (
            <image
              key={`${tile.x} ${tile.y}`}
              href={tileUrl(picture.tiles, zoom, tile)}
              x={tile.left}
              y={tile.top}
              width={TILE}
              height={TILE}
            />
          ))}
          {server !== null && <Way from={at(place)} to={at(server)} />}
          {stations.map((station) => (
            <Mast key={station.station} name={station.station} at={at(station)} />
          ))}
          <Here at={at(place)} name={t("cov.profile.place")} />
        </g>
        <ScaleBar perPixel={perPixel} text={(metres) => distanceIn(metres, language)} />
      </svg>
      <CoverageLegend title={t("cov.legend")} entries={picture.legend} language={language} />
    </figure>
  )
}

/** The serving station and those that were weighed, each mast once. */
function nearby({ answer, why, layer }: PlaceSaid): Station[] {
  const server = answer.layers.find(({ key }) => key === layer)?.server ?? null
  const found = new Map<string, Station>()
  for (const one of [...(server === null ? [] : [server]), ...(why?.stations ?? [])]) {
    const key = `${one.longitude.toFixed(5)} ${one.latitude.toFixed(5)}`
    if (!found.has(key)) found.set(key, one)
  }
  return [...found.values()].slice(0, 6)
}

/** As near as shows the two nearest stations with their surroundings. */
function zoomFor(place: Place, stations: readonly Station[]): number {
  for (let zoom = NEAREST; zoom > FARTHEST; zoom--) {
    const middle = worldPixel(place, zoom)
    const shown = stations.slice(0, 2).every((station) => {
      const { x, y } = worldPixel(station, zoom)
      return Math.abs(x - middle.x) < WIDTH * 0.42 && Math.abs(y - middle.y) < HEIGHT * 0.4
    })
    if (shown) return zoom
  }
  return FARTHEST
}

function Mast({ at: { x, y }, name }: { readonly at: Pixel; readonly name: string }) {
  return (
    <g className="cov-sketch-mast">
      <path d={`M${x - 6},${y + 7}L${x},${y - 8}L${x + 6},${y + 7}Z`} />
      <text x={x + 9} y={y + 4}>
        {name}
      </text>
    </g>
  )
}

function Here({ at: { x, y }, name }: { readonly at: Pixel; readonly name: string }) {
  return (
    <g className="cov-sketch-here">
      <circle cx={x} cy={y} r="9" />
      <path d={`M${x - 14},${y}h28M${x},${y - 14}v28`} />
      <text x={x} y={y - 18} textAnchor="middle">
        {name}
      </text>
    </g>
  )
}

const Way = ({ from, to }: { readonly from: Pixel; readonly to: Pixel }) => (
  <line className="cov-sketch-way" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
)

function ScaleBar({
  perPixel,
  text,
}: {
  readonly perPixel: number
  readonly text: (metres: number) => string
}) {
  const metres = scaleLength(perPixel * 180)
  const wide = metres / perPixel
  const y = HEIGHT - 16
  return (
    <g className="cov-sketch-scale">
      <path d={`M14,${y - 6}v6h${wide}v-6`} />
      <text x={18 + wide} y={y}>
        {text(metres)}
      </text>
    </g>
  )
}
