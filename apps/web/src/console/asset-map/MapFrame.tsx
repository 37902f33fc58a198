import type { MapUnits } from "@tinhso/server/registry/model"
import type { AssetMap } from "@tinhso/server/registry/assets/model"
import { queryOptions, useQuery } from "@tanstack/react-query"
import { type RefObject, useEffect, useRef, useState } from "react"
import { get } from "../../api.ts"
import type { AssetMapHandle } from "../../ui/asset-map/asset-map.ts"
import { type Box, firstView, type MapAsked, WORLD } from "../../ui/asset-map/address.ts"
import { Inset } from "../../ui/asset-map/Inset.tsx"
import { ISLANDS } from "../../ui/islands-of-vietnam.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  readonly question: string
  readonly asked: MapAsked
  /** Codes of all declared kinds. */
  readonly kinds: readonly string[]
  readonly onMove: (box: string) => void
  readonly onChoose: (ids: string) => void
  readonly onCredit: (credit: string) => void
  /** The map is open, for others to draw on; null once it is closed. */
  readonly onOpen?: (map: AssetMapHandle | null) => void
}

const provincesQuery = queryOptions({
  queryKey: ["map", "provinces"],
  queryFn: ({ signal }) => get<MapUnits>("/api/v1/map/units", signal),
  staleTime: Infinity,
})
/** Everything that fits, to know where to begin. */
const extentQuery = (question: string) =>
  queryOptions({
    queryKey: ["assets", "extent", question],
    queryFn: ({ signal }) =>
      get<AssetMap>(`/api/v1/assets/map?${question}&box=${WORLD}&zoom=0`, signal),
    staleTime: 60_000,
  })

export function MapFrame(props: Props) {
  const [begin] = useState(props.question)
  const extent = useQuery(extentQuery(begin))
  return (
    <Loaded query={extent}>
      {(found) => <Frame {...props} begin={firstView(props.asked.box, found.features)} />}
    </Loaded>
  )
}

function Frame({ begin, ...props }: Props & { readonly begin: Box }) {
  const { say } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const provinces = useQuery(provincesQuery).data?.units ?? []
  const islands = useIslands()
  useMap(props, begin, { canvas, frame })
  return (
    <div className="asset-map" ref={frame}>
      <div className="asset-map-canvas" ref={canvas} />
      <Inset
        title={say("assetMap.inset")}
        islands={islands}
        provinces={provinces.flatMap(({ point }) => point ?? [])}
      />
      <output className="asset-map-note" />
    </div>
  )
}

function useIslands() {
  const { language } = useWords()
  return ISLANDS.map((one) => ({ ...one, name: language === "vi" ? one.nameVi : one.nameEn }))
}

interface Places {
  readonly canvas: RefObject<HTMLDivElement | null>
  readonly frame: RefObject<HTMLDivElement | null>
}

/** Opens the map in its frame and keeps it true to the address. */
function useMap(props: Omit<Props, "begin">, begin: Box, { canvas, frame }: Places) {
  const { say, language } = useWords()
  const islands = useIslands()
  const handle = useRef<AssetMapHandle | null>(null)
  const now = useRef(props)
  now.current = props
  useEffect(() => {
    let closed = false
    const note = frame.current?.querySelector<HTMLElement>(".asset-map-note")
    if (canvas.current === null || note === null || note === undefined) return
    if (document.createElement("canvas").getContext("webgl2") === null) {
      note.textContent = say("assetMap.noWebgl")
      return
    }
    const options = {
      canvas: canvas.current,
      inset: frame.current?.querySelector<SVGElement>(".asset-inset") ?? null,
      note,
      label: say("assetMap.label"),
      box: begin,
      islands,
      kinds: now.current.kinds,
      question: now.current.question,
      day: now.current.asked.at,
      locale: language === "en" ? "en-GB" : "vi-VN",
      failed: say("assetMap.failed"),
      onMove: (box: string) => now.current.onMove(box),
      onChoose: (ids: string) => now.current.onChoose(ids),
      onCredit: (credit: string) => now.current.onCredit(credit),
    }
    const begun = async () => {
      const { openAssetMap } = await import("../../ui/asset-map/asset-map.ts")
      if (closed) return
      const opened = await openAssetMap(options)
      if (closed) {
        opened.close()
        return
      }
      handle.current = opened
      opened.ask(now.current.question, now.current.asked.at)
      opened.choose(now.current.asked.chosen, null)
      now.current.onOpen?.(opened)
    }
    void begun()
    return () => {
      closed = true
      if (handle.current !== null) now.current.onOpen?.(null)
      handle.current?.close()
      handle.current = null
    }
    // oxlint-disable-next-line react/exhaustive-deps -- a map lives as long as its frame
  }, [language])
  useEffect(
    () => handle.current?.ask(props.question, props.asked.at),
    [props.question, props.asked.at],
  )
  useEffect(() => handle.current?.choose(props.asked.chosen, null), [props.asked.chosen])
}
