import type {
  CellProvenance,
  CellVersion,
  LeafPart,
  ReportTold,
} from "@tinhso/server/indicators/provenance/model"
import { formatDay, formatDecimal, formatInstant } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { figurePath } from "../parts/figure.tsx"
import { Link, type Site, useSite } from "../site.tsx"
import { sourceText } from "./source.tsx"
import { Head, Proven, Value, valueText } from "./words.tsx"

/** What one reporter said: the cell with its versions, the report and the evidence. */
export function CellScreen({ of }: { of: CellProvenance }) {
  const { t } = useSite()
  return (
    <>
      <Head of={of} />
      <p className="meta">{t(`provenance.made.${of.made}`)}</p>
      <Proven proof={of.proof} />
      {of.parts.length > 0 && <Parts of={of} />}
      {of.versions.length > 0 ? (
        <Versions of={of} />
      ) : (
        of.parts.length === 0 && <p className="empty">{t("provenance.noCell")}</p>
      )}
      {of.reports.map((report) => (
        <Report key={report.collection} report={report} />
      ))}
    </>
  )
}

function Parts({ of }: { of: CellProvenance }) {
  const site = useSite()
  return (
    <section aria-labelledby="cac-phan">
      <h2 id="cac-phan">{site.t("provenance.parts")}</h2>
      <DataTable
        caption={site.t(`provenance.made.${of.made}`)}
        columns={partColumns(site, of.unitOfMeasure)}
        rows={of.parts}
        rowKey={(row) => `${row.period} ${row.by}`}
      />
    </section>
  )
}

const partColumns = ({ t }: Site, unit: string): Column<LeafPart>[] => [
  {
    key: "part",
    title: t("provenance.partWhat"),
    heads: true,
    cell: (row) => `${row.period} · ${row.by === "" ? t("provenance.whole") : row.by}`,
  },
  {
    key: "value",
    title: t("provenance.value"),
    numeric: true,
    cell: (row) => (
      <>
        <Value of={row} unit={unit} opens={row.opens} />
        {row.carried && <span className="age"> ({t("provenance.carried")})</span>}
      </>
    ),
  },
]

function Versions({ of }: { of: CellProvenance }) {
  const site = useSite()
  return (
    <section aria-labelledby="o-so-lieu">
      <h2 id="o-so-lieu">{site.t("provenance.cell")}</h2>
      <DataTable
        caption={site.t("provenance.cellCaption")}
        columns={versionColumns(site, of.unitOfMeasure)}
        rows={of.versions}
        rowKey={(row) => `${row.layer} ${row.version}`}
      />
    </section>
  )
}

const versionColumns = ({ t, language }: Site, unit: string): Column<CellVersion>[] => [
  {
    key: "value",
    title: t("provenance.value"),
    heads: true,
    cell: (row) =>
      row.value === null
        ? t(`provenance.status.${row.status}`)
        : valueText(row.value, unit, language),
  },
  {
    key: "written",
    title: t("provenance.written"),
    cell: ({ written }) => written !== null && <q>{written}</q>,
  },
  { key: "source", title: t("provenance.source"), cell: (row) => <Source version={row} /> },
  { key: "place", title: t("provenance.place"), cell: (row) => row.place },
  {
    key: "entered",
    title: t("provenance.entered"),
    cell: (row) => formatInstant(row.enteredAt, language),
  },
  {
    key: "published",
    title: t("provenance.published"),
    cell: (row) => row.publishedAt !== null && formatInstant(row.publishedAt, language),
  },
  {
    key: "until",
    title: t("provenance.until"),
    cell: (row) =>
      row.supersededAt === null
        ? t("provenance.stands")
        : formatInstant(row.supersededAt, language),
  },
]

function Source({ version: { source } }: { version: CellVersion }) {
  const { t } = useSite()
  const text = sourceText(source, t)
  if (source.kind === "figure") return <Link to={figurePath(source.figure)}>{text}</Link>
  if (source.kind !== "file") return <>{text}</>
  return (
    <>
      {text}
      <span className="meta">
        <code className="hash">SHA-256 {source.sha256}</code>
      </span>
    </>
  )
}

/** The report around a value: which office did what when, and the documents behind it. */
function Report({ report }: { report: ReportTold }) {
  const { t, language } = useSite()
  const id = `bao-cao-${report.collection}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {t("provenance.report")}: {report.title}
      </h2>
      <p>{t("provenance.reporter", { name: report.reporter })}</p>
      <ol>
        {report.steps.map((step) => (
          <li key={`${step.kind} ${step.at}`}>
            {t(`provenance.step.${step.kind}`)}:{" "}
            <time dateTime={step.at}>{formatInstant(step.at, language)}</time>, {step.organisation}
          </li>
        ))}
      </ol>
      <h3>{t("provenance.evidence")}</h3>
      <EvidenceList report={report} />
    </section>
  )
}

function EvidenceList({ report }: { report: ReportTold }) {
  const { t, language } = useSite()
  if (report.evidence.length === 0) return <p>{t("provenance.noEvidence")}</p>
  return (
    <ul>
      {report.evidence.map(({ id, number, issuer, issued, summary, file, link }) => (
        <li key={id}>
          {[number, issuer, issued === null ? null : formatDay(issued, language)]
            .filter((one) => one !== null)
            .join(", ")}{" "}
          {summary}{" "}
          {file !== null && (
            <a href={`/api/v1/evidence/${id}/file`} download={file.name}>
              {t("provenance.file", {
                kind: file.kind.toUpperCase(),
                size: sizeText(file.bytes, language),
              })}
            </a>
          )}
          {link !== null && (
            <a href={link} rel="noopener noreferrer">
              {t("provenance.link")}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

function sizeText(bytes: number, language: "vi" | "en"): string {
  if (bytes < 1024 * 1024) return `${formatDecimal(String(Math.ceil(bytes / 1024)), language)} kB`
  return `${formatDecimal((bytes / 1024 / 1024).toFixed(1), language)} MB`
}
