import { formatDay, formatWhole } from "../../i18n/index.ts"
import { MAP_NAMES, readMapAddress } from "../../ui/asset-map/address.ts"
import { Inset } from "../../ui/asset-map/Inset.tsx"
import { Legend } from "../../ui/asset-map/Legend.tsx"
import { CoverageLegend } from "../../ui/coverage-map/CoverageLegend.tsx"
import { GapLegend } from "../../ui/coverage-map/GapLegend.tsx"
import { GAP_STATES } from "../../ui/coverage-map/gap-marks.ts"
import { groundTexts } from "../../ui/coverage-map/ground-text.ts"
import { RunNotes } from "../../ui/coverage-map/RunNotes.tsx"
import { levelIn, MODELS } from "../../ui/coverage-map/voice.ts"
import { ISLANDS } from "../../ui/islands-of-vietnam.ts"
import { pictureShown } from "../coverage/view.ts"
import { inLanguage } from "../parts/words.ts"
import { href, type Page, type Site, useSite } from "../site.tsx"
import { SheetMap } from "./map.tsx"
import { readSheet, type SheetRead, type SheetView } from "./read.ts"
import { SheetAssets, SheetServed } from "./tables.tsx"

/** The map of a unit on one sheet of A4: drawn by the server, true to scale, with its legend. */
export const mapSheetPage: Page = async (site) => {
  const read = await readSheet(site, readMapAddress(site.query))
  return {
    title: site.t("sheet.title"),
    description: site.t("sheet.lead"),
    noindex: true,
    body: read.kind === "sheet" ? <Sheet view={read.view} /> : <NoSheet read={read} />,
  }
}

function NoSheet({ read }: { readonly read: Exclude<SheetRead, { kind: "sheet" }> }) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <h1>{t("sheet.title")}</h1>
      <p className="lead">{t("sheet.lead")}</p>
      <p className="empty">{t(read.kind === "no-place" ? "sheet.noPlace" : "sheet.choose")}</p>
      <p>
        <a href={href(site, "/ban-do/ha-tang")}>{t("sheet.back")}</a>
      </p>
    </>
  )
}

function Sheet({ view }: { readonly view: SheetView }) {
  const { t, language } = useSite()
  const { unit, at, boundary, coverage } = view
  const above = unit.path.filter(({ level }) => level !== "country").map(({ fullName }) => fullName)
  const covered = pictureShown(coverage).kind === "shown"
  return (
    <article className="sheet">
      <Tools view={view} />
      <header className="sheet-head">
        <div>
          <p className="sheet-kind">{t(covered ? "sheet.titleWith" : "sheet.title")}</p>
          <h1>{[unit.fullName, ...above.toReversed()].join(", ")}</h1>
        </div>
        <p>{t("sheet.day", { day: formatDay(at, language) })}</p>
      </header>
      {boundary === null && <p className="small">{t("sheet.noBoundary")}</p>}
      <div className="sheet-frame">
        <SheetMap view={view} />
        <IslandsInset view={view} />
      </div>
      <p className="sheet-scale-text">
        {t("sheet.scale", { scale: formatWhole(view.frame.scale, language) })}{" "}
        <span className="small">({t("sheet.scale.note")})</span>
      </p>
      <Keys view={view} />
      <div className="sheet-tables">
        <SheetAssets view={view} />
        <SheetServed view={view} />
      </div>
      <Sources view={view} />
    </article>
  )
}

/** Not printed: the button and the way back. */
function Tools({ view: { asked } }: { readonly view: SheetView }) {
  const site = useSite()
  const { t } = site
  const back = new URLSearchParams(site.query)
  back.delete(MAP_NAMES.box)
  return (
    <p className="sheet-tools">
      <button type="button" data-print="" hidden>
        {t("sheet.print")}
      </button>{" "}
      <a href={href(site, `/ban-do/ha-tang?${back.toString()}`)}>{t("sheet.back")}</a>
      {asked.q !== "" && ` · “${asked.q}”`}
    </p>
  )
}

function IslandsInset({ view: { provinces, frame } }: { readonly view: SheetView }) {
  const site = useSite()
  return (
    <Inset
      title={site.t("assets.inset")}
      islands={ISLANDS.map((one) => ({ ...one, name: inLanguage(site, one.nameVi, one.nameEn) }))}
      provinces={provinces.units.flatMap(({ point }) => point ?? [])}
      view={frame.box}
    />
  )
}

function Keys({ view }: { readonly view: SheetView }) {
  const site = useSite()
  const { t, language } = site
  const { assets, kinds, coverage } = view
  const shown = pictureShown(coverage)
  const drawn = new Set(assets.features.map(({ properties }) => properties.kind))
  const heaps = assets.features.some(({ properties }) => properties.count > 1)
  const gaps = coverage.gaps?.rows ?? []
  const states = GAP_STATES.filter((state) => gaps.some((gap) => gap.state === state))
  const listed = kinds.filter(({ code }) => drawn.has(code) || (heaps && countOf(view, code) > 0))
  return (
    <div className="sheet-keys">
      {shown.kind === "shown" && (
        <CoverageLegend
          title={t("cov.legend")}
          entries={shown.picture.legend}
          language={language}
        />
      )}
      {assets.features.length > 0 && (
        <Legend
          title={t("assets.legend")}
          heap={t("assets.heap")}
          states={(["active", "planned", "faulty"] as const).map((code) => ({
            code,
            name: t(`assets.state.${code}`),
          }))}
          kinds={listed.map((kind) => ({
            code: kind.code,
            geometry: kind.geometry,
            name: inLanguage(site, kind.nameVi, kind.nameEn),
          }))}
          declared={kinds.map(({ code }) => code)}
        />
      )}
      {states.length > 0 && <GapLegend states={states} voice={site} />}
    </div>
  )
}

const countOf = ({ counts }: SheetView, kind: string) =>
  counts.kinds.find((one) => one.kind === kind)?.total ?? 0

/** Where all of it comes from: without this a sheet on a wall is worth nothing. */
function Sources({ view }: { readonly view: SheetView }) {
  const site = useSite()
  const { t, language, origin } = site
  const { at, boundary, coverage } = view
  const shown = pictureShown(coverage)
  const credit = {
    day: formatDay(at, language),
    address: `${origin}${href(site, `${site.path}?${site.query.toString()}`)}`,
  }
  return (
    <footer className="sheet-sources">
      {shown.kind === "shown" && (
        <>
          <p>{pictureText(shown, site)}</p>
          {shown.run.facts !== null && (
            <p>
              {t("sheet.ground", { ground: groundTexts(shown.run.facts.ground, site).join("; ") })}
            </p>
          )}
          <RunNotes run={shown.run} voice={site} />
        </>
      )}
      <p>
        {boundary === null
          ? t("sheet.credit.noBoundary", credit)
          : t("sheet.credit", { ...credit, source: boundary.properties.source })}
        {view.illustrative && <> {t("sheet.illustrative")}</>}
      </p>
    </footer>
  )
}

type Shown = Extract<ReturnType<typeof pictureShown>, { kind: "shown" }>

function pictureText({ run, layer }: Shown, { t, language }: Site): string {
  const model = run.facts?.model ?? ""
  const words = {
    run: run.id,
    name: run.name,
    day: run.day === null ? "" : formatDay(run.day, language),
    model: MODELS[model] ?? model,
  }
  return layer.thresholdDbm === null
    ? t("sheet.source.noLevel", words)
    : t("sheet.source", {
        ...words,
        level: levelIn(layer.thresholdDbm, language),
        title: run.facts?.definition.title ?? "",
      })
}
