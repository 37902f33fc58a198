import type { CheckRule, Figure, FigureDetail } from "@tinhso/server/indicators/model"
import type { Unit, UnitRef } from "@tinhso/server/registry/model"
import { formatInstant, formatPeriod } from "../../i18n/index.ts"
import { unitAfterValue } from "../../i18n/units.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { Facts } from "../../ui/Facts.tsx"
import { type Api, orNull, part } from "../api.ts"
import { Breakdown } from "../parts/breakdown.tsx"
import { Checks } from "../parts/checks.tsx"
import { Crumbs, Downloads, Permalink } from "../parts/controls.tsx"
import {
  amountText,
  documentPath,
  FailedTag,
  Freshness,
  measurePath,
  PlaceLink,
  placePath,
  TargetTag,
  unitName,
} from "../parts/figure.tsx"
import { kindName } from "../parts/figures-table.tsx"
import { figureTitle, inLanguage } from "../parts/words.ts"
import { asked, Link, type Page, type Site, useSite } from "../site.tsx"
import { missing } from "./failure.tsx"

/** A figure: its value, what it means, where it comes from, whether it holds, how to cite it. */
export const figurePage: Page = async (site, params) => {
  const id = params["figureId"] ?? ""
  const path = `/api/v1/figures/${part(id)}${asked(site, ["asof"])}`
  const figure = await orNull(site.api<FigureDetail>(path))
  if (figure === null) return missing(site, site.t("figure.missing", { id }))
  const rules = await readRules(site.api)
  const heirs = await readHeirs(site.api, figure.place)
  const value = valueWords(figure, site)
  const period = formatPeriod(figure.period, site.language)
  return {
    title: `${figureTitle(site, figure)}, ${figure.placeName}, ${period}`,
    description: `${figure.placeName}, ${period}: ${figure.label}: ${value}.`,
    canonicalQuery: ["asof"],
    body: <FigureBody figure={figure} rules={rules} heirs={heirs} />,
  }
}

/** What people read about each rule, by its code. */
async function readRules(api: Api): Promise<ReadonlyMap<string, CheckRule>> {
  const rules = await api<CheckRule[]>("/api/v1/checks")
  return new Map(rules.map((rule) => [rule.code, rule]))
}

const valueWords = (figure: Figure, site: Site) =>
  `${amountText(figure, site.language, site.t)} ${figure.exact === null ? "" : unitAfterValue(figure.unitOfMeasure, site.language)}`.trim()

/** What the place of a figure belongs to since it was closed. */
async function readHeirs(api: Api, place: UnitRef): Promise<readonly UnitRef[]> {
  if (place.closed === null) return []
  return (await api<Unit>(`/api/v1/units/${part(place.id)}`)).successors
}

interface Props {
  readonly figure: FigureDetail
  readonly rules: ReadonlyMap<string, CheckRule>
  readonly heirs: readonly UnitRef[]
}

function FigureBody({ figure, rules, heirs }: Props) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <Crumbs
        trail={[
          { to: "/dia-ban", title: t("nav.places") },
          { to: placePath(figure.place), title: unitName(figure.place, t) },
        ]}
      />
      <h1>{figureTitle(site, figure)}</h1>
      <p className="big-value">
        {amountText(figure, site.language, t)}
        {figure.exact !== null && (
          <span className="unit"> {unitAfterValue(figure.unitOfMeasure, site.language)}</span>
        )}{" "}
        {figure.checks.some((check) => check.outcome === "fail") && (
          <FailedTag figureId={figure.id} />
        )}
      </p>
      <FigureSentence figure={figure} />
      {site.language === "en" && <p lang="vi">“{figure.label}”</p>}
      <p className="lead">
        {kindName(figure.kind, site)} · <PlaceLink unit={figure.place} /> ·{" "}
        <Freshness period={figure.period} />
      </p>
      <Permalink />
      <Judgements figure={figure} />
      <Breakdown figure={figure} />
      <Checks results={figure.checks} rules={rules} />
      <Origin figure={figure} heirs={heirs} />
      <Definition figure={figure} />
      <History figure={figure} />
      <Take figure={figure} />
    </>
  )
}

function FigureSentence({ figure }: { figure: FigureDetail }) {
  const site = useSite()
  const text = inLanguage(site, figure.sentenceVi, figure.sentenceEn)
  return <p className="sentence">{text.replaceAll(" %", "\u00a0%")}</p>
}

/** Against targets and against the country, in words. */
function Judgements({ figure }: { figure: FigureDetail }) {
  const site = useSite()
  if (figure.target.length + figure.comparisons.length === 0) return null
  return (
    <section aria-labelledby="so-sanh">
      <h2 id="so-sanh">{site.t("figure.judged")}</h2>
      <ul className="judgements">
        {figure.target.map((one) => (
          <li key={`${one.target} ${one.observation}`}>
            <TargetTag status={one.status} /> {inLanguage(site, one.explanation, one.explanationEn)}{" "}
            <Opposite ids={[one.target, one.observation]} self={figure.id} />
          </li>
        ))}
        {figure.comparisons.map((one) => (
          <li key={one.benchmark}>
            {inLanguage(site, one.explanation, one.explanationEn)}{" "}
            <Opposite ids={[one.figure, one.benchmark]} self={figure.id} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Opposite({ ids, self }: { ids: readonly (string | null)[]; self: string }) {
  const { t } = useSite()
  return ids
    .filter((id) => id !== null && id !== self)
    .map((id) => (
      <Link key={id} to={`/so-lieu/${id}`}>
        {t("figure.open", { id: id ?? "" })}
      </Link>
    ))
}

/** The document, and where in the file the figure was read. */
function Origin({ figure, heirs }: Omit<Props, "rules">) {
  const { t, language } = useSite()
  const { document, source } = figure
  return (
    <section aria-labelledby="nguon">
      <h2 id="nguon">{t("figure.source")}</h2>
      <Facts
        facts={[
          {
            name: t("figure.document"),
            value: <Link to={documentPath(document.id)}>{document.title}</Link>,
          },
          { name: t("document.number"), value: document.number },
          { name: t("document.issuer"), value: document.issuer },
          {
            name: t("document.issued"),
            value: document.issued && formatPeriod(document.issued, language),
          },
          { name: t("figure.file"), value: where(source, t("figure.sheet"), t("figure.row")) },
          { name: t("figure.sha"), value: <code className="hash">{source.sha256}</code> },
          { name: t("figure.datesPrinted"), value: figure.datesPrinted.join("; ") },
          { name: t("figure.placeThen"), value: figure.placeName },
          {
            name: t("figure.placeNow"),
            value: heirs.length === 0 ? null : <Heirs units={heirs} />,
          },
          { name: t("figure.note"), value: figure.note },
          { name: t("figure.recorded"), value: formatInstant(figure.recordedAt, language) },
        ]}
      />
    </section>
  )
}

function Heirs({ units }: { units: readonly UnitRef[] }) {
  return units.map((unit, index) => (
    <span key={unit.id}>
      {index > 0 && ", "}
      <PlaceLink unit={unit} />
    </span>
  ))
}

const where = (source: Figure["source"], sheet: string, row: string) =>
  [source.file, source.sheet === null ? "" : `${sheet} ${source.sheet}`, `${row} ${source.row}`]
    .filter((text) => text !== "")
    .join(", ")

function Definition({ figure }: { figure: FigureDetail }) {
  const site = useSite()
  const { measure } = figure
  return (
    <section aria-labelledby="dinh-nghia">
      <h2 id="dinh-nghia">{site.t("measure.definition")}</h2>
      <p>{inLanguage(site, measure.definitionVi, measure.definitionEn)}</p>
      <p>
        <Link to={measurePath(measure.code)}>
          {site.t("measure.open", { name: inLanguage(site, measure.nameVi, measure.nameEn) })}
        </Link>
      </p>
    </section>
  )
}

function History({ figure }: { figure: FigureDetail }) {
  const { t, language } = useSite()
  return (
    <section aria-labelledby="lich-su">
      <h2 id="lich-su">{t("figure.history")}</h2>
      {figure.history.length < 2 ? (
        <p>{t("figure.neverCorrected")}</p>
      ) : (
        <DataTable
          caption={t("figure.historyCaption")}
          columns={[
            { key: "version", title: t("figure.version"), heads: true, cell: (row) => row.version },
            {
              key: "value",
              title: t("figures.value"),
              numeric: true,
              cell: (row) => amountText(row, language, t),
            },
            {
              key: "recorded",
              title: t("figure.recorded"),
              cell: (row) => formatInstant(row.recordedAt, language),
            },
            {
              key: "until",
              title: t("figure.superseded"),
              cell: (row) =>
                row.supersededAt === null
                  ? t("figure.current")
                  : formatInstant(row.supersededAt, language),
            },
            { key: "file", title: t("figure.file"), cell: (row) => row.source.file },
          ]}
          rows={figure.history}
          rowKey={(row) => String(row.version)}
        />
      )}
    </section>
  )
}

/** How to cite, ask for and download the figure. */
function Take({ figure }: { figure: FigureDetail }) {
  const site = useSite()
  const { t, language } = site
  const address = `${site.origin}${language === "en" ? "/en" : ""}/so-lieu/${part(figure.id)}?asof=${site.asOf}`
  const api = `/api/v1/figures/${part(figure.id)}`
  const period = formatPeriod(figure.period, language)
  const value = valueWords(figure, site)
  return (
    <section aria-labelledby="trich-dan">
      <h2 id="trich-dan">{t("figure.take")}</h2>
      <p className="citation">
        {`${figure.placeName}, ${period}: ${figure.label}: ${value}. ${t("figure.sourceWord")}: ${figure.document.title}. Tỉnh Số, ${t("figure.number")} ${figure.id}, ${address}`}
      </p>
      <p>
        API: <code>GET {`${site.origin}${api}`}</code>
      </p>
      <Downloads
        links={[
          { href: api, title: "JSON" },
          {
            href: `/api/v1/provenance/figures/${part(figure.id)}?asof=${site.asOf}`,
            title: t("provenance.linked"),
          },
        ]}
      />
    </section>
  )
}
