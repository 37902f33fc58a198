import type { ChangedCell, DiffRow, ReleaseDiff } from "@tinhso/server/indicators/releases/model"
import { formatInstant } from "../../i18n/index.ts"
import { inLanguage } from "../parts/words.ts"
import { here, type Site, useSite } from "../site.tsx"
import { numberText, periodName } from "./words.ts"

interface Props {
  readonly row: DiffRow
  readonly names: ReleaseDiff["names"]
}

/** What a code is called; the code itself where neither release says. */
export function codeName(names: Props["names"], code: string, site: Site): string {
  const found = names[code]
  return found === undefined ? code : inLanguage(site, found.vi, found.en)
}

/** Why a row differs: each step with what it did, and behind changed values the cells. */
export function Why({ row, names }: Props) {
  const site = useSite()
  const { t } = site
  return (
    <ul className="judgements">
      {row.steps.map(({ cause, before, after, effect }) => (
        <li key={`${cause} ${before} ${after}`}>
          {t(`releaseDiff.cause.${cause}`)}
          {row.steps.length > 1 && `: ${stepText(before, after, effect, site)}`}
          {cause === "cells" && <Cells row={row} names={names} />}
        </li>
      ))}
      {row.notes
        .filter(({ before, after }) => before !== after)
        .map(({ cause, before, after }) => (
          <li key={`${cause} ${before} ${after}`} className="small">
            {t(`releaseDiff.cause.${cause}`)}:{" "}
            {t("releaseDiff.was", {
              before: before || t("releaseDiff.nothing"),
              after: after || t("releaseDiff.nothing"),
            })}
          </li>
        ))}
    </ul>
  )
}

function stepText(
  before: number | null,
  after: number | null,
  effect: number | null,
  { t, language }: Site,
): string {
  if (effect !== null) return `${effect > 0 ? "+" : ""}${numberText(effect, language)}`
  const said = (value: number | null) =>
    value === null ? t("release.missingValue") : numberText(value, language)
  return t("releaseDiff.was", { before: said(before), after: said(after) })
}

function Cells({ row, names }: Props) {
  const site = useSite()
  const { t } = site
  const alone = {
    "chi-so": row.indicator,
    ky: row.period,
    "don-vi": row.unit,
    "phan-to": row.breakdown,
    trang: null,
  }
  return (
    <div className="pieces">
      <ul>
        {row.cells.map((cell) => (
          <li key={[cell.measure, cell.unit, cell.period, cell.cut].join(" ")} className="small">
            {cellText(cell, codeName(names, cell.measure, site), site)}
          </li>
        ))}
        {row.cells.length < row.cellsTotal && (
          <li className="small">
            … {t("releaseDiff.more", { count: row.cellsTotal - row.cells.length })}{" "}
            <a href={here(site, alone)}>{t("releaseDiff.moreCells")}</a>
          </li>
        )}
      </ul>
    </div>
  )
}

function cellText(cell: ChangedCell, name: string, site: Site): string {
  const { t, language } = site
  const said = (one: ChangedCell["before"]) => {
    if (one === null) return t("releaseDiff.nothing")
    if (one.value !== null) return numberText(one.value, language)
    return t(one.status === "not-applicable" ? "release.notApplicable" : "release.missingValue")
  }
  const cut = cell.cut === "" ? "" : ` [${cell.cut}]`
  const change = t("releaseDiff.was", { before: said(cell.before), after: said(cell.after) })
  const recorded = t("releaseDiff.recorded", {
    at: formatInstant(cell.recordedAt, language),
    from: `${t(`releaseDiff.by.${cell.by}`)}, ${sourceText(cell, site)}`,
  })
  return `${name}${cut}, ${cell.unitName}, ${periodName(cell.period, language)}: ${change} (${recorded})`
}

function sourceText({ source, place }: ChangedCell, { t }: Site): string {
  const at = place === null ? "" : ` ${place}`
  if (source.kind === "form") return t("releaseDiff.source.form", { name: source.form }) + at
  if (source.kind === "file") return t("releaseDiff.source.file", { name: source.file }) + at
  return t("releaseDiff.source.other") + at
}
