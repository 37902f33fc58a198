import type { WorkbookCell, WorkbookSheet } from "../../../platform/workbook/index.ts"
import { agencyPath, roundPath } from "../address.ts"
import type { FrozenAgency } from "../facts.ts"
import {
  type AgencyFact,
  type CriterionFact,
  type FormColumn,
  type FormMapping,
  isAgencyFact,
  isCriterionFact,
  isRepeatedFact,
  type RepeatedFact,
} from "../form-mapping.ts"
import type { AgencyLine, AgencyReport, RoundReport, SheetLine } from "../model.ts"
import { differencePoints } from "../../points.ts"
import { statusOf } from "../../sheet/status.ts"
import { groupName } from "../peer-group.ts"
import { evidenceText, figuresText, verifiersText } from "./sheet-workbook.ts"
import { aboutSheet, marked, pointsCell, shareCell } from "./sheets.ts"

const WIDTH = 16

/** A form with a row an agency. */
export function agenciesForm(
  form: FormMapping,
  report: RoundReport,
  agencies: readonly FrozenAgency[],
  origin: string,
): WorkbookSheet[] {
  const scores = new Map(agencies.map((one) => [one.unit, one.criteria]))
  const columns = form.columns.flatMap((column) => repeated(column, report))
  const rows = report.standings.map((one, i) =>
    columns.map(({ column, code, maxPoints }) =>
      code === null
        ? isAgencyFact(column.fact)
          ? AGENCY[column.fact](one, i)
          : null
        : repeatedCell(column, { code, maxPoints }, one, scores.get(one.unit)),
    ),
  )
  const sheet = { name: form.title, columns: columns.map(titled), rows }
  return withAbout(form, sheet, report, origin + roundPath(report.round.id))
}

/** A form with a row a criterion, of one agency. */
export function criteriaForm(form: FormMapping, report: AgencyReport, origin: string) {
  const { lines, round, agency, index } = report
  const names = new Map(index.parts.map(({ code, name }) => [code, name]))
  const rows = lines
    .filter(({ kind }) => kind === "scored")
    .map((line, i) =>
      form.columns.map(({ fact }) =>
        isCriterionFact(fact)
          ? CRITERION[fact](line, { number: i + 1, part: names.get(line.part) ?? "" })
          : null,
      ),
    )
  const columns = form.columns.map((column) => titled({ column, title: column.title }))
  const sheet = { name: form.title, columns, rows }
  return withAbout(form, sheet, report, origin + agencyPath(round.id, agency.unit))
}

function withAbout(
  form: FormMapping,
  sheet: WorkbookSheet,
  report: RoundReport | AgencyReport,
  address: string,
): WorkbookSheet[] {
  const own = form.illustrative ? new Set([...report.marks, "illustrative" as const]) : report.marks
  const headed = { round: report.round, index: report.index, marks: [...own] }
  const about = aboutSheet(headed, address)
  const source = [
    ["Biểu mẫu", `${form.title} (${form.id})`],
    ["Nguồn của các cột", form.source],
  ]
  return [sheet, { ...about, rows: [...source, ...about.rows] }].map((one) =>
    marked(one, headed.marks),
  )
}

interface Placed {
  readonly column: FormColumn
  readonly title: string
}

interface Repeated extends Placed {
  readonly code: string | null
  readonly maxPoints: number | null
}

const titled = ({ column, title }: Placed) => ({ title, width: column.width ?? WIDTH })

/** A column as it stands, or once for every part, pillar or criterion. */
function repeated(column: FormColumn, { index, criteria }: RoundReport): Repeated[] {
  if (column.each === undefined) {
    return [{ column, title: column.title, code: null, maxPoints: null }]
  }
  const all = {
    parts: index.parts,
    pillars: index.pillars.map((one) => ({ ...one, maxPoints: null })),
    criteria,
  }[column.each]
  return all.map(({ code, name, maxPoints }) => ({
    column,
    title: column.title.replaceAll("{code}", code).replaceAll("{name}", name),
    code,
    maxPoints,
  }))
}

type Scores = FrozenAgency["criteria"]

function repeatedCell(
  { fact }: FormColumn,
  { code, maxPoints }: { readonly code: string; readonly maxPoints: number | null },
  agency: AgencyLine,
  scores: Scores | undefined,
): WorkbookCell {
  return isRepeatedFact(fact) ? REPEATED[fact](agency, code, maxPoints, scores) : null
}

/** As indices are published: four decimals. */
const valueCell = (value: number | null): WorkbookCell =>
  value === null ? null : { number: value, decimals: 4 }

type RepeatedCell = (
  agency: AgencyLine,
  code: string,
  maxPoints: number | null,
  scores: Scores | undefined,
) => WorkbookCell

const REPEATED: Readonly<Record<RepeatedFact, RepeatedCell>> = {
  "part-points": ({ parts }, code) => pointsCell(parts[code] ?? null),
  "part-value": ({ parts }, code, maxPoints) => {
    const points = parts[code] ?? null
    return valueCell(
      points === null || maxPoints === null || maxPoints === 0 ? null : points / maxPoints,
    )
  },
  "pillar-value": ({ pillars }, code) => valueCell(pillars[code] ?? null),
  self: (_, code, __, scores) => pointsCell(scores?.get(code)?.self ?? null),
  verified: (_, code, __, scores) => pointsCell(scores?.get(code)?.verified ?? null),
  final: (_, code, __, scores) => pointsCell(scores?.get(code)?.final ?? null),
  computed: (_, code, __, scores) => pointsCell(scores?.get(code)?.computed ?? null),
}

const AGENCY: Readonly<Record<AgencyFact, (one: AgencyLine, at: number) => WorkbookCell>> = {
  number: (_, at) => at + 1,
  unit: ({ unit }) => unit,
  name: ({ name }) => name,
  group: ({ group }) => groupName(group).vi,
  submitted: ({ submitted }) => (submitted ? "có" : "không"),
  points: ({ points }) => pointsCell(points),
  max: ({ maxPoints }) => pointsCell(maxPoints),
  value: ({ value }) => valueCell(value),
  percent: ({ value }) => shareCell(value),
  rank: ({ rank }) => rank,
  of: ({ of }) => of,
  "rank-5": ({ best }) => best,
  "rank-95": ({ worst }) => worst,
  "rank-before": ({ before }) => before,
  gained: ({ gained }) => gained,
  blank: () => null,
}

interface Beside {
  readonly number: number
  readonly part: string
}

const number = (said: SheetLine["self"]) => (typeof said === "number" ? said : null)

const CRITERION: Readonly<
  Record<CriterionFact, (line: SheetLine, beside: Beside) => WorkbookCell>
> = {
  number: (_, beside) => beside.number,
  code: ({ code }) => code,
  name: ({ name }) => name,
  "part-name": (_, { part }) => part,
  max: ({ maxPoints }) => pointsCell(maxPoints),
  figures: figuresText,
  computed: ({ computed }) => pointsCell(computed),
  self: ({ self }) => pointsCell(self),
  verified: ({ verified }) => pointsCell(verified),
  appealed: ({ appealed }) => pointsCell(appealed),
  final: ({ final }) => pointsCell(final),
  "self-less-final": ({ self, final }) =>
    typeof self === "number" && typeof final === "number"
      ? pointsCell(differencePoints(self, final))
      : null,
  lost: ({ lost }) => pointsCell(lost?.points ?? null),
  reason: ({ lost }) => lost?.reason.vi ?? null,
  status: ({ maxPoints, self, final }) =>
    maxPoints === null ? null : statusOf(maxPoints, number(self), number(final)),
  verifiers: verifiersText,
  evidence: evidenceText,
  "evidence-and-reason": (line) =>
    [evidenceText(line), line.lost?.reason.vi ?? ""].filter((one) => one !== "").join(". "),
  blank: () => null,
}
