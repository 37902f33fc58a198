import { cutParts } from "../cells/cut.ts"

/** What dimensions are called; one that is not here keeps its own name. */
const DIMENSIONS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  technology: ["Công nghệ", "Technology"],
  sex: ["Giới tính", "Sex"],
  area: ["Khu vực", "Area"],
  sector: ["Lĩnh vực", "Sector"],
  operator: ["Doanh nghiệp", "Operator"],
}

/** "" → "Toàn bộ"; "sex=nữ; technology=4G" → "Giới tính nữ, Công nghệ 4G". */
export function cutLabel(cut: string): { readonly vi: string; readonly en: string } {
  const parts = cutParts(cut)
  if (parts.length === 0) return { vi: "Toàn bộ", en: "Whole" }
  const words = parts.map(({ dimension, value }) => {
    const [vi = dimension, en = dimension] = DIMENSIONS[dimension] ?? []
    return [`${vi} ${value}`, `${en} ${value}`] as const
  })
  return { vi: words.map(([vi]) => vi).join(", "), en: words.map(([, en]) => en).join(", ") }
}
