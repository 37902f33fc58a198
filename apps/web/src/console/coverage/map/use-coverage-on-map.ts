import { useEffect, useEffectEvent, useState } from "react"
import type { AssetMapHandle } from "../../../ui/asset-map/asset-map.ts"
import { type Place, placeIn, placeText } from "../../../ui/coverage-map/address.ts"
import type { coverageOn } from "../../../ui/coverage-map/coverage-layers.ts"
import { gapQuestion, useCoverageView } from "./use-coverage-view.ts"

type Drawing = ReturnType<typeof coverageOn>

interface Options {
  readonly unit: string
  readonly at: string
}

/** Keeps coverage, gaps and the place asked about on a map true to the address. */
export function useCoverageOnMap(map: AssetMapHandle | null, { unit, at }: Options): void {
  const { asked, change, run, picture } = useCoverageView()
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const onPlace = useEffectEvent((tapped: Place) => change({ place: placeText(tapped) }))
  useEffect(() => {
    let closed = false
    if (map === null) return
    const open = async () => {
      const layers = await import("../../../ui/coverage-map/coverage-layers.ts")
      if (!closed) setDrawing(layers.coverageOn({ map, onPlace: (place) => onPlace(place) }))
    }
    void open()
    return () => {
      closed = true
      setDrawing(null)
    }
  }, [map])
  const tiles = picture?.tiles ?? null
  const bounds = run?.facts?.bounds.join(",") ?? ""
  const { opacity, place } = asked
  const gaps = asked.gaps ? gapQuestion(unit, at) : null
  useEffect(
    () => drawing?.draw({ tiles, bounds: bounds.split(",").map(Number), opacity }),
    [drawing, tiles, bounds, opacity],
  )
  useEffect(() => void drawing?.gaps(gaps), [drawing, gaps])
  useEffect(() => drawing?.mark(placeIn(place)), [drawing, place])
}
