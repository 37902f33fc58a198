import { type Actor, type Context, OPERATOR } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import type { CellDraft, Layer } from "../../cells/model.ts"
import { saveCells } from "../../cells/service/save-service.ts"
import { loadShippedFigures } from "../../index.ts"
import type { ReleaseDraft } from "../model.ts"
import { prepareRelease } from "../service/prepare-service.ts"
import { publishRelease } from "../service/publish-service.ts"

export const ADMINISTRATOR: Actor = { id: "quản-trị", kind: "user" }
export const VERIFIER: Actor = { id: "thẩm-định", kind: "user" }

/** Communes of Quảng Ninh after the reform. */
export const COMMUNES = ["06652.2025", "06658.2025", "06661.2025"] as const

/** A database with units and definitions, a clock that goes on, and ways to record and release. */
export interface ReleaseWorld {
  readonly db: Database
  readonly ctx: Context
  tick(minutes: number): void
  save(cells: readonly CellDraft[], layer?: Layer): Promise<void>
  prepare(draft?: Partial<ReleaseDraft>): Promise<void>
  publish(id: string): Promise<void>
  close(): Promise<void>
}

export const DRAFT: ReleaseDraft = {
  id: "2025-q4",
  titleVi: "Hạ tầng số quý IV/2025",
  titleEn: "Digital infrastructure, Q4 2025",
  indicators: "tổng_hộ,tỷ_lệ_hộ_có_cáp_quang",
  units: COMMUNES.join(","),
  periods: "2025-Q4",
  view: "at:2026-01-01",
}

export async function openReleaseWorld(): Promise<ReleaseWorld> {
  const db = await openTestDatabase()
  let now = new Date("2026-11-21T09:00:00+07:00")
  const ctx = testContext(db, { now: () => now })
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  return {
    db,
    ctx,
    tick(minutes) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    async save(cells, layer = "published") {
      const drafts = cells.map((draft) => ({ draft, pointer: (column: string) => column }))
      const source = { kind: "form", form: "thử" } as const
      await saveCells(ctx, drafts, { layer, source }, () => Promise.resolve(OPERATOR))
    },
    async prepare(draft = {}) {
      await prepareRelease(ctx, { ...DRAFT, ...draft }, () => Promise.resolve(ADMINISTRATOR))
    },
    async publish(id) {
      await publishRelease(ctx, id, { reason: "đã xem" }, () => Promise.resolve(VERIFIER))
    },
    close: () => db.close(),
  }
}

export const cell = (
  measure: string,
  unit: string,
  value: number | null,
  more: Partial<CellDraft> = {},
): CellDraft => ({ measure, unit, period: "2025-Q4", value, ...more })
