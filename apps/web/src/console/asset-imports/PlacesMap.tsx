import type { ImportRow } from "@tinhso/server/registry/assets/import/model"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import type { ExpressionSpecification } from "maplibre-gl"
import { type RefObject, useEffect, useRef, useState } from "react"
import { boxText, roomAround } from "../../ui/asset-map/address.ts"
import type { AssetMapHandle } from "../../ui/asset-map/asset-map.ts"
import type { MapLayers } from "../../ui/asset-map/map-layers.ts"
import { MapFrame } from "../asset-map/MapFrame.tsx"
import { useWords } from "../words/index.ts"
import { PlacesPlot } from "./PlacesPlot.tsx"
import { type PlacedRow, placedRows } from "./placed-rows.ts"

interface Props {
  readonly rows: readonly ImportRow[]
  readonly kinds: readonly AssetKindListed[]
  /** The kinds of the list: what the register has of them is shown beside. */
  readonly shown: readonly string[]
}

/**
 * Where the rows of a list lie, those in trouble marked, among what the register has already; a plain
 * drawing where there is no WebGL. The table beside it says the same.
 */
export function PlacesMap({ rows, kinds, shown }: Props) {
  const { say } = useWords()
  const placed = placedRows(rows)
  if (placed === null) return null
  if (!hasWebgl()) return <PlacesPlot rows={rows} />
  return (
    <figure className="asset-import-map">
      <Rows placed={placed} kinds={kinds} shown={shown} />
      <figcaption>{say("assetImport.map.legend")}</figcaption>
    </figure>
  )
}

const hasWebgl = () => document.createElement("canvas").getContext("webgl2") !== null

interface RowsProps {
  readonly placed: NonNullable<ReturnType<typeof placedRows>>
  readonly kinds: readonly AssetKindListed[]
  readonly shown: readonly string[]
}

function Rows({ placed, kinds, shown }: RowsProps) {
  const { say } = useWords()
  const map = useRef<AssetMapHandle | null>(null)
  const [chosen, setChosen] = useState<PlacedRow | null>(null)
  const [opened, setOpened] = useState(false)
  useShown(map, opened, placed.rows, setChosen)
  const box = boxText(roomAround(placed.box))
  const kind = shown.join(",")
  return (
    <>
      <MapFrame
        key={box}
        question={kind === "" ? "" : `kind=${kind}`}
        asked={{ kind, state: "", unit: "", q: "", at: "", box, chosen: "" }}
        kinds={kinds.map(({ code }) => code)}
        onMove={nothing}
        onChoose={nothing}
        onCredit={nothing}
        onOpen={(handle) => {
          map.current = handle
          setOpened(handle !== null)
        }}
      />
      <output className="under">
        {chosen === null
          ? say("assetImport.map.tap")
          : `${chosen.name} (${chosen.row})${chosen.why === "" ? "" : `: ${chosen.why}`}`}
      </output>
    </>
  )
}

const nothing = () => {}

/** Draws the rows on the map that is open, and tells which one was tapped. */
function useShown(
  map: RefObject<AssetMapHandle | null>,
  opened: boolean,
  rows: readonly PlacedRow[],
  onTap: (row: PlacedRow | null) => void,
) {
  useEffect(() => {
    const open = map.current
    if (!opened || open === null) return
    const remove = open.show(layersOf(rows, onTap))
    return () => {
      // oxlint-disable-next-line react/exhaustive-deps -- a map that was closed meanwhile has nothing to take away
      if (map.current === open) remove()
    }
  }, [map, opened, rows, onTap])
}

const LAYER = "import-rows"

function layersOf(rows: readonly PlacedRow[], onTap: (row: PlacedRow | null) => void): MapLayers {
  const features = rows.map(({ longitude, latitude, tone }, at) => ({
    type: "Feature" as const,
    properties: { at, tone },
    geometry: { type: "Point" as const, coordinates: [longitude, latitude] },
  }))
  return {
    id: LAYER,
    over: true,
    sources: { [LAYER]: { type: "geojson", data: { type: "FeatureCollection", features } } },
    layers: [
      {
        id: LAYER,
        type: "circle",
        source: LAYER,
        layout: { "circle-sort-key": ["match", ["get", "tone"], "bad", 2, "warn", 1, 0] },
        paint: {
          "circle-radius": ["match", ["get", "tone"], "bad", 7, "warn", 6, 4],
          "circle-stroke-width": ["match", ["get", "tone"], "bad", 3, "warn", 2, 1],
        },
      },
    ],
    paint: (colour, set) => {
      const byTone: ExpressionSpecification = [
        "match",
        ["get", "tone"],
        "good",
        colour("--bar"),
        "warn",
        colour("--warn-text"),
        "bad",
        colour("--bad-bg"),
        colour("--muted"),
      ]
      set(LAYER, "circle-stroke-color", byTone)
      // What is refused is a ring: told by shape, not by colour alone.
      set(LAYER, "circle-color", [
        "case",
        ["==", ["get", "tone"], "bad"],
        colour("--surface"),
        byTone,
      ])
    },
    onTap: ({ features: hit }) => {
      const at: unknown = hit[0]?.properties["at"]
      onTap(typeof at === "number" ? (rows[at] ?? null) : null)
    },
  }
}
