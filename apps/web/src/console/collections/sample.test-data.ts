import type { FormCell, FormMeasure } from "@tinhso/server/indicators/collections/model"

/** An empty cell of a report, with what a test says of it. */
export function cellOf(measure: string, more: Partial<FormCell> = {}): FormCell {
  return {
    measure,
    cut: "",
    labelVi: "Toàn bộ",
    labelEn: "All",
    value: null,
    status: null,
    layer: null,
    written: null,
    version: 0,
    recordedAt: null,
    recordedBy: null,
    source: null,
    place: null,
    note: "",
    noteCurrent: false,
    previous: null,
    published: null,
    before: null,
    returned: "",
    ...more,
  }
}

/** A count of households, or a share in percent. */
export const measureOf = (measure: string, counted: boolean): FormMeasure => ({
  measure,
  nameVi: measure,
  nameEn: measure,
  definitionVi: "",
  definitionEn: "",
  unitOfMeasure: counted ? "hộ" : "%",
  required: true,
  guidance: "",
  share: !counted,
  counted,
  adds: counted,
  jumpFactor: null,
  dimensions: {},
})
