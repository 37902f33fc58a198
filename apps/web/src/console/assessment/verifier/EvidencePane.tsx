import type { Dossier, DossierEvidence } from "@tinhso/server/assessment/model"
import { useState } from "react"
import { formatDay, formatInstant, formatWhole } from "../../../i18n/index.ts"
import { Icon } from "../../frame/Icon.tsx"
import { Mark } from "../../frame/Mark.tsx"
import { useWords } from "../../words/index.ts"
import { FileView } from "./FileView.tsx"
import { filePath } from "./queries.ts"

interface Props {
  readonly round: string
  readonly dossier: Dossier
}

/** The documents beside a criterion: what is said of each, and the shown one itself. */
export function EvidencePane({ round, dossier }: Props) {
  const { say } = useWords()
  const { evidence, definition } = dossier
  const [at, setAt] = useState(0)
  const shown = evidence[at] ?? evidence[0]
  return (
    <>
      <h3 className="small-title">{say("vf.evidence.count", { count: evidence.length })}</h3>
      {evidence.length === 0 && (
        <p className="under">
          {say(definition.evidence === "required" ? "vf.evidence.missing" : "vf.evidence.none")}
        </p>
      )}
      <ol className="documents">
        {evidence.map((one, i) => (
          <li key={one.id} data-shown={one === shown}>
            <button
              type="button"
              data-document=""
              className="row-button"
              aria-pressed={one === shown}
              onClick={() => setAt(i)}
            >
              <Icon name="file" size={14} /> {one.number ?? one.file?.name ?? one.link}
            </button>
            <Metadata document={one} unit={dossier.unit} />
          </li>
        ))}
      </ol>
      {shown !== undefined && (
        <Shown key={shown.id} round={round} unit={dossier.unit} document={shown} />
      )}
    </>
  )
}

function Metadata({ document, unit }: { document: DossierEvidence; unit: string }) {
  const { say, language } = useWords()
  const { issuer, issued, summary, file, recordedAt, late, also } = document
  const elsewhere = also.filter((one) => one.unit !== unit)
  const here = also.filter((one) => one.unit === unit)
  const words = [issuer, issued === null ? null : formatDay(issued, language), summary]
  return (
    <>
      <span className="under">{words.filter((one) => one !== null).join(" · ")}</span>
      <span className="under">
        {file !== null &&
          `${file.name} · ${say("vf.file.size", { size: formatWhole(Math.ceil(file.bytes / 1024), language) })} · `}
        {say("vf.file.sent", { at: formatInstant(recordedAt, language) })}
      </span>
      {late && (
        <Mark tone="warn" icon="warn">
          {say("vf.file.late")}
        </Mark>
      )}
      {here.length > 0 && (
        <span className="under">
          {say("vf.file.also", {
            codes: [...new Set(here.map(({ criterion }) => criterion))].join(", "),
          })}
        </span>
      )}
      {elsewhere.length > 0 && (
        <span className="mark mark-long" data-tone="bad">
          <Icon name="warn" size={12} />
          {say("vf.file.elsewhere", {
            where: elsewhere
              .slice(0, 3)
              .map(({ unitName, criterion }) => `${unitName} (${criterion})`)
              .join("; "),
            more: elsewhere.length > 3 ? "…" : "",
          })}
        </span>
      )}
    </>
  )
}

function Shown({
  round,
  unit,
  document,
}: {
  round: string
  unit: string
  document: DossierEvidence
}) {
  const { say } = useWords()
  const { file, link, shown } = document
  const path = filePath(round, unit, document.id)
  return (
    <div className="shown">
      <p className="shown-ways">
        {file !== null && (
          <a href={path} download={file.name} data-open="">
            {say("vf.file.save")}
          </a>
        )}
        {link !== null && (
          <a
            href={link}
            target="_blank"
            rel="noopener noreferrer nofollow"
            {...(file === null ? { "data-open": "" } : {})}
          >
            {say("vf.link.open", { host: hostOf(link) })}
          </a>
        )}
      </p>
      {file !== null && shown !== null && (
        <FileView path={path} shown={shown} bytes={file.bytes} name={file.name} />
      )}
      {file !== null && shown === null && <p className="under">{say("vf.file.not-shown")}</p>}
    </div>
  )
}

function hostOf(link: string): string {
  try {
    return new URL(link).host
  } catch {
    return link
  }
}
