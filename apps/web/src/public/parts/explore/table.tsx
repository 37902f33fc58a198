import type { PivotAnswer, PivotColumn, PivotRow } from "@tinhso/server/indicators/pivot/model"
import { useSite } from "../../site.tsx"
import { PlaceLink } from "../figure.tsx"
import { CellValue, spotOf } from "./cell.tsx"
import { membersOn, type Names, unitText } from "./names.ts"

type Axis = PivotAnswer["rowAxes"][number]

interface Props {
  readonly answer: PivotAnswer
  readonly names: Names
  /** The address of the table in another order; without it headings are no links. */
  readonly sorted?: (sort: string) => string
  readonly caption: string
}

/** The table: rows that open their place, headings that sort, the whole first. */
export function PivotTable({ answer, names, sorted, caption }: Props) {
  const { t } = useSite()
  return (
    <section
      className="table-frame pivot-frame"
      aria-label={t("explore.tableLabel")}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <table className="table pivot">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {answer.rowAxes.map((axis) => (
              <RowHeading key={axis} axis={axis} answer={answer} sorted={sorted} />
            ))}
            {answer.columns.map((column) => (
              <Heading
                key={column.key}
                column={column}
                answer={answer}
                names={names}
                sorted={sorted}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {[...answer.totals, ...answer.rows].map((row) => (
            <Row key={row.key} row={row} answer={answer} names={names} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const orderOf = (sort: string | null, key: string) =>
  sort === key ? "ascending" : sort === `-${key}` ? "descending" : undefined

function RowHeading({
  axis,
  answer,
  sorted,
}: {
  axis: Axis
  answer: PivotAnswer
  sorted: Props["sorted"]
}) {
  const { t } = useSite()
  const title = t(`explore.rows.${axis}`)
  const { sort } = answer.asked
  if (sorted === undefined || axis !== "units") return <th scope="col">{title}</th>
  return (
    <th scope="col" aria-sort={orderOf(sort, "name")}>
      <a href={sorted(sort === "name" ? "-name" : "name")}>{title}</a>
    </th>
  )
}

/** What a column is called: only what tells columns apart; the caption says the rest. */
function columnTitle(column: PivotColumn, answer: PivotAnswer, names: Names): string {
  const axes = answer.columnAxes.filter((axis) => membersOn(axis, answer) > 1)
  const told = axes.length === 0 ? (["periods"] as const) : axes
  return told
    .map((axis) => names.of(axis, column, axis === "periods"))
    .filter((text) => text !== "")
    .join(" · ")
}

function Heading({
  column,
  answer,
  names,
  sorted,
}: {
  column: PivotColumn
  answer: PivotAnswer
  names: Names
  sorted: Props["sorted"]
}) {
  const { language } = useSite()
  const { sort } = answer.asked
  const title = columnTitle(column, answer, names)
  const indicator = names.indicators.get(column.indicator ?? "")
  const unit =
    indicator === undefined || answer.indicators.length < 2 ? "" : unitText(indicator, language)
  const name = unit === "" ? title : `${title} (${unit})`
  // The largest first, then the smallest.
  const next = sort === `-${column.key}` ? column.key : `-${column.key}`
  return (
    <th scope="col" className="numeric" aria-sort={orderOf(sort, column.key)}>
      {sorted === undefined ? name : <a href={sorted(next)}>{name}</a>}
    </th>
  )
}

function Row({ row, answer, names }: { row: PivotRow; answer: PivotAnswer; names: Names }) {
  return (
    <tr
      className={row.whole ? "own" : undefined}
      id={row.unit === undefined ? undefined : `dv-${row.key}`}
    >
      {answer.rowAxes.map((axis, index) => {
        const name = <RowName axis={axis} row={row} names={names} />
        return index === 0 ? (
          <th key={axis} scope="row">
            {name}
          </th>
        ) : (
          <td key={axis}>{name}</td>
        )
      })}
      {answer.columns.map((column, index) => (
        <td key={column.key} className="numeric">
          <CellValue
            cell={row.cells[index] ?? null}
            spot={spotOf(row, column)}
            view={answer.view}
            unit={names.indicators.get(spotOf(row, column).indicator)?.unitOfMeasure ?? ""}
          />
        </td>
      ))}
    </tr>
  )
}

function RowName({ axis, row, names }: { axis: Axis; row: PivotRow; names: Names }) {
  const { t } = useSite()
  const unit = names.units.get(row.unit ?? "")
  if (axis !== "units" || unit === undefined) return names.of(axis, row)
  return row.whole ? t("explore.ownValue", { unit: unit.fullName }) : <PlaceLink unit={unit} />
}

/** What the signs in the cells mean; only those that stand in the table. */
export function Legend({ answer }: { answer: PivotAnswer }) {
  const { t } = useSite()
  const cells = [...answer.totals, ...answer.rows].flatMap((row) => row.cells)
  const has = (test: (cell: NonNullable<(typeof cells)[number]>) => boolean) =>
    cells.some((cell) => cell !== null && test(cell))
  const signs = [
    [
      "—",
      "explore.legend.missing",
      has((one) => one.value === null && one.status !== "not-applicable"),
    ],
    ["x", "explore.legend.notApplicable", has((one) => one.status === "not-applicable")],
    ["·", "explore.legend.noUnit", cells.includes(null)],
    [
      "52/54",
      "explore.legend.share",
      has((one) => one.value !== null && one.reported < one.expected),
    ],
    ["≈", "explore.legend.estimated", has((one) => one.estimated)],
    ["▼", "explore.legend.behind", has((one) => one.judgement === "behind")],
  ] as const
  const shown = signs.filter(([, , there]) => there)
  if (shown.length === 0) return null
  return (
    <p className="small legend-signs">
      {t("explore.legend")}{" "}
      {shown.map(([sign, key], index) => (
        <span key={key}>
          {index > 0 && "; "}
          <strong>{sign}</strong> {t(key)}
        </span>
      ))}
      .
    </p>
  )
}
