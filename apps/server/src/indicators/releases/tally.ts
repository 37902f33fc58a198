import type { ReleaseCheck, ReleaseRow } from "./model.ts"

const EXAMPLES = 20

interface Kept {
  count: number
  readonly examples: string[]
}
const none = (): Kept => ({ count: 0, examples: [] })

/** What is amiss with the rows of a release, counted as they pass by. */
export class Tally {
  rows = 0
  filled = 0
  /** Rows computed from reported values. */
  computed = 0
  private readonly missing = none()
  private readonly under = none()
  private readonly partly = none()
  private readonly estimated = none()
  private readonly names = new Set<string>()

  add(row: ReleaseRow): void {
    this.rows++
    this.names.add(row.unit)
    if (row.value !== null || row.written !== null) this.filled++
    if (row.kind !== "indicator" && row.kind !== "measure") return
    this.computed++
    if (row.estimated) keep(this.estimated, row)
    const few = isPartly(row)
    if (row.value !== null && few) keep(this.partly, row)
    if (row.value !== null || row.status !== "missing") return
    keep(few && row.reported !== 0 ? this.under : this.missing, row)
  }

  get units(): number {
    return this.names.size
  }

  /** What was found, the gravest first; what was not found is left out. */
  checks(): ReleaseCheck[] {
    const of = this.computed
    const check = (
      kind: ReleaseCheck["kind"],
      { count, examples }: Kept,
      textVi: string,
      textEn: string,
    ): ReleaseCheck[] =>
      count === 0
        ? []
        : [
            {
              kind,
              count,
              of,
              textVi: `${vi(count)}/${vi(of)} ${textVi}`,
              textEn: `${en(count)} of ${en(of)} ${textEn}`,
              examples,
            },
          ]
    return [
      ...check("missing", this.missing, "dòng không có số liệu", "rows have no value"),
      ...check(
        "under-coverage",
        this.under,
        "dòng để trống vì quá ít đơn vị đã báo cáo",
        "rows are blank because too few have reported",
      ),
      ...check(
        "partly-reported",
        this.partly,
        "dòng có giá trị khi chưa đủ đơn vị báo cáo",
        "rows have a value though not all have reported",
      ),
      ...check("estimated", this.estimated, "dòng là số ước tính", "rows are estimates"),
    ]
  }
}

const isPartly = ({ reported, expected }: ReleaseRow) => (reported ?? 0) < (expected ?? 0)

function keep(kept: Kept, row: ReleaseRow): void {
  kept.count++
  if (kept.examples.length < EXAMPLES) kept.examples.push(exampleOf(row))
}

function exampleOf({
  indicator,
  period,
  unit,
  unitName,
  breakdown,
  reported,
  expected,
}: ReleaseRow) {
  const cut = breakdown === "" ? "" : ` [${breakdown}]`
  return `${indicator}${cut} · ${unitName} (${unit}) · ${period} · ${reported ?? 0}/${expected ?? 0}`
}

const vi = (count: number) => count.toLocaleString("vi-VN")
const en = (count: number) => count.toLocaleString("en-GB")
