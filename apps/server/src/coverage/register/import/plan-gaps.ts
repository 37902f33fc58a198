import type { Territories } from "../../../registry/index.ts"
import type { Reader } from "../../../platform/database.ts"
import { STATE_WORDS } from "../errors.ts"
import type { GapFacts, GapState } from "../model.ts"
import { placeOn } from "../place.ts"
import { listedOn } from "../programme.ts"
import { closingNeedsEvidence } from "../service/detail-service.ts"
import { groundOn } from "../service/ground-service.ts"
import type { Said } from "../service/write-service.ts"
import { standingOn } from "../standing.ts"
import { type KeptGap, versionOf } from "../store/gaps-store.ts"
import { wayTo } from "./decide.ts"
import { groupRows, nameOf, sumOf } from "./group-rows.ts"
import { knownGap } from "./known-gap.ts"
import type { GapImportAction, GapImportRow } from "./model.ts"
import type { RowRead } from "./read-row.ts"
import type { RowUnit } from "./units-of-rows.ts"

/** A row that was read, with where it stands and its unit. */
export interface ReadRow extends RowRead, RowUnit {
  readonly sheet: string | null
  readonly row: number
}

export interface PlanSettings {
  readonly at: string
  readonly today: string
  readonly file: string
  readonly technology: string
  readonly metres: number
  readonly document: string | null
  readonly definition: string | null
  readonly mayWrite: (unit: string) => boolean
  readonly units: Territories
}

interface PlannedStep extends Said {
  readonly state: GapState
}

/** What a list makes of one gap. */
export interface PlannedGap {
  readonly rows: readonly Omit<GapImportRow, "action" | "gap" | "from" | "to">[]
  readonly action: GapImportAction
  /** The id of the gap; of a new one once it is written. */
  gap: string | null
  readonly from: GapState | null
  readonly to: GapState | null
  readonly facts: GapFacts | null
  readonly steps: readonly PlannedStep[]
  /** The version the steps follow. */
  readonly version: number
  readonly number: string | null
  /** Lists that it is on already. */
  readonly listed: readonly string[]
}

/** What all rows of a list make of a register. */
export async function planGaps(
  db: Reader,
  rows: readonly ReadRow[],
  register: readonly KeptGap[],
  settings: PlanSettings,
): Promise<PlannedGap[]> {
  const ground = await groundOn(db, settings.today)
  const look = standingOn(ground)
  const closable = (kept: KeptGap) =>
    !closingNeedsEvidence(ground, look(kept)?.gap.programmes ?? [])
  const { at, units, technology } = settings
  const known = register.map((kept) => ({
    ...kept.facts,
    unit: placeOn(units, kept.facts.unit, at),
    kept,
  }))
  const broken = rows.filter((row) => wrongOf(row, settings).length > 0)
  const whole = rows.flatMap((row) =>
    broken.includes(row) || row.unit === null ? [] : [{ ...row, unit: row.unit }],
  )
  const groups = groupRows(whole, technology)
  return [
    ...broken.map((row) => refused([row], settings)),
    ...groups.map((group) => planOne(group, { known, settings, closable })),
  ]
}

function wrongOf(row: ReadRow, { mayWrite }: PlanSettings): string[] {
  const { draft, problems, unit, unitProblem } = row
  if (unitProblem !== null) return [...problems, unitProblem]
  if (unit !== null && !mayWrite(unit)) return [...problems, "ngoài phạm vi bạn được sửa"]
  if (nameOf(draft) === null && draft.id === null)
    return [...problems, "không ghi tên thôn hay nơi nào"]
  return [...problems]
}

const shown = (row: ReadRow, problems: readonly string[]) => ({
  sheet: row.sheet,
  row: row.row,
  name: (nameOf(row.draft) ?? "").slice(0, 200),
  unitName: row.unitName,
  problems: [...problems],
  told: [...(row.unitTold === null ? [] : [row.unitTold]), ...row.told],
})

const NOTHING = {
  gap: null,
  from: null,
  to: null,
  facts: null,
  steps: [],
  version: 0,
  number: null,
}

const refused = (rows: readonly ReadRow[], settings: PlanSettings, why?: string): PlannedGap => ({
  ...NOTHING,
  listed: [],
  action: "refuse",
  rows: rows.map((row) => shown(row, why === undefined ? wrongOf(row, settings) : [why])),
})

type Placed = ReadRow & { readonly unit: string }
type Known = GapFacts & { readonly id: string; readonly kept: KeptGap }

interface Judging {
  readonly known: readonly Known[]
  readonly settings: PlanSettings
  readonly closable: (kept: KeptGap) => boolean
}

function planOne(group: readonly Placed[], judging: Judging): PlannedGap {
  const { known, settings } = judging
  const facts = factsOf(group, settings)
  const id = told(group, (draft) => draft.id)
  const found = knownGap(known, { ...facts, id }, settings.metres)?.kept
  if (id !== null && found === undefined) {
    return refused(group, settings, `sổ không có vùng lõm “${id}”`)
  }
  if (found === undefined) return added(group, facts, settings)
  const last = found.history.at(-1)
  return last === undefined
    ? added(group, facts, settings)
    : met(group, { facts, found, last }, judging)
}

/** A gap that the register does not have. */
function added(group: readonly Placed[], facts: GapFacts, settings: PlanSettings): PlannedGap {
  const to = told(group, ({ state }) => state) ?? "reported"
  const way = wayTo(null, to)
  const steps = way.kind === "steps" ? stepsOf(group, way.states, settings) : []
  const fault = dayFault(steps, null, settings.today)
  if (fault !== null) return refused(group, settings, fault)
  return { ...aboutOf(group, undefined, settings), facts, from: null, to, action: "add", steps }
}

interface Met {
  readonly facts: GapFacts
  readonly found: KeptGap
  readonly last: { readonly state: GapState; readonly day: string }
}

/** A gap that the register has. */
function met(
  group: readonly Placed[],
  { facts, found, last }: Met,
  { settings, closable }: Judging,
): PlannedGap {
  const to = told(group, ({ state }) => state) ?? last.state
  const about = { ...aboutOf(group, found, settings), facts, from: last.state, to }
  const way = wayTo(last.state, to)
  if (way.kind === "same") return { ...about, action: "same" }
  if (way.kind === "keep") return keptAs(about, group, last)
  if (to === "closed" && !closable(found)) {
    return refused(group, settings, "chương trình chỉ cho đóng khi có tài liệu chứng minh")
  }
  const steps = stepsOf(group, way.states, settings)
  const fault = dayFault(steps, last.day, settings.today)
  if (fault !== null) return refused(group, settings, fault)
  return { ...about, action: "move", steps }
}

const aboutOf = (group: readonly Placed[], found: KeptGap | undefined, { at }: PlanSettings) => ({
  gap: found?.facts.id ?? null,
  version: found === undefined ? 0 : versionOf(found),
  number: told(group, ({ number }) => number),
  listed: listsOf(found, at),
  rows: group.map((row) => shown(row, [])),
  steps: [],
})

/** The register is farther than the list: it holds, and it is said. */
function keptAs(
  about: Omit<PlannedGap, "action"> & { readonly to: GapState },
  group: readonly Placed[],
  { state, day }: Met["last"],
): PlannedGap {
  const why = `danh sách ghi “${STATE_WORDS[about.to]}”, sổ ghi “${STATE_WORDS[state]}” từ ${day}: giữ theo sổ`
  return { ...about, action: "keep", rows: group.map((row) => shown(row, [why])) }
}

/** The first thing that rows say of something. */
const told = <T>(group: readonly Placed[], of: (draft: Placed["draft"]) => T | null): T | null =>
  group.map(({ draft }) => of(draft)).find((value) => value !== null) ?? null

function listsOf(kept: KeptGap | undefined, day: string): string[] {
  const codes = new Set(kept?.members.map(({ programme }) => programme))
  return [...codes].filter((code) => listedOn(kept?.members ?? [], code, day) !== undefined)
}

/** A gap as its rows tell of it. */
function factsOf(group: readonly Placed[], settings: PlanSettings): GapFacts {
  const [first] = group
  const drafts = group.map(({ draft }) => draft)
  const name = (first === undefined ? null : nameOf(first.draft)) ?? settings.file
  const { file, document } = settings
  const listed = document === null ? `Danh sách ${file}` : `Danh sách ${file} (${document})`
  return {
    name: name.slice(0, 200),
    unit: first?.unit ?? "",
    technology: first?.draft.technology ?? settings.technology,
    operators: [...new Set(drafts.flatMap(({ operators }) => operators))].map((one) =>
      one.slice(0, 60),
    ),
    villages: drafts.flatMap((draft) =>
      draft.place === null ? [] : [{ name: (draft.village ?? name).slice(0, 200), ...draft.place }],
    ),
    population: sumOf(drafts.map(({ population }) => population)),
    households: sumOf(drafts.map(({ households }) => households)),
    source: listed.slice(0, 500),
    definition: (settings.definition ?? `Theo ${listed.toLowerCase().slice(0, 900)}`).slice(
      0,
      1000,
    ),
  }
}

/** The states a gap comes into, each with its day; the last on the day that the row tells. */
function stepsOf(
  group: readonly Placed[],
  states: readonly GapState[],
  { at, file, document }: PlanSettings,
): PlannedStep[] {
  const end = told(group, ({ day }) => day) ?? at
  const begin = told(group, ({ reported }) => reported) ?? end
  const places = group.map(({ sheet, row }) => (sheet === null ? `${row}` : `${sheet}!${row}`))
  const where = `Nhập từ danh sách ${file}, dòng ${places.slice(0, 10).join(", ")}`
  const note = told(group, (draft) => draft.note)
  return states.map((state, i) => {
    const isLast = i === states.length - 1
    return {
      state,
      day: isLast ? end : begin,
      note: (note === null ? where : `${note} — ${where}`).slice(0, 2000),
      organisation: isLast
        ? (told(group, ({ organisation }) => organisation)?.slice(0, 200) ?? null)
        : null,
      document: (told(group, (draft) => draft.document) ?? document)?.slice(0, 200) ?? null,
      due: state === "planned" ? told(group, ({ due }) => due) : null,
      asset: null,
    }
  })
}

/** What is wrong with the days of some steps; null where nothing is. */
function dayFault(
  steps: readonly PlannedStep[],
  last: string | null,
  today: string,
): string | null {
  let before = last
  for (const { day, due } of steps) {
    if (day > today) return `ngày ${day} sau hôm nay`
    if (before !== null && day < before) {
      return `ngày ${day} trước lần đổi trạng thái gần nhất (${before})`
    }
    if (due !== null && due !== undefined && due < day) {
      return `hạn ${due} trước ngày của kế hoạch (${day})`
    }
    before = day
  }
  return null
}
