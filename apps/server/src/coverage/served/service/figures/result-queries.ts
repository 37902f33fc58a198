import type { Reader } from "../../../../platform/database.ts"
import type { RegisterQuery, RegisterRecord } from "../../../../platform/register-query.ts"
import { territories, unitsRevision } from "../../../../registry/index.ts"
import { pathOf, placeOn } from "../../../register/place.ts"
import { readRuns } from "../../../runs/store.ts"
import { shareOf } from "../../../villages/served.ts"
import { type CountedVillage, type Rule, servedOf, standingOf } from "../../counting.ts"
import { shippedDefinitions } from "../../loader.ts"
import type { TechnologySet } from "../../model.ts"
import { listResults, type ResultRow } from "../../store/served-store.ts"
import { answersOf } from "../answers-service.ts"
import { keptVillageUnits, villagesRevision } from "../villages-service.ts"
import { common, KEPT_EN, KEPT_VI, level, recordOf } from "./record-of.ts"

/** Published results of the usual definition until a day, the newest first. */
async function resultsUntil(db: Reader, day: string): Promise<ResultRow[]> {
  const usual = shippedDefinitions()[0]?.code
  const states = new Map((await readRuns(db)).map(({ id, history }) => [id, history.at(-1)?.state]))
  const found = (await listResults(db)).filter(
    (one) => one.day <= day && one.definition.code === usual && states.get(one.run) === "published",
  )
  const real = found.filter(({ illustrative }) => !illustrative)
  return real.length > 0 ? real : found
}

type What = "villages" | "households" | "population"

/** What one village adds to a figure; null where nobody knows, or it adds nothing. */
function addedBy(
  village: CountedVillage,
  share: number | null,
  rule: Rule,
  { what, part }: { readonly what: What; readonly part: "asked" | "served" },
): number | null {
  if (what === "villages") {
    const standing = standingOf(share, rule.rule)
    const counts = part === "asked" ? standing !== "unknown" : standing === "served"
    return counts ? 1 : null
  }
  const served = servedOf(village[what], share, rule)
  return served !== null && part === "asked" ? village[what] : served
}

/** What villages add by the newest result that has them; nothing where nobody knows. */
const recordsOfResults =
  (set: TechnologySet, adding: { readonly what: What; readonly part: "asked" | "served" }) =>
  async (db: Reader, day: string): Promise<readonly RegisterRecord[]> => {
    const units = await territories(db)
    const told = new Set<string>()
    const records: RegisterRecord[] = []
    for (const { id: result, definition, illustrative } of await resultsUntil(db, day)) {
      const { villages, layers } = await answersOf(db, result)
      const layer = layers.find((one) => one.technology === set.code && one.operator === null)
      if (layer === undefined) continue
      for (const [i, village] of villages.entries()) {
        if (told.has(village.id)) continue
        told.add(village.id)
        const value = addedBy(village, shareOf(layer, i), definition, adding)
        if (value === null || village.unit === null) continue
        const places = `${layer.covered[i]}/${layer.known[i]} vị trí có ${set.titleVi}`
        const label = `${village.name}: ${places}${illustrative ? " (minh họa)" : ""}`
        const href = `/thon/${village.id}?ket-qua=${result}`
        records.push(recordOf(village, placeOn(units, village.unit, day), value, { label, href }))
      }
    }
    return records
  }

/** Where the register is kept whole and a published result was asked for. */
async function keptFor(db: Reader, set: TechnologySet, day: string): Promise<readonly string[]> {
  const kept = await keptVillageUnits(db, day)
  const units = await territories(db)
  const runs = new Map((await readRuns(db)).map(({ id, unit }) => [id, unit]))
  const found = new Set<string>()
  for (const { run, layers } of await resultsUntil(db, day)) {
    if (!layers.some(({ technology }) => technology === set.code)) continue
    const unit = runs.get(run) ?? null
    for (const one of kept) {
      if (unit === null || pathOf(units, one, day).includes(unit)) found.add(one)
      else if (pathOf(units, unit, day).includes(one)) found.add(unit)
    }
  }
  return [...found]
}

async function revisionOf(db: Reader): Promise<string> {
  const runs = (await readRuns(db)).map(({ id, history }) => `${id}${history.at(-1)?.state}`)
  const results = (await listResults(db)).map(({ id }) => id)
  return [...runs, ...results, await unitsRevision(db), await villagesRevision(db)].join(" ")
}

const isIllustrative = async (db: Reader) => (await listResults(db)).some((one) => one.illustrative)

const WORDS = {
  villages: { code: "thôn", vi: "thôn, tổ dân phố", en: "villages", unit: "village" },
  households: { code: "hộ", vi: "hộ", en: "households", unit: "household" },
  population: { code: "dân", vi: "dân", en: "people", unit: "person" },
} as const

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The two figures that a share of villages, households or people with a technology is made of. */
function servedQueriesOf(set: TechnologySet, what: What): RegisterQuery[] {
  const { measure: word, titleVi, titleEn } = set
  if (word === null) return []
  const { code, vi, en, unit } = WORDS[what]
  const of = {
    ...common,
    how: what === "villages" ? ("count" as const) : ("sum" as const),
    revision: revisionOf,
    illustrative: isIllustrative,
    keptFor: (db: Reader, day: string) => keptFor(db, set, day),
  }
  const measured = { unitOfMeasure: unit, level, dimensions: {} }
  const slug = set.code.toLowerCase().replaceAll("+", "")
  const asked = `${code}_đã_tính_sóng_${word}`
  const how = `Theo lần tính đã công bố mới nhất và ${KEPT_VI}; thế nào là có sóng do kết quả nêu.`
  const howEn = `By the newest published result, ${KEPT_EN}; the result names its rule.`
  return [
    {
      ...of,
      code: `coverage.${what}-asked-${slug}`,
      nameVi: `${capital(vi)} đã tính sóng: ${titleVi}`,
      nameEn: `${capital(en)} whose signal is known: ${titleEn}`,
      records: recordsOfResults(set, { what, part: "asked" }),
      measure: {
        ...measured,
        code: asked,
        nameVi: `Số ${vi} đã tính được có hay không ${titleVi}`,
        nameEn: `${capital(en)} of which it is known whether they have: ${titleEn}`,
        definitionVi: `Mẫu số: thôn có số và có địa hình để tính. ${how}`,
        definitionEn: `Denominator: villages whose number and ground are known. ${howEn}`,
        better: "none",
      },
    },
    {
      ...of,
      code: `coverage.${what}-served-${slug}`,
      nameVi: `${capital(vi)} có sóng: ${titleVi}`,
      nameEn: `${capital(en)} with signal: ${titleEn}`,
      records: recordsOfResults(set, { what, part: "served" }),
      measure: {
        ...measured,
        code: `${code}_có_sóng_${word}`,
        nameVi: `Số ${vi} có ${titleVi}, tính bằng mô hình`,
        nameEn: `${capital(en)} with signal, by the model: ${titleEn}`,
        definitionVi: `Sóng tính bằng mô hình, không phải số đo. ${how}`,
        definitionEn: `Modelled signal, not measured. ${howEn}`,
        better: "higher",
      },
      share: {
        code: `tỷ_lệ_${code}_có_sóng_${word}`,
        nameVi: `Tỷ lệ ${vi} có ${titleVi}, tính bằng mô hình`,
        nameEn: `${capital(en)} with signal, share: ${titleEn}`,
        definitionVi: `Số ${vi} có sóng trên số ${vi} đã tính được. ${how}`,
        definitionEn: `${capital(en)} with signal over those whose signal is known. ${howEn}`,
        better: "higher",
        of: asked,
      },
    },
  ]
}

const WHATS = ["villages", "households", "population"] as const

/** What is counted from what a published run says of villages. */
export const resultQueries: readonly RegisterQuery[] = (
  shippedDefinitions()[0]?.sets ?? []
).flatMap((set) => WHATS.flatMap((what) => servedQueriesOf(set, what)))
