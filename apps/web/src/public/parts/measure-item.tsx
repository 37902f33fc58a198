import type { Figure, PlaceMeasure } from "@tinhso/server/indicators/model"
import { formatDecimal } from "../../i18n/index.ts"
import { Link, useSite } from "../site.tsx"
import {
  documentPath,
  FailedTag,
  FigureValue,
  isStale,
  Freshness,
  measurePath,
  PlaceLink,
  TargetTag,
} from "./figure.tsx"
import { anchorOf, leading, Sentence } from "./sentence.tsx"
import { reasonsOf } from "./words.ts"

/** One measure of a place: its sentence, its state, how fresh it is and where it comes from. */
function MeasureItem({ row }: { row: PlaceMeasure }) {
  const site = useSite()
  const figure = leading(row)
  const stale = figure !== undefined && isStale(figure.period, site.today)
  const failed = [...new Set(row.failures.map((failure) => failure.figure))]
  return (
    <li className={stale ? "measure stale" : "measure"} id={anchorOf(row)}>
      <p className="sentence">
        <Sentence row={row} />
        {failed.map((id) => (
          <FailedTag key={id} figureId={id} />
        ))}
      </p>
      {row.how === "sum" && <Pieces row={row} />}
      <p className="meta">
        {row.targets.map((status) => (
          <Link key={status.target} to={`/so-lieu/${status.target}`} className="tag-link">
            <TargetTag status={status.status} />
          </Link>
        ))}
        {row.how === "own" && figure !== undefined && <Freshness period={figure.period} />}
        {documentsOf(row).map((one) => (
          <Link key={one.id} to={documentPath(one.id)}>
            {one.title}
          </Link>
        ))}
        <Link to={measurePath(row.measure.code)}>{site.t("measure.compare")}</Link>
      </p>
    </li>
  )
}

/** What a carried value was added from. */
function Pieces({ row }: { row: PlaceMeasure }) {
  const shares = new Map(row.components.map((one) => [one.figure, one.share]))
  const used = row.figures.filter((one) => shares.has(one.id))
  return (
    <div className="pieces">
      <ul>
        {used.map((figure) => (
          <Piece key={figure.id} figure={figure} share={shares.get(figure.id) ?? 1} />
        ))}
      </ul>
      <Reasons row={row} />
    </div>
  )
}

function Reasons({ row }: { row: PlaceMeasure }) {
  const reasons = reasonsOf(row, useSite())
  return reasons.length === 0 ? null : <p className="reason">{reasons.join(" ")}</p>
}

function Piece({ figure, share }: { figure: Figure; share: number }) {
  const { language, t } = useSite()
  const percent = formatDecimal(String(Number((share * 100).toFixed(2))), language)
  return (
    <li>
      <PlaceLink unit={figure.place} />: <FigureValue figure={figure} />
      {figure.kind === "target" && ` (${t("kind.target")})`}
      {share !== 1 && ` × ${percent} %`} · <Freshness period={figure.period} />
    </li>
  )
}

/** The documents behind a row: the leading figure's, or those of everything it stands on. */
function documentsOf(row: PlaceMeasure) {
  const figures = row.how === "own" ? [leading(row)] : row.figures
  return [
    ...new Map(figures.flatMap((one) => (one ? [[one.document.id, one.document]] : []))).values(),
  ]
}

/** What is judged comes first: behind its target, then otherwise judged, then compared. */
function weightOf(row: PlaceMeasure): number {
  if (row.targets.some(({ status }) => status === "behind")) return 3
  if (row.targets.some(({ status }) => status !== "no-data")) return 2
  return row.comparisons.length > 0 ? 1 : 0
}

/** Measures of a topic; those that stand side by side for one reason share its telling. */
export function MeasureList({ rows }: { rows: readonly PlaceMeasure[] }) {
  const site = useSite()
  const told = rows
    .filter((row) => row.how !== "side-by-side")
    .toSorted((a, b) => weightOf(b) - weightOf(a))
  const apart = Map.groupBy(
    rows.filter((row) => row.how === "side-by-side"),
    (row) => reasonsOf(row, site).join("\n"),
  )
  return (
    <>
      {told.length > 0 && (
        <ul className="measures">
          {told.map((row) => (
            <MeasureItem key={row.measure.code} row={row} />
          ))}
        </ul>
      )}
      {[...apart].map(([reason, group]) => (
        <div key={reason} className="apart">
          {group[0] !== undefined && <Reasons row={group[0]} />}
          <ul className="measures">
            {group.map((row) => (
              <MeasureItem key={row.measure.code} row={row} />
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
