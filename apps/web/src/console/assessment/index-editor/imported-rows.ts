import type { AnnexPreview } from "@tinhso/server/assessment/model"

/** A row of an annex as it was understood, with what is to be looked at. */
export interface ImportedRow {
  readonly key: string
  /** Of the file; null for what is said of the whole. */
  readonly row: number | null
  readonly code: string
  readonly name: string
  readonly points: number | null
  /** The kind of row or rule; "" for what is said of the whole. */
  readonly rule: string
  readonly hasRule: boolean
  readonly message: string
  readonly findings: readonly string[]
}

/** Every row with what was found about it; what concerns the whole comes first. */
export function importedRows({ criteria, readings, findings }: AnnexPreview): ImportedRow[] {
  const byCode = new Map(criteria.map((row) => [row.code, row]))
  const found = Map.groupBy(findings, ({ code }) => code ?? "")
  const whole = (found.get("") ?? []).map(({ row, message }, at): ImportedRow => ({
    key: `whole ${at}`,
    row,
    code: "",
    name: "",
    points: null,
    rule: "",
    hasRule: false,
    message: "",
    findings: [message],
  }))
  const rows = readings.map(({ row, code, rule, message }): ImportedRow => {
    const criterion = byCode.get(code)
    return {
      key: `${row} ${code}`,
      row,
      code,
      name: criterion?.name ?? "",
      points: criterion?.maxPoints ?? null,
      rule,
      hasRule: criterion?.rule !== null && criterion?.rule !== undefined,
      message,
      findings: (found.get(code) ?? []).map((one) => one.message),
    }
  })
  return [...whole, ...rows]
}

/** Whether a person should look at a row before it is taken. */
export const needsLook = ({ rule, findings }: ImportedRow): boolean =>
  rule === "unknown" || findings.length > 0
