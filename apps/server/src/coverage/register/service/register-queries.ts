import type { Reader } from "../../../platform/database.ts"
import type { RegisterQuery, RegisterRecord } from "../../../platform/register-query.ts"
import { territories as territoriesOf, unitsRevision } from "../../../registry/index.ts"
import { STATE_WORDS } from "../errors.ts"
import type { GapState } from "../model.ts"
import type { Programme } from "../programme.ts"
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

/** What the share of a programme is of, or what it is, by the definition of the day. */
const recordsOfShare =
  (code: string, part: "counted" | "reached") => async (db: Reader, day: string) => {
    const { programmes } = await groundOn(db, day)
    const programme = programmes.find((one) => one.code === code)
    return recordsIn(db, day, programme?.[part] ?? [], code)
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

const byState: RegisterQuery = {
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
}

const words = (states: readonly GapState[]) => states.map((state) => STATE_WORDS[state]).join(", ")

/** The two numbers that the share of a programme is made of, and the share. */
function ofProgramme({ code, nameVi, nameEn, ...programme }: Programme): RegisterQuery[] {
  const isWhole = programme.shipped || programme.membership === "all"
  const own = programme.shipped ? "" : `_${code.replaceAll("-", "_")}`
  const shared = { ...common, open: false, keptFor: isWhole ? keptFor : keptBy(code) }
  const counted = `số_vùng_lõm_sóng_phải_phủ${own}`
  const paper = programme.document === null ? "" : ` Theo ${programme.document}.`
  return [
    {
      ...shared,
      code: `coverage.gaps-counted${programme.shipped ? "" : `.${code}`}`,
      nameVi: `Vùng lõm sóng phải phủ: ${nameVi}`,
      nameEn: `Coverage gaps to be closed: ${nameEn}`,
      // A denominator may count reports, which only readers of their units see.
      records: recordsOfShare(code, "counted"),
      measure: {
        ...measured,
        code: counted,
        nameVi: `Số vùng lõm sóng phải phủ (${nameVi})`,
        nameEn: `Coverage gaps to be closed (${nameEn})`,
        definitionVi: `Vùng lõm sóng ${words(programme.counted)} vào ngày cuối kỳ, theo ${nameVi}.${paper} Mẫu số do chương trình khai.`,
        definitionEn: `Coverage gaps in the states that ${nameEn} counts, on the last day of the period.`,
        better: "none",
        dimensions: {},
      },
    },
    {
      ...shared,
      code: `coverage.gaps-reached${programme.shipped ? "" : `.${code}`}`,
      nameVi: `Vùng lõm sóng đã phủ: ${nameVi}`,
      nameEn: `Coverage gaps that are closed: ${nameEn}`,
      records: recordsOfShare(code, "reached"),
      measure: {
        ...measured,
        code: `số_vùng_lõm_sóng_đã_phủ${own}`,
        nameVi: `Số vùng lõm sóng đã phủ (${nameVi})`,
        nameEn: `Coverage gaps that are closed (${nameEn})`,
        definitionVi: `Vùng lõm sóng ${words(programme.reached)} vào ngày cuối kỳ, theo ${nameVi}.${paper} Tử số do chương trình khai.`,
        definitionEn: `Coverage gaps that have come as far as ${nameEn} asks, on the last day of the period.`,
        better: "higher",
        dimensions: {},
      },
      share: {
        code: `tỷ_lệ_vùng_lõm_sóng_đã_phủ${own}`,
        nameVi: `Tỷ lệ vùng lõm sóng đã phủ (${nameVi})`,
        nameEn: `Share of coverage gaps that are closed (${nameEn})`,
        definitionVi: `Số vùng lõm sóng đã phủ chia cho số phải phủ, theo ${nameVi}.${paper}`,
        definitionEn: `Coverage gaps that are closed, of those to be closed, by ${nameEn}.`,
        better: "higher",
        of: counted,
      },
    },
  ]
}

/** A list is whole in its unit from the day that its programme holds. */
const keptBy =
  (code: string) =>
  async (db: Reader, day: string): Promise<readonly string[]> => {
    const { programmes, units } = await groundOn(db, day)
    const programme = programmes.find((one) => one.code === code)
    if (programme === undefined || programme.since > day) return []
    const unit = units.unit(programme.unit)
    return unit !== undefined && units.existsOn(unit, day) ? [programme.unit] : []
  }

/** Gaps by what became of them, and for each programme the two numbers that "97 % closed" is made of. */
export async function coverageQueries(db: Reader): Promise<readonly RegisterQuery[]> {
  const { programmes } = await groundOn(db, FAR)
  return [byState, ...programmes.flatMap(ofProgramme)]
}

/** Every programme there is holds by then. */
const FAR = "9999-12-31"
