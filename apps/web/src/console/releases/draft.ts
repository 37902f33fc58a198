import type { ReleaseDetail, ReleaseDraft } from "@tinhso/server/indicators/releases/model"

/** A release as it stands in the form. */
export interface Form {
  readonly id: string
  readonly titleVi: string
  readonly titleEn: string
  readonly noteVi: string
  readonly noteEn: string
  readonly indicators: string
  readonly units: string
  readonly periods: string
  readonly breakdowns: string
  readonly reported: boolean
  readonly figures: boolean
  readonly asOf: string
  readonly corrects: string
  readonly reason: string
}

export const EMPTY: Form = {
  id: "",
  titleVi: "",
  titleEn: "",
  noteVi: "",
  noteEn: "",
  indicators: "",
  units: "",
  periods: "",
  breakdowns: "",
  reported: true,
  figures: false,
  asOf: "",
  corrects: "",
  reason: "",
}

/** What has to be filled in, and is not. */
export function missingIn(form: Form): (keyof Form)[] {
  const needed = ["id", "titleVi", "indicators", "units", "periods"] as const
  const empty: (keyof Form)[] = needed.filter((name) => form[name].trim() === "")
  return form.corrects !== "" && form.reason.trim() === "" ? [...empty, "reason"] : empty
}

/** What is sent to the server; what was left empty is left out. */
export function draftOf(form: Form): ReleaseDraft {
  const { breakdowns, asOf, corrects, reason } = form
  return {
    id: form.id.trim(),
    titleVi: form.titleVi,
    titleEn: form.titleEn.trim() === "" ? form.titleVi : form.titleEn,
    noteVi: form.noteVi,
    noteEn: form.noteEn,
    indicators: form.indicators,
    units: form.units,
    periods: form.periods,
    figures: form.figures,
    ...(form.reported ? { view: "reported" } : {}),
    ...(breakdowns.trim() === "" ? {} : { breakdowns }),
    ...(asOf === "" ? {} : { asOf }),
    ...(corrects === "" ? {} : { corrects, reason }),
  }
}

/** The form of a correction: as the release that it corrects, under an address of its own. */
export function correctionOf({
  id,
  titleVi,
  titleEn,
  noteVi,
  noteEn,
  contents,
}: ReleaseDetail): Form {
  const again = /^(.*)-dc(\d+)$/u.exec(id)
  return {
    ...EMPTY,
    id: again === null ? `${id}-dc1` : `${again[1] ?? ""}-dc${Number(again[2]) + 1}`,
    titleVi,
    titleEn,
    noteVi,
    noteEn,
    indicators: contents.indicators.join(", "),
    units: contents.units,
    periods: contents.periods.join(", "),
    breakdowns: contents.breakdowns.join(", "),
    reported: contents.view === "reported",
    figures: contents.figures,
    corrects: id,
  }
}
