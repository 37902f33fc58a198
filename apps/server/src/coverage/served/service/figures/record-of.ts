import type { RegisterRecord } from "../../../../platform/register-query.ts"

/** The first day of which a published text of the demonstration tells. */
const SINCE = "2023-12-31"

export const common = {
  recordVi: "một thôn, bản hoặc tổ dân phố",
  recordEn: "a village",
  since: SINCE,
  open: true,
}

/** A village as a record of a figure. */
export const recordOf = (
  { id, name }: { readonly id: string; readonly name: string },
  unit: string,
  value: number,
  more: Partial<RegisterRecord> = {},
): RegisterRecord => ({
  id,
  unit,
  label: name,
  value,
  attributes: {},
  href: `/thon/${id}`,
  ...more,
})

export const KEPT_VI = "ở những nơi sổ thôn được ghi đầy đủ"
export const KEPT_EN = "where the register of villages is kept whole"
export const level = "commune" as const
