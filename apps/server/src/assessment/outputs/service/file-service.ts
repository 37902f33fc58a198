import { buffer } from "node:stream/consumers"
import type { Context } from "../../../platform/context.ts"
import { DOCX, documentBytes } from "../../../platform/document/index.ts"
import { pngOf } from "../../../platform/picture.ts"
import { workbookStream, type WorkbookSheet, XLSX } from "../../../platform/workbook/index.ts"
import { standingsCsv } from "../../results/standings-csv.ts"
import { groupPath, roundPath } from "../address.ts"
import { distributionDrawing } from "../charts/distribution.ts"
import { heatDrawing } from "../charts/heat.ts"
import { rankingDrawing } from "../charts/ranking.ts"
import { chartOf, type Drawing } from "../charts/svg.ts"
import { unitNeeded } from "../errors.ts"
import { agenciesForm, criteriaForm } from "../export/form-workbook.ts"
import { rankingDocument } from "../export/ranking-document.ts"
import { rankingSheets } from "../export/ranking-workbook.ts"
import { lowestFirst, reportDocument } from "../export/report-document.ts"
import { sheetDocument } from "../export/sheet-document.ts"
import { sheetSheets } from "../export/sheet-workbook.ts"
import { fileDay } from "../export/words.ts"
import type { FormMapping } from "../form-mapping.ts"
import { heatColumns } from "../heat.ts"
import { markText } from "../marks.ts"
import type { AgencyReport, RoundHead, RoundReport } from "../model.ts"
import { reportOf, sheetReportOf } from "./report-service.ts"
import { sourceOf } from "./source-service.ts"

/** A file to take away. */
export interface OutputFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

interface Asked {
  readonly round: string
  readonly group: string | null
  /** Where links lead: "https://so-lieu.tinh.gov.vn". */
  readonly origin: string
}

export const RANKING_FORMATS = ["xlsx", "docx", "csv"] as const
type RankingFormat = (typeof RANKING_FORMATS)[number]

/** The ranking of a round. */
export async function rankingFile(
  ctx: Context,
  { round, group, origin }: Asked,
  format: RankingFormat,
): Promise<OutputFile> {
  const report = await reportOf(ctx, round, group)
  const name = fileName("xep-hang", report, group)
  if (format === "docx") return document(name, rankingDocument(report, origin))
  if (format === "xlsx") return workbook(name, rankingSheets(report, origin), report.round)
  const lines = [...standingsCsv(report.standings), ""].join("\r\n")
  return { name: `${name}.csv`, type: "text/csv; charset=utf-8", bytes: Buffer.from(lines) }
}

/** The report of a round to the People's Committee. */
export async function reportFile(ctx: Context, { round, group, origin }: Asked) {
  const report = await reportOf(ctx, round, group)
  return document(fileName("bao-cao", report, group), await reportDocument(report, origin))
}

export const SHEET_FORMATS = ["xlsx", "docx"] as const
type SheetFormat = (typeof SHEET_FORMATS)[number]

interface OfAgency {
  readonly round: string
  readonly unit: string
  readonly origin: string
  readonly publicOnly: boolean
}

/** One agency's sheet. */
export async function sheetFile(
  ctx: Context,
  { round, unit, origin, publicOnly }: OfAgency,
  format: SheetFormat,
): Promise<OutputFile> {
  const report = await sheetReportOf(ctx, round, unit, publicOnly)
  const name = fileName(`bang-diem-${unit}`, report, null)
  return format === "docx"
    ? document(name, sheetDocument(report, origin))
    : workbook(name, sheetSheets(report, origin), report.round)
}

/** A form that somebody else asks for, filled from the same facts. */
export async function formFile(
  ctx: Context,
  form: FormMapping,
  {
    round,
    group,
    origin,
    unit,
    publicOnly,
  }: Omit<OfAgency, "unit"> & Asked & { unit: string | null },
): Promise<OutputFile> {
  if (form.rows === "criteria") {
    if (unit === null) throw unitNeeded(form.id)
    const report = await sheetReportOf(ctx, round, unit, publicOnly)
    const name = fileName(`${form.id}-${unit}`, report, null)
    return workbook(name, criteriaForm(form, report, origin), report.round)
  }
  const report = await reportOf(ctx, round, group)
  const { agencies } = await sourceOf(ctx, round)
  const sheets = agenciesForm(form, report, agencies, origin)
  return workbook(fileName(form.id, report, group), sheets, report.round)
}

export const CHARTS = ["ranking", "distribution", "heat"] as const
type ChartKind = (typeof CHARTS)[number]

/** A chart of a round as a drawing or a picture. */
export async function chartFile(
  ctx: Context,
  { round, group, origin }: Asked,
  kind: ChartKind,
  format: "svg" | "png",
): Promise<OutputFile> {
  const report = await reportOf(ctx, round, group)
  const path = group === null ? roundPath(round) : groupPath(round, group)
  const mark = markText(report.marks)
  const source = [...(mark === null ? [] : [mark]), "Tỉnh Số", origin + path].join(" · ")
  const { svg } = chartOf(drawingOf(report, kind), source)
  const name = fileName(kind, report, group)
  return format === "svg"
    ? { name: `${name}.svg`, type: "image/svg+xml; charset=utf-8", bytes: Buffer.from(svg) }
    : { name: `${name}.png`, type: "image/png", bytes: await pngOf(svg) }
}

function drawingOf(report: RoundReport, kind: ChartKind): Drawing {
  const { round, standings, index } = report
  switch (kind) {
    case "ranking":
      return rankingDrawing(`${round.title}: điểm và khoảng hạng`, standings)
    case "distribution":
      return distributionDrawing(
        `${round.title}: phân bố điểm theo tiêu chí, so với điểm tối đa`,
        lowestFirst(report),
      )
    case "heat":
      return heatDrawing(
        `${round.title}: tỷ lệ đạt theo trụ cột, nhóm tiêu chí`,
        heatColumns(index),
        standings,
      )
  }
}

/** "xep-hang-2026-q3", with "-du-thao" while it is not published. */
function fileName(
  what: string,
  { round, marks }: RoundReport | AgencyReport,
  group: string | null,
) {
  const parts = [what, round.id, group, marks.includes("draft") ? "du-thao" : null]
  return parts.filter((one) => one !== null).join("-")
}

async function document(
  name: string,
  text: Parameters<typeof documentBytes>[0],
): Promise<OutputFile> {
  return { name: `${name}.docx`, type: DOCX, bytes: await documentBytes(text) }
}

async function workbook(
  name: string,
  sheets: readonly WorkbookSheet[],
  round: RoundHead,
): Promise<OutputFile> {
  const bytes = await buffer(workbookStream(sheets, fileDay(round)))
  return { name: `${name}.xlsx`, type: XLSX, bytes }
}
