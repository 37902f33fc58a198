import type { Reader } from "../../../platform/database.ts"
import type { RegisterQuery, RegisterRecord } from "../../../platform/register-query.ts"
import { territories as territoriesOf, unitsRevision } from "../../../registry/index.ts"
import { STATE_WORDS } from "../errors.ts"
import { gapSettings } from "../loader.ts"
import type { GapState } from "../model.ts"
import { readGaps } from "../store/gaps-store.ts"
import { gapsRevision, listKept } from "../store/kept-store.ts"
import { groundOn, standingsOn } from "./ground-service.ts"

const STATE = "trạng thái"
const TECHNOLOGY = "công nghệ"
const CONFIRMED: readonly GapState[] = ["confirmed", "planned", "closed"]

/** Gaps of a day in some states; those of one programme where one is named. */
async function recordsIn(
  db: Reader,
  day: string,
  states: readonly GapState[],
  programme: string | null,
): Promise<readonly RegisterRecord[]> {
  return (await standingsOn({ db }, day)).flatMap(({ gap, path }) => {
    if (!states.includes(gap.state)) return []
    if (programme !== null && !gap.programmes.includes(programme)) return []
    const { id, name, technology, state } = gap
    return [
      {
        id,
        unit: path[0] ?? gap.unit,
        label: `${name} (${technology})`,
        value: 1,
        attributes: { [STATE]: STATE_WORDS[state], [TECHNOLOGY]: technology },
        href: CONFIRMED.includes(state) ? `/vung-lom-song/${id}` : null,
      },
    ]
  })
}

/** Of the programme that has the whole register, as declared: what its share is of, or what it is. */
const recordsOfShare = (part: "counted" | "reached") => async (db: Reader, day: string) => {
  const { wholeRegister: whole } = await gapSettings()
  const { programmes } = await groundOn(db, day)
  const programme = programmes.find(({ code }) => code === whole.code)
  return recordsIn(db, day, programme?.[part] ?? [], whole.code)
}

/** Units that ended say nothing more: their heirs are kept anew. */
async function keptFor(db: Reader, day: string): Promise<readonly string[]> {
  const units = await territoriesOf(db)
  return (await listKept(db)).flatMap(({ unit, since }) => {
    const found = units.unit(unit)
    return found !== undefined && since <= day && units.existsOn(found, day) ? [unit] : []
  })
}

const common = {
  recordVi: "một vùng lõm sóng, của một công nghệ",
  recordEn: "a coverage gap of one technology",
  how: "count" as const,
  since: "2020-12-31",
  revision: async (db: Reader) => `${await gapsRevision(db)} ${await unitsRevision(db)}`,
  illustrative: async (db: Reader) => (await readGaps(db)).some(({ facts }) => facts.illustrative),
  keptFor,
}
const measured = { unitOfMeasure: "vùng lõm", level: "commune" as const }

/** Gaps by what became of them, and the two numbers that "97 % closed" is made of. */
export const coverageQueries: readonly RegisterQuery[] = [
  {
    ...common,
    code: "coverage.gaps",
    nameVi: "Vùng lõm sóng theo trạng thái",
    nameEn: "Coverage gaps by state",
    open: true,
    records: (db, day) => recordsIn(db, day, CONFIRMED, null),
    measure: {
      ...measured,
      code: "số_vùng_lõm_sóng",
      nameVi: "Số vùng lõm sóng đã xác nhận",
      nameEn: "Confirmed coverage gaps",
      definitionVi:
        "Đếm từ sổ vùng lõm sóng: vùng lõm đã xác nhận, đã có kế hoạch hoặc đã phủ sóng vào ngày cuối kỳ, ở những nơi sổ được ghi đầy đủ. Thế nào là vùng lõm do từng bản ghi nêu.",
      definitionEn:
        "From the register of coverage gaps: confirmed, planned or closed on the last day of the period, where the register is kept whole. Each record names the rule by which it is a gap.",
      better: "none",
      dimensions: { [STATE]: CONFIRMED.map((state) => STATE_WORDS[state]) },
    },
  },
  {
    ...common,
    code: "coverage.gaps-counted",
    nameVi: "Vùng lõm sóng trong mẫu số",
    nameEn: "Coverage gaps that a share is of",
    // A denominator may count reports, which only readers of their units see.
    open: false,
    records: recordsOfShare("counted"),
    measure: {
      ...measured,
      code: "số_vùng_lõm_sóng_phải_phủ",
      nameVi: "Số vùng lõm sóng phải phủ",
      nameEn: "Coverage gaps to be closed",
      definitionVi:
        "Mẫu số của tỷ lệ vùng lõm sóng đã phủ: các trạng thái do chương trình “toàn bộ sổ” khai (mặc định của Tỉnh Số: đã xác nhận, có kế hoạch, đã phủ; không của văn bản nào).",
      definitionEn:
        "The denominator of the share of gaps that are closed: the states that the programme of the whole register declares (by default confirmed, planned, closed; of no legal text).",
      better: "none",
      dimensions: {},
    },
  },
  {
    ...common,
    code: "coverage.gaps-reached",
    nameVi: "Vùng lõm sóng đã phủ",
    nameEn: "Coverage gaps that are closed",
    open: false,
    records: recordsOfShare("reached"),
    measure: {
      ...measured,
      code: "số_vùng_lõm_sóng_đã_phủ",
      nameVi: "Số vùng lõm sóng đã phủ",
      nameEn: "Coverage gaps that are closed",
      definitionVi:
        "Tử số của tỷ lệ vùng lõm sóng đã phủ: các trạng thái do chương trình “toàn bộ sổ” khai (mặc định: đã phủ sóng).",
      definitionEn:
        "The numerator of the share of gaps that are closed: the states that the programme of the whole register declares (by default closed).",
      better: "higher",
      dimensions: {},
    },
  },
]
