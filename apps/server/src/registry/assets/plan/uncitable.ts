import type { Finding } from "../checks/finding.ts"
import { evidenceOf } from "../facts.ts"
import type { Facts } from "../replay.ts"

/** What somebody may do with a document: nothing, cite it, or cite it where pictures may stand. */
export type Citable = (id: string) => "no" | "paper" | "picture"

/**
 * Documents that a draft would put on an asset although whoever saves may not; those that stand there
 * already may stay. One that is another's reads like one that is not there.
 */
export function uncitable(
  before: Facts,
  after: Facts,
  {
    mayCite,
    photographs,
  }: { readonly mayCite: Citable | undefined; readonly photographs: boolean },
): Finding[] {
  const there = new Set(evidenceOf(before))
  return evidenceOf(after)
    .filter((id) => !there.has(id))
    .flatMap((id) => {
      const may = mayCite?.(id) ?? "no"
      if (may === "no") return [unknown(id)]
      return may === "picture" && !photographs ? [picture(id)] : []
    })
}

const unknown = (id: string): Finding => ({
  code: "unknown-document",
  severity: "error",
  field: "evidence",
  vi: `Không có tài liệu “${id}” trong phạm vi được dẫn`,
  en: `There is no document “${id}” that you may cite`,
  about: [id],
})

const picture = (id: string): Finding => ({
  code: "no-photographs",
  severity: "error",
  field: "evidence",
  vi: "Loại tài sản này không được kèm hình ảnh: hệ thống không lưu hình ảnh của camera, chỉ lưu giấy tờ",
  en: "No pictures may stand on assets of this kind: of cameras only papers are kept",
  about: [id],
})
