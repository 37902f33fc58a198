import type { Figure, PlaceMeasure } from "@tinhso/server/indicators/model"
import { formatDecimal } from "../../i18n/index.ts"
import { Link, useSite } from "../site.tsx"
import {
  documentPath,
  FailedTag,
  FigureValue,
  Freshness,
  measurePath,
  PlaceLink,
  TargetTag,
} from "./figure.tsx"
import { anchorOf, leading, Sentence } from "./sentence.tsx"
import { inLanguage } from "./words.ts"

/** One measure of a place: its sentence, its state, how fresh it is and where it comes from. */
export function MeasureItem({ row }: { row: PlaceMeasure }) {
  const site = useSite()
  const figure = leading(row)
  const failed = [...new Set(row.failures.map((failure) => failure.figure))]
  return (
    <li className="measure" id={anchorOf(row)}>
      <p className="sentence">
        <Sentence row={row} />
        {failed.map((id) => (
          <FailedTag key={id} figureId={id} />
        ))}
      </p>
      {row.how === "own" ? null : <Pieces row={row} />}
      <p className="meta">
        {row.targets.map((status) => (
          <Link key={status.target} to={`/so-lieu/${status.target}`} className="tag-link">
            <TargetTag status={status.status} />
          </Link>
        ))}
        {figure !== undefined && row.how === "own" && <Freshness figure={figure} />}
        {figure !== undefined && row.how === "own" && (
          <Link to={documentPath(figure.document.id)}>{figure.document.title}</Link>
        )}
        <Link to={measurePath(row.measure.code)}>{site.t("measure.compare")}</Link>
      </p>
    </li>
  )
}

/** What a carried value was added from, or what stands side by side instead, and why. */
function Pieces({ row }: { row: PlaceMeasure }) {
  const site = useSite()
  const reason = row.reasonVi === null ? null : inLanguage(site, row.reasonVi, row.reasonEn ?? "")
  const shares = new Map(row.components.map((one) => [one.figure, one.share]))
  const used = row.how === "sum" ? row.figures.filter((one) => shares.has(one.id)) : row.figures
  return (
    <div className="pieces">
      <ul>
        {used.map((figure) => (
          <Piece key={figure.id} figure={figure} share={shares.get(figure.id) ?? 1} />
        ))}
      </ul>
      {reason !== null && <p className="reason">{reason}</p>}
      {row.cautions.map((caution) => (
        <p key={caution.code} className="caution">
          {inLanguage(site, caution.vi, caution.en)}
        </p>
      ))}
    </div>
  )
}

function Piece({ figure, share }: { figure: Figure; share: number }) {
  const { language, t } = useSite()
  const percent = formatDecimal(String(Number((share * 100).toFixed(2))), language)
  return (
    <li>
      <PlaceLink unit={figure.place} />: <FigureValue figure={figure} />
      {figure.kind === "target" && ` (${t("kind.target")})`}
      {share !== 1 && ` × ${percent} %`} · <Freshness figure={figure} />
    </li>
  )
}
