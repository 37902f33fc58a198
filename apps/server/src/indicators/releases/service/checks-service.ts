import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { isIllustrative } from "../../demo/store.ts"
import { findProblems } from "../../service/checks-service.ts"
import type { Basis, ReleaseCheck } from "../model.ts"
import { periodsIn } from "../rows.ts"
import { countWaiting } from "../store/cells-store.ts"
import type { Tally } from "../tally.ts"
import { askingOf } from "./world-service.ts"

const EXAMPLES = 20

/**
 * What whoever publishes should know besides what the rows say: periods that are not over, values
 * that wait to be published, figures of public texts that fail their checks, made-up values.
 */
export async function checksBesides(
  ctx: Context,
  basis: Basis,
  { figures, tally }: { readonly figures: readonly string[]; readonly tally: Tally },
): Promise<ReleaseCheck[]> {
  const found = [
    await madeUp(ctx, tally),
    periodsNotOver(basis, dayInVietnam(ctx.now())),
    await waiting(ctx, basis),
    await failed(ctx, basis, figures),
  ]
  return found.flatMap((one) => one ?? [])
}

async function madeUp({ db }: Context, { computed }: Tally): Promise<ReleaseCheck | null> {
  if (computed === 0 || !(await isIllustrative(db))) return null
  return {
    kind: "illustrative",
    count: computed,
    of: computed,
    textVi: "Cơ sở dữ liệu này chứa số liệu minh họa, không phải số thật",
    textEn: "Made-up figures stand in this database; they are not real",
    examples: [],
  }
}

function periodsNotOver({ contents }: Basis, today: string): ReleaseCheck | null {
  const periods = periodsIn(contents)
  const open = periods.filter(({ ends }) => ends >= today).map(({ code }) => code)
  if (open.length === 0) return null
  return {
    kind: "period-not-over",
    count: open.length,
    of: periods.length,
    textVi: `${open.length}/${periods.length} kỳ chưa kết thúc vào ngày chuẩn bị`,
    textEn: `${open.length} of ${periods.length} periods are not over on the day of preparation`,
    examples: open.slice(0, EXAMPLES),
  }
}

async function waiting({ db }: Context, basis: Basis): Promise<ReleaseCheck | null> {
  const measures = [...askingOf(basis).formulas.basesOf(basis.contents.indicators)]
  const periods = periodsIn(basis.contents)
  const found = await countWaiting(db, measures, periods)
  if (found.length === 0) return null
  const count = found.reduce((sum, one) => sum + one.count, 0)
  return {
    kind: "waiting",
    count,
    of: count,
    textVi: `${count.toLocaleString("vi-VN")} giá trị đang nhập hoặc chờ thẩm định nên chưa được tính`,
    textEn: `${count.toLocaleString("en-GB")} values are being entered or verified and do not count yet`,
    examples: found.slice(0, EXAMPLES).map((one) => `${one.measure} · ${one.period}: ${one.count}`),
  }
}

async function failed(
  ctx: Context,
  { asOf }: Basis,
  figures: readonly string[],
): Promise<ReleaseCheck | null> {
  if (figures.length === 0) return null
  const here = new Set(figures)
  const problems = (await findProblems(ctx, asOf)).filter(({ figure }) => here.has(figure))
  const count = new Set(problems.map(({ figure }) => figure)).size
  if (count === 0) return null
  return {
    kind: "failed-check",
    count,
    of: figures.length,
    textVi: `${count}/${figures.length} số liệu của văn bản không qua kiểm tra`,
    textEn: `${count} of ${figures.length} figures of public texts fail a check`,
    examples: problems.slice(0, EXAMPLES).map((one) => `${one.figure}: ${one.explanation}`),
  }
}
