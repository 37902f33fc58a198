import type { MapFeature } from "@tinhso/server/registry/assets/model"
import { useId } from "react"
import { isMarked, kindColour, STATE_SHAPES } from "../../ui/asset-map/marks.ts"
import { GAP_COLOURS, GAP_SHAPES } from "../../ui/coverage-map/gap-marks.ts"
import { degreesText, type SheetFrame, ticksBetween } from "../../ui/coverage-map/sheet-frame.ts"
import { middleOf, shapeOnSheet } from "../../ui/coverage-map/sheet-shape.ts"
import { distanceIn } from "../../ui/coverage-map/voice.ts"
import { scaleLength, TILE, tilesOver, tileUrl } from "../../ui/coverage-map/world-pixels.ts"
import { pictureShown } from "../coverage/view.ts"
import { useSite } from "../site.tsx"
import type { SheetView } from "./read.ts"

/** Units of the drawing are millimetres on paper. */
export function SheetMap({ view }: { readonly view: SheetView }) {
  const { t } = useSite()
  const clip = useId()
  const { frame, unit, boundary, neighbours, land } = view
  const { width, height } = frame
  return (
    <svg
      className="sheet-map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("sheet.label", { unit: unit.fullName })}
    >
      <clipPath id={clip}>
        <rect width={width} height={height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect className="sheet-sea" width={width} height={height} />
        <path className="sheet-land" d={shapes([...land, ...neighbours], frame)} />
        <Picture view={view} />
        <path className="sheet-border" d={shapes(neighbours, frame)} />
        <path className="sheet-border sheet-province" d={shapes(land, frame)} />
        {boundary !== null && <path className="sheet-own" d={shapes([boundary], frame)} />}
        <Names view={view} own={false} />
        <Assets view={view} />
        <Gaps view={view} />
        <Names view={view} own />
      </g>
      <Edges frame={frame} />
      <North frame={frame} />
      <Scale frame={frame} />
    </svg>
  )
}

const shapes = (boundaries: SheetView["neighbours"], frame: SheetFrame) =>
  boundaries.map(({ geometry }) => shapeOnSheet(geometry.coordinates, frame)).join("")

/** What is covered, as the tiles of the map have it. */
function Picture({ view: { coverage, frame } }: { readonly view: SheetView }) {
  const shown = pictureShown(coverage)
  if (shown.kind !== "shown") return null
  const { corner, zoom, perPixel, width, height } = frame
  const side = TILE * perPixel
  return (
    <g opacity={coverage.asked.opacity / 100}>
      {tilesOver(corner, width / perPixel, height / perPixel, zoom).map((tile) => (
        <image
          key={`${tile.x} ${tile.y}`}
          href={tileUrl(shown.picture.tiles, zoom, tile)}
          x={tile.left * perPixel}
          y={tile.top * perPixel}
          width={side}
          height={side}
          imageRendering="pixelated"
        />
      ))}
    </g>
  )
}

interface Named {
  readonly id: string
  readonly name: string
  readonly point: { readonly longitude: number; readonly latitude: number } | null
}

/** Names of units: in the middle of their areas, else at the points that stand for them. */
const namesOf = ({ neighbours, names }: SheetView): readonly Named[] =>
  neighbours.length === 0
    ? names.units
    : neighbours.map(({ id, properties, geometry }) => ({
        id,
        name: properties.name,
        point: middleOf(geometry.coordinates),
      }))

/** The unit's own name lies above everything, those of the others below. */
function Names({ view, own }: { readonly view: SheetView; readonly own: boolean }) {
  const { frame, unit } = view
  const [west, south, east, north] = frame.box
  return namesOf(view).map(({ id, name, point }) => {
    if (point === null || (id === unit.id) !== own) return null
    const { longitude, latitude } = point
    if (longitude < west || longitude > east || latitude < south || latitude > north) return null
    const { x, y } = frame.at(point)
    return (
      <text key={id} x={x} y={y} className={own ? "sheet-name sheet-name-own" : "sheet-name"}>
        {name.normalize("NFC")}
      </text>
    )
  })
}

/** Marks are 3.2 mm wide: one sees their shape on paper. */
const MARK = 3.2 / 16

function Assets({ view: { assets, frame, kinds } }: { readonly view: SheetView }) {
  const declared = kinds.map(({ code }) => code)
  return assets.features.map((feature) => (
    <Asset
      key={`${feature.geometry.coordinates.join(" ")} ${feature.properties.ids}`}
      feature={feature}
      frame={frame}
      declared={declared}
    />
  ))
}

interface AssetProps {
  readonly feature: MapFeature
  readonly frame: SheetFrame
  readonly declared: readonly string[]
}

function Asset({ feature: { geometry, properties }, frame, declared }: AssetProps) {
  const [longitude = 0, latitude = 0] = geometry.coordinates
  const { x, y } = frame.at({ longitude, latitude })
  const { count, state, kind } = properties
  if (count > 1) {
    return (
      <g>
        <circle cx={x} cy={y} r={1.8 + Math.min(1.6, Math.log10(count))} className="sheet-heap" />
        <text x={x} y={y + 0.9} className="sheet-heap-count">
          {count}
        </text>
      </g>
    )
  }
  return (
    <path
      transform={`translate(${x - 8 * MARK} ${y - 8 * MARK}) scale(${MARK})`}
      d={STATE_SHAPES[isMarked(state) ? state : "active"]}
      fillRule="evenodd"
      fill={`var(${kindColour(declared, kind)})`}
      className="sheet-mark"
    />
  )
}

function Gaps({ view: { coverage, frame } }: { readonly view: SheetView }) {
  return (coverage.gaps?.rows ?? []).flatMap(({ id, state, villages }) =>
    villages.map((village, i) => {
      const { x, y } = frame.at(village)
      return (
        <path
          // oxlint-disable-next-line react/no-array-index-key -- villages of a gap keep their order
          key={`${id} ${i}`}
          transform={`translate(${x - 8 * MARK} ${y - 8 * MARK}) scale(${MARK})`}
          d={GAP_SHAPES[state]}
          fillRule="evenodd"
          fill={`var(${GAP_COLOURS[state]})`}
          className="sheet-mark"
        />
      )
    }),
  )
}

/** Meridians and parallels, marked at the edges. */
function Edges({ frame }: { readonly frame: SheetFrame }) {
  const [west, south, east, north] = frame.box
  const { width, height } = frame
  return (
    <g className="sheet-edges">
      <rect x={0.2} y={0.2} width={width - 0.4} height={height - 0.4} />
      {ticksBetween(west, east).map((longitude) => {
        const { x } = frame.at({ longitude, latitude: north })
        if (x < 8 || x > width - 8) return null
        return (
          <g key={longitude}>
            <path d={`M${x},0v1.6M${x},${height}v-1.6`} />
            <text x={x} y={4.4} textAnchor="middle">
              {degreesText(longitude)}
            </text>
          </g>
        )
      })}
      {ticksBetween(south, north).map((latitude) => {
        const { y } = frame.at({ longitude: west, latitude })
        if (y < 8 || y > height - 8) return null
        return (
          <g key={latitude}>
            <path d={`M0,${y}h1.6M${width},${y}h-1.6`} />
            <text x={width - 2.2} y={y + 0.9} textAnchor="end">
              {degreesText(latitude)}
            </text>
          </g>
        )
      })}
    </g>
  )
}

function North({ frame: { width } }: { readonly frame: SheetFrame }) {
  const { t } = useSite()
  const x = width - 9
  return (
    <g className="sheet-north">
      <path d={`M${x},9l3.2,9l-3.2,-2l-3.2,2Z`} />
      <text x={x} y={22.2} textAnchor="middle">
        {t("sheet.north")}
      </text>
    </g>
  )
}

function Scale({ frame }: { readonly frame: SheetFrame }) {
  const { language } = useSite()
  const { scale, width, height } = frame
  const metres = scaleLength((scale * 45) / 1000)
  const wide = (metres * 1000) / scale
  const [x, y] = [width - wide - 6, height - 6]
  return (
    <g className="sheet-scale">
      <rect x={x - 2} y={y - 5} width={wide + 6} height={9} />
      <path d={`M${x},${y - 1.4}v1.4h${wide}v-1.4M${x + wide / 2},${y - 1}v1`} />
      <text x={x} y={y + 3}>
        0
      </text>
      <text x={x + wide + 3} y={y + 3} textAnchor="end">
        {distanceIn(metres, language)}
      </text>
    </g>
  )
}
