import { toNfc } from "@tinhso/vietnamese"
import type { Context } from "../../platform/context.ts"
import { checkFormula, type Definitions, measuresFor } from "../definitions/check-definition.ts"
import { formulaRefused } from "../definitions/errors.ts"
import type { FormulaPreview } from "../definitions/model.ts"
import { definitionsOf } from "../definitions/service.ts"
import { rowsOf } from "./rows.ts"
import { columnsOver } from "./service.ts"

export interface PreviewQuestion {
  readonly formula: string
  /** The indicator that it is to become a version of. */
  readonly code?: string | undefined
  readonly units: string
  readonly periods: string
  readonly stage?: "published" | "working" | undefined
}

/** No indicator may be called so: it holds the formula while it is tried. */
const TRIED = "công_thức_đang_soạn"

/** Values of a formula that nobody has saved, beside those of the version in force. */
export async function previewFormula(
  ctx: Context,
  { formula, code, units, periods, stage }: PreviewQuestion,
): Promise<FormulaPreview> {
  const known = await definitionsOf(ctx)
  const found = checkFormula(formula, measuresFor(known))
  if (!found.ok) throw formulaRefused("", found.faults)
  const { unit } = found.checked
  const before = code === undefined ? undefined : known.indicators.get(toNfc(code))
  const indicators = before === undefined ? TRIED : `${TRIED},${before.code}`
  const tried = withTried(known, formula, unit)
  const question = {
    indicators,
    units,
    periods,
    asOf: null,
    ...(stage === undefined ? {} : { stage }),
  }
  const { series } = await columnsOver(ctx, tried, question)
  const rows = [...rowsOf(series)]
  const stood = new Map(
    rows.filter((row) => row.indicator !== TRIED).map((row) => [key(row), row.value]),
  )
  return {
    unitOfMeasure: unit,
    rows: rows
      .filter((row) => row.indicator === TRIED)
      .map((row) => ({
        unit: row.unit,
        unitName: row.unitName,
        period: row.period,
        value: row.value,
        before: stood.get(key(row)) ?? null,
        reported: row.reported,
        expected: row.expected,
      })),
  }
}

const key = (row: { unit: string; period: string }) => `${row.unit} ${row.period}`

function withTried(known: Definitions, formula: string, unit: string): Definitions {
  const version = { version: 1, formula, unit, validFrom: null, document: null, recordedAt: "" }
  const words = {
    nameVi: "",
    nameEn: "",
    better: "none",
    definitionVi: "",
    definitionEn: "",
  } as const
  const tried = { code: TRIED, ...words, unit, versions: [version] }
  return { ...known, indicators: new Map(known.indicators).set(TRIED, tried) }
}
