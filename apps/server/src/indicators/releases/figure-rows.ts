import type { Territories } from "../../registry/index.ts"
import type { Contents, ReleaseRow } from "./model.ts"
import type { Period } from "../model.ts"
import { dayFor, listed, periodsIn } from "./rows.ts"

/** What a figure of a public text says, as rows need it. */
interface Said {
  readonly id: string
  readonly kind: Exclude<ReleaseRow["kind"], "indicator" | "measure">
  readonly measure: string
  readonly unit: string
  readonly period: Period
  readonly comparator: ReleaseRow["comparator"]
  readonly exact: string | null
  readonly status: ReleaseRow["status"]
  readonly unitOfMeasure: string
  readonly label: string
  readonly breakdown: readonly { readonly label: string; readonly exact: string }[]
  readonly document: string
}

/**
 * Rows of the figures of public texts that a release is of: those whose time lies in one of its
 * periods and whose place is one of its units, on the day of the view or at the end of the period.
 */
export function figureRows(
  figures: readonly Said[],
  contents: Contents,
  territories: Territories,
  documents: Readonly<Record<string, string>>,
): ReleaseRow[] {
  const asked = periodsIn(contents).map((period) => ({
    ...period,
    units: new Set([
      ...listed(contents, period.ends, territories).ids,
      ...listed(contents, dayFor(contents, period), territories).ids,
    ]),
  }))
  return figures
    .filter(({ period, unit }) =>
      asked.some(
        ({ starts, ends, units }) =>
          starts <= period.starts && period.ends <= ends && units.has(unit),
      ),
    )
    .map((figure) => rowOf(figure, territories, documents[figure.document] ?? figure.document))
}

function rowOf(figure: Said, territories: Territories, source: string): ReleaseRow {
  const { id, kind, measure, unit, period, comparator, exact, status } = figure
  const place = territories.ref(unit, period.ends)
  const number = exact === null ? Number.NaN : Number(exact)
  return {
    indicator: measure,
    period: period.code,
    unit,
    unitCode: place?.code ?? "",
    unitName: place?.fullName ?? unit,
    breakdown: "",
    kind,
    comparator,
    value: Number.isNaN(number) ? null : number,
    written: exact,
    unitOfMeasure: figure.unitOfMeasure,
    status,
    reported: null,
    expected: null,
    estimated: false,
    figure: id,
    label: figure.label,
    parts: figure.breakdown.map((part) => `${part.label}=${part.exact}`).join("; "),
    source,
  }
}
