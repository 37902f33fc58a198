import type { Reader } from "../../../platform/database.ts"
import type { RegisterQuery, RegisterRecord } from "../../../platform/register-query.ts"
import { territories as territoriesOf, unitsRevision } from "../../../registry/index.ts"
import { STATE_WORDS } from "../errors.ts"
import { placeOn } from "../place.ts"
import { isPublished, stepOn } from "../standing.ts"
import { gapsRevision, listKept, readGaps } from "../store.ts"

const STATE = "trạng thái"
const COUNTED = (["confirmed", "planned", "closed"] as const).map((state) => STATE_WORDS[state])

async function records(db: Reader, day: string): Promise<readonly RegisterRecord[]> {
  const units = await territoriesOf(db)
  return (await readGaps(db)).flatMap(({ facts, history }) => {
    const step = stepOn(history, day)
    if (step === undefined || !isPublished(step.state)) return []
    return [
      {
        id: facts.id,
        unit: placeOn(units, facts.unit, day),
        label: `${facts.name} (${facts.technology})`,
        value: 1,
        attributes: { [STATE]: STATE_WORDS[step.state] },
        href: null,
      },
    ]
  })
}

/** Units that ended say nothing more: their heirs are kept anew. */
async function keptFor(db: Reader, day: string): Promise<readonly string[]> {
  const units = await territoriesOf(db)
  return (await listKept(db)).flatMap(({ unit, since }) => {
    const found = units.unit(unit)
    return found !== undefined && since <= day && units.existsOn(found, day) ? [unit] : []
  })
}

/** Gaps that somebody confirmed, by what became of them: "97 % closed" is a share of these. */
export const coverageQueries: readonly RegisterQuery[] = [
  {
    code: "coverage.gaps",
    nameVi: "Vùng lõm sóng theo trạng thái",
    nameEn: "Coverage gaps by state",
    recordVi: "một vùng lõm sóng đã xác nhận, của một công nghệ",
    recordEn: "a confirmed coverage gap of one technology",
    how: "count",
    since: "2020-12-31",
    open: true,
    revision: async (db) => `${await gapsRevision(db)} ${await unitsRevision(db)}`,
    keptFor,
    records,
    measure: {
      code: "số_vùng_lõm_sóng",
      nameVi: "Số vùng lõm sóng đã xác nhận",
      nameEn: "Confirmed coverage gaps",
      definitionVi:
        "Đếm từ sổ vùng lõm sóng: vùng lõm đã xác nhận, đã có kế hoạch hoặc đã phủ sóng vào ngày cuối kỳ, ở những nơi sổ được ghi đầy đủ. Thế nào là vùng lõm do từng bản ghi nêu.",
      definitionEn:
        "From the register of coverage gaps: confirmed, planned or closed on the last day of the period, where the register is kept whole. Each record names the rule by which it is a gap.",
      unitOfMeasure: "vùng lõm",
      better: "none",
      level: "commune",
      dimensions: { [STATE]: COUNTED },
    },
  },
]
