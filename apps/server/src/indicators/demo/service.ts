import type { Context } from "../../platform/context.ts"
import { OPERATOR } from "../../platform/context.ts"
import { unitsOn } from "../../registry/index.ts"
import { readPeriod } from "../import/period.ts"
import { saveCells } from "../cells/service/save-service.ts"
import type { CellDraft } from "../cells/model.ts"
import type { ViewState } from "../views/model.ts"
import { addDashboard } from "../views/service/dashboards-service.ts"
import { addView } from "../views/service/views-service.ts"
import { cellsAlreadyThere } from "./errors.ts"
import { hasReports } from "./store.ts"
import { ILLUSTRATION, illustrativeCells } from "./illustrative.ts"

/** The provinces of the demonstration's texts, before and after the reform of 1 July 2025. */
const PROVINCES = ["22", "24", "27", "24.2025"]
const PERIODS = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]

export interface DemoLoaded {
  readonly cells: number
  readonly dashboard: string
}

/**
 * Fills an installation that has no reported values yet with made-up ones, marked as such, and
 * makes the leader's dashboard over them. Real values are never mixed with made-up ones.
 */
export async function loadDemoCells(ctx: Context): Promise<DemoLoaded> {
  if (await hasReports(ctx.db)) throw cellsAlreadyThere()
  let cells = 0
  for (const [step, period] of PERIODS.entries()) {
    const { added } = await save(ctx, await cellsOf(ctx, period, step))
    cells += added
  }
  return { cells, dashboard: await leadersPage(ctx) }
}

async function cellsOf(ctx: Context, code: string, step: number): Promise<CellDraft[]> {
  const read = readPeriod(code)
  if ("refused" in read) throw new Error(read.refused)
  const lists = await Promise.all(
    PROVINCES.map((province) => unitsOn(ctx.db, "commune", read.period.ends, province)),
  )
  const units = new Set(lists.flat().map(({ id }) => id))
  return [...units].flatMap((unit) =>
    illustrativeCells(unit, code, { step, steps: PERIODS.length }),
  )
}

const save = (ctx: Context, drafts: readonly CellDraft[]) =>
  saveCells(
    ctx,
    drafts.map((draft, index) => ({ draft, pointer: () => `ô ${index + 1}` })),
    { layer: "published", source: { kind: "form", form: ILLUSTRATION } },
    () => Promise.resolve(OPERATOR),
  )

const asking = { actor: OPERATOR, administers: true }
const FIBRE = "tỷ_lệ_hộ_có_cáp_quang"
const PLACE = "22"

/** One page for whoever leads: where the province stands, who is behind, how it went. */
async function leadersPage(ctx: Context): Promise<string> {
  const view = async (name: string, state: ViewState) => {
    const draft = { name: `${name} (minh họa)`, visibility: "published" as const, state }
    return (await addView(ctx, draft, asking)).id
  }
  const communes = `children:${PLACE}`
  const fibre = await view("Cáp quang, Quảng Ninh", {
    indicators: FIBRE,
    units: communes,
    periods: "newest:4",
  })
  const online = await view("Hồ sơ trực tuyến, Quảng Ninh", {
    indicators: "tỷ_lệ_hồ_sơ_trực_tuyến",
    units: communes,
    periods: "newest:4",
  })
  const points = await view("Điểm hạ tầng số, Quảng Ninh", {
    indicators: "điểm_hạ_tầng_số",
    units: communes,
    periods: "newest:4",
  })
  const course = await view("Cáp quang theo quý, Quảng Ninh và Bắc Ninh", {
    indicators: FIBRE,
    units: "22,24.2025",
    periods: "newest:8",
    chart: "trend",
  })
  const missing = await view("Xã chưa báo cáo quý mới nhất", {
    indicators: "tổng_hộ,hồ_sơ_tiếp_nhận",
    units: communes,
    periods: "newest:1",
    only: "missing",
  })
  const tile = { title: "", size: "small" } as const
  const { id } = await addDashboard(
    ctx,
    {
      name: "Trang của lãnh đạo (số liệu minh họa)",
      visibility: "published",
      lead: "Quảng Ninh đứng ở đâu, xã nào thấp nhất, ai chưa báo cáo. Mọi số trên trang này là minh họa, không phải số thật.",
      tiles: [
        { ...tile, view: fibre, kind: "number" },
        { ...tile, view: online, kind: "number" },
        { ...tile, view: points, kind: "number" },
        { ...tile, view: course, kind: "trend", size: "medium" },
        {
          ...tile,
          view: fibre,
          kind: "ranking",
          size: "medium",
          title: "Xã dẫn đầu về cáp quang (minh họa)",
        },
        { ...tile, view: missing, kind: "table", size: "wide" },
      ],
    },
    asking,
  )
  return id
}
