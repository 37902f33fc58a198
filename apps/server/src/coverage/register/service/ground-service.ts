import type { Reader } from "../../../platform/database.ts"
import { territories as territoriesOf, type Territories } from "../../../registry/index.ts"
import { type GapSettings, gapSettings } from "../loader.ts"
import { type Programme, versionOn } from "../programme.ts"
import { type Ground, type Standing, standingOn } from "../standing.ts"
import { type KeptGap, readGaps } from "../store/gaps-store.ts"
import { type ProgrammeRow, readProgrammes } from "../store/programmes-store.ts"

/** A gap as it stands on a day, with all that is kept of it. */
export interface KeptStanding extends Standing {
  readonly kept: KeptGap
}

/** The programme that has every gap: nobody need declare it. */
function wholeRegister({ presets, source, wholeRegister: whole }: GapSettings): Programme {
  const preset = presets.find(({ code }) => code === whole.preset)
  return {
    code: whole.code,
    version: 0,
    shipped: true,
    nameVi: whole.nameVi,
    nameEn: whole.nameEn,
    unit: "VN",
    membership: "all",
    technologies: [],
    counted: preset?.counted ?? ["confirmed", "planned", "closed"],
    reached: preset?.reached ?? ["closed"],
    document: null,
    issuer: null,
    listDay: null,
    closingNeedsEvidence: false,
    since: "1900-01-01",
    note: source,
  }
}

/** The programmes as they count on a day; the shipped one first, unless a province declared its own. */
function programmesOn(
  rows: readonly ProgrammeRow[],
  settings: GapSettings,
  day: string,
): Programme[] {
  const declared = [...Map.groupBy(rows, ({ code }) => code).values()].flatMap((versions) => {
    const row = versionOn(versions, day)
    if (row === undefined) return []
    return [{ ...row.definition, code: row.code, version: row.version, shipped: false }]
  })
  const whole = wholeRegister(settings)
  return declared.some(({ code }) => code === whole.code) ? declared : [whole, ...declared]
}

export async function groundOn(db: Reader, day: string): Promise<Ground> {
  const settings = await gapSettings()
  const units = await territoriesOf(db)
  const programmes = programmesOn(await readProgrammes(db), settings, day)
  return { day, units, programmes, staleAfterDays: settings.staleAfterDays }
}

interface Looked {
  readonly units: Territories
  readonly rows: readonly ProgrammeRow[]
  readonly day: string
  readonly standings: readonly KeptStanding[]
}
const looked = new WeakMap<readonly KeptGap[], Looked>()

/** All gaps of a day, in the order of their ids. */
export async function standingsOn(
  ctx: { readonly db: Reader },
  day: string,
): Promise<readonly KeptStanding[]> {
  const gaps = await readGaps(ctx.db)
  const rows = await readProgrammes(ctx.db)
  const ground = await groundOn(ctx.db, day)
  const before = looked.get(gaps)
  if (before?.day === day && before.units === ground.units && before.rows === rows) {
    return before.standings
  }
  const look = standingOn(ground)
  const standings = gaps.flatMap((kept) => {
    const found = look(kept)
    return found === null ? [] : [{ ...found, kept }]
  })
  looked.set(gaps, { units: ground.units, rows, day, standings })
  return standings
}
