import { readFile } from "node:fs/promises"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { DenominatorPreset, ProgrammeCode } from "./model.ts"

const Days = Type.Integer({ minimum: 1, maximum: 36_525 })
const Metres = Type.Integer({ minimum: 0, maximum: 5000 })

/** What `data/gap-register.json` decides. */
const GapSettings = Type.Object({
  source: Type.String({ minLength: 1 }),
  presets: Type.Array(DenominatorPreset),
  /** The programme that has every gap, of which nobody need declare anything. */
  wholeRegister: Type.Object({
    code: ProgrammeCode,
    nameVi: Type.String(),
    nameEn: Type.String(),
    preset: ProgrammeCode,
  }),
  /** After so many days without a word a gap is named as forgotten. */
  staleAfterDays: Type.Object({ reported: Days, confirmed: Days, planned: Days }),
  citizens: Type.Object({
    /** A report so near to a gap of its technology is of that gap. */
    sameWithinMetres: Metres,
    mostADay: Type.Integer({ minimum: 1 }),
    mostAnHourFromOne: Type.Integer({ minimum: 1 }),
  }),
  lists: Type.Object({ sameWithinMetres: Metres }),
})
export type GapSettings = Static<typeof GapSettings>

const SHIPPED = new URL("../../../../../data/gap-register.json", import.meta.url)

let read: Promise<GapSettings> | undefined

/** What the product ships; read once. */
export function gapSettings(): Promise<GapSettings> {
  read ??= readFile(SHIPPED, "utf8").then((text) => {
    const found: unknown = JSON.parse(text)
    Value.Assert(GapSettings, found)
    return found
  })
  return read
}
