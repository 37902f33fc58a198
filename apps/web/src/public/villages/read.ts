import type {
  FiguresAnswer,
  ResultList,
  ServedResult,
  VillagePage,
} from "@tinhso/server/coverage/served/model"
import { inLanguage } from "../parts/words.ts"
import type { Site } from "../site.tsx"
import { type Asked, figuresQuestion, levelBelow, technologyShown } from "./address.ts"

export const API = "/api/v1/coverage"
/** So many villages without signal are listed. */
const LISTED = 200

export interface View {
  readonly asked: Asked
  readonly results: ResultList
  readonly result: ServedResult
  readonly technology: string
  /** How the technology is called. */
  readonly name: string
  readonly figures: FiguresAnswer
  readonly layers: FiguresAnswer
  readonly unserved: VillagePage
}

/** Null where nothing is kept. */
export async function readView(site: Site, asked: Asked): Promise<View | null> {
  const results = await site.api<ResultList>(`${API}/served`)
  const wanted = asked.result === "" ? results.current : asked.result
  if (wanted === null) return null
  const listed = results.rows.find(({ id }) => id === wanted)
  const { id, layers, unit: own } = listed ?? { id: wanted, layers: [], unit: null }
  return readFigures(site, asked, { results, id, layers, unit: own })
}

interface Known {
  readonly results: ResultList
  readonly id: string
  readonly layers: ServedResult["layers"]
  readonly unit: string | null
}

async function readFigures(
  site: Site,
  asked: Asked,
  { results, id, layers: known, unit: ownUnit }: Known,
): Promise<View> {
  const technology = technologyShown(known, asked.technology)
  const unit = asked.unit === "" ? (ownUnit ?? "VN") : asked.unit
  const of = { unit, technology, operator: asked.operator }
  const own = `${API}/served/${id}/figures`
  const first = await site.api<FiguresAnswer>(`${own}?${figuresQuestion(of)}`)
  const below = levelBelow(first.rows[0]?.level ?? "", first.result.day)
  const question = figuresQuestion({ ...of, below })
  const list = figuresQuestion({ ...of, result: id, standing: "unserved", sort: "population" })
  const [figures, layers, unserved] = await Promise.all([
    below === null ? first : site.api<FiguresAnswer>(`${own}?${question}`),
    site.api<FiguresAnswer>(`${own}?${figuresQuestion({ unit, operator: asked.operator })}`),
    site.api<VillagePage>(`${API}/villages?${list}&limit=${LISTED}&at=${first.result.day}`),
  ])
  const layer = first.result.layers.find((one) => one.technology === technology)
  const name = layer === undefined ? technology : inLanguage(site, layer.titleVi, layer.titleEn)
  const asksUnit = { ...asked, unit }
  return {
    asked: asksUnit,
    results,
    result: first.result,
    technology,
    name,
    figures,
    layers,
    unserved,
  }
}
