import { breathing } from "../../../platform/breath.ts"
import type { Reader } from "../../../platform/database.ts"
import type { RegisterQuery, RegisterRecord } from "../../../platform/register-query.ts"
import { labelOf } from "../asset-of.ts"
import { attributeField, stateOf } from "../facts.ts"
import { keptUnitsOn } from "../kept-units.ts"
import { dimensionOf, dimensionValues, valueIn } from "../kinds/breakdown.ts"
import type { AssetKind, Attribute, KindCount } from "../model.ts"
import { type Standing, standingOf } from "../standing.ts"
import { assetRevision } from "../store/assets-store.ts"
import { areasRevision } from "../store/areas-store.ts"
import { hasIllustration, listKept } from "../store/kept-store.ts"
import { currentBook } from "./book-service.ts"
import { kindsOf, shippedKinds } from "./kinds-service.ts"
import { groundOf, standsOn } from "./view-service.ts"

/** The first day of which a published text of the demonstration tells. */
const SINCE = "2023-12-31"

/** What counts: what works, and what is broken but there. */
const COUNTED = new Set(["active", "faulty"])

function recordOf(
  { life, facts, unit }: Standing,
  { sum }: KindCount,
  by: readonly Attribute[],
): RegisterRecord | null {
  if (unit === null) return null
  const summed = sum === null ? 1 : facts[attributeField(sum)]
  const attributes = by.flatMap((attribute) => {
    const value = valueIn(attribute, facts[attributeField(attribute.code)])
    return value === null ? [] : [[dimensionOf(attribute), value] as const]
  })
  const label = labelOf({ life, facts })
  return {
    id: life.id,
    unit,
    label: life.illustrative ? `${label} (minh họa)` : label,
    value: typeof summed === "number" ? summed : 0,
    attributes: Object.fromEntries(attributes),
    href: `/console/ha-tang/${life.id}`,
  }
}

/** The assets of a kind that count on a day. */
async function recordsOn(
  db: Reader,
  kind: AssetKind,
  count: KindCount,
  day: string,
): Promise<readonly RegisterRecord[]> {
  const ground = await groundOf({ db })
  const book = await currentBook({ db })
  const stands = standsOn(ground, book, day)
  const by = kind.attributes.filter(({ code }) => count.by.includes(code))
  const records: RegisterRecord[] = []
  const breath = breathing()
  for (const life of book.all()) {
    if (life.kind !== kind.code) continue
    if (breath.due()) await breath.take()
    const standing = standingOf(life, stands)
    if (standing === null || !COUNTED.has(stateOf(standing.facts))) continue
    const record = recordOf(standing, count, by)
    if (record !== null) records.push(record)
  }
  return records
}

async function revisionOf(db: Reader): Promise<string> {
  const { act, kinds } = await assetRevision(db)
  return `${act} ${kinds} ${shippedKinds().digest} ${await areasRevision(db)}`
}

async function keptFor(db: Reader, kind: string, day: string): Promise<readonly string[]> {
  const { act } = await assetRevision(db)
  if (act === 0) return []
  const { units } = await groundOf({ db })
  const kept = (await listKept(db)).filter((one) => one.kind === kind)
  return keptUnitsOn(units, kept, day)
}

/** Single records are for everybody where all that they are told with is. */
const isOpen = ({ public: { listed, attributes } }: AssetKind, { by, sum }: KindCount) =>
  listed && (sum === null ? by : [...by, sum]).every((code) => attributes.includes(code))

function queryOf(kind: AssetKind, count: KindCount, since: string): RegisterQuery {
  const by = kind.attributes.filter(({ code }) => count.by.includes(code))
  const [vi, en] = [kind.nameVi.toLowerCase(), kind.nameEn.toLowerCase()]
  const what = count.sum === null ? "Đếm" : "Cộng"
  return {
    code: count.query,
    nameVi: count.nameVi,
    nameEn: count.nameEn,
    recordVi: `một tài sản loại ${vi}`,
    recordEn: `an asset of the kind ${en}`,
    how: count.sum === null ? "count" : "sum",
    since,
    open: isOpen(kind, count),
    revision: revisionOf,
    illustrative: (db) => hasIllustration(db, kind.code),
    keptFor: (db, day) => keptFor(db, kind.code, day),
    records: (db, day) => recordsOn(db, kind, count, day),
    measure: {
      code: count.measure,
      nameVi: count.nameVi,
      nameEn: count.nameEn,
      definitionVi: `${what} từ sổ đăng ký tài sản hạ tầng số: tài sản đang hoạt động hoặc hỏng vào ngày cuối kỳ, ở những nơi sổ được ghi đầy đủ.`,
      definitionEn:
        "From the register of infrastructure assets: what is active or faulty on the last day of the period, where the register is kept whole.",
      unitOfMeasure: count.unitOfMeasure,
      better: count.better,
      level: "commune",
      dimensions: Object.fromEntries(
        by.map((attribute) => [dimensionOf(attribute), dimensionValues(attribute)]),
      ),
    },
  }
}

/**
 * What is counted from assets, as the declarations in effect say: those that are shipped and those
 * that a province added. Known since the first day of the demonstration, or since a register of the
 * kind is kept whole.
 */
export async function assetQueries(db: Reader): Promise<readonly RegisterQuery[]> {
  const { compiled } = await kindsOf(db)
  const kept = await listKept(db)
  return [...compiled.values()].flatMap(({ kind }) => {
    const days = kept.filter((one) => one.kind === kind.code).map((one) => one.since)
    const since = [SINCE, ...days].toSorted()[0] ?? SINCE
    return kind.counts.map((count) => queryOf(kind, count, since))
  })
}
