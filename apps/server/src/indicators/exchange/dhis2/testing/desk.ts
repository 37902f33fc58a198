import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Context, OPERATOR } from "../../../../platform/context.ts"
import { loadShippedUnits } from "../../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../../testing/database.ts"
import { importDhis2 } from "../import-service.ts"
import { communeId, DEFAULT, ELEMENTS } from "./metadata.ts"

export const HA_TU = communeId("06652")

/** A number of households in Hà Tu, or what is said of it instead. */
export const one = (more: object) => ({
  dataElement: ELEMENTS.households,
  period: "202507",
  orgUnit: HA_TU,
  categoryOptionCombo: DEFAULT,
  attributeOptionCombo: DEFAULT,
  value: "5",
  ...more,
})

export interface Files {
  readonly metadata: string
  readonly values: string | null
  readonly map?: string
}

/** A database with units, a folder for files, and the import that tests try. */
export interface Desk {
  readonly ctx: Context
  readonly folder: string
  readonly parityFile: string
  run(files: Files, commit?: boolean): ReturnType<typeof importDhis2>
  close(): Promise<void>
}

export async function openDesk(): Promise<Desk> {
  const db = await openTestDatabase()
  const ctx = testContext(db)
  const folder = await mkdtemp(join(tmpdir(), "tinhso-dhis2-"))
  await loadShippedUnits(ctx)
  return {
    ctx,
    folder,
    parityFile: join(folder, "parity.csv"),
    run: (files, commit = false) =>
      importDhis2(ctx, { map: null, ...files }, { commit, actor: OPERATOR }),
    async close() {
      await db.close()
      await rm(folder, { recursive: true })
    },
  }
}
