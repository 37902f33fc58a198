import type { CellHistory, ReportForm } from "@tinhso/server/indicators/collections/model"
import { useQuery } from "@tanstack/react-query"
import { formatInstant } from "../../i18n/index.ts"
import { Dialog } from "../frame/Dialog.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { type Say, useWords } from "../words/index.ts"
import { writtenOf } from "./draft/written.ts"
import { nameOf } from "./EntryGrid.tsx"
import { historyQuery, type ReportId } from "./queries.ts"
import type { ReportRow } from "./report-row.ts"

interface Props {
  readonly report: ReportId
  readonly form: ReportForm
  readonly row: ReportRow
  readonly onClose: () => void
}

/** Every version of a cell, the newest first: what, when, by whom, from where. */
export function CellHistoryDialog({ report, row, onClose }: Props) {
  const { say, language } = useWords()
  const history = useQuery(historyQuery(report, row.cell.measure, row.cell.cut))
  return (
    <Dialog
      opened
      size="lg"
      title={say("rep.history.title", { name: nameOf(row, language) })}
      onClose={onClose}
    >
      <Loaded query={history}>
        {({ versions }) =>
          versions.length === 0 ? (
            <p>{say("rep.history.none")}</p>
          ) : (
            <Versions versions={versions} />
          )
        }
      </Loaded>
    </Dialog>
  )
}

function Versions({ versions }: { versions: CellHistory["versions"] }) {
  const { say, language } = useWords()
  return (
    <ol className="cards">
      {versions.map((version) => (
        <li key={`${version.layer} ${version.version}`} className="card">
          <span className="card-head">
            <strong>{writtenOf(version).text}</strong>
            {version.written !== null && <span>“{version.written}”</span>}
            <span className="mark" data-tone={version.layer === "published" ? "good" : "quiet"}>
              {say(`rep.layer.${version.layer}`)}
            </span>
            {version.current && <span>{say("rep.history.current")}</span>}
          </span>
          <span className="card-foot">
            {formatInstant(version.at, language)} · {version.by.name} ·{" "}
            {sourceOf(version.source, say)}
            {version.place === null ? "" : ` · ${version.place}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Where a value came from, by what names it there. */
function sourceOf(source: CellHistory["versions"][number]["source"], say: Say): string {
  switch (source.kind) {
    case "form":
      return say("rep.from.form")
    case "file":
      return [source.file, source.sheet ?? ""].filter((part) => part !== "").join(" · ")
    case "api":
      return say("rep.from.api")
    case "register":
      return say("rep.from.register", { query: source.query })
    case "figure":
      return say("rep.from.figure", { figure: source.figure })
    case "publication":
      return say("rep.from.publication")
    case "withdrawal":
      return say("rep.from.withdrawal")
  }
}
