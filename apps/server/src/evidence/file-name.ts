import { toNfc } from "@tinhso/vietnamese"
import type { FileKind } from "./model.ts"

const ENDINGS: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: [".pdf"],
  docx: [".docx"],
  xlsx: [".xlsx"],
  png: [".png"],
  jpeg: [".jpg", ".jpeg"],
  tiff: [".tif", ".tiff"],
  webp: [".webp"],
  csv: [".csv", ".tsv"],
  txt: [".txt"],
}
const MOST = 180

/**
 * The last part of a name, whichever system it was typed on, without letters that nobody sees
 * (a mark that turns the direction of writing hides ".exe"), with the ending of what it is.
 */
export function fileLabel(sent: string, kind: FileKind): string {
  const last = toNfc(sent).split(/[\\/]/u).at(-1) ?? ""
  const seen = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[<>:"|?*]/gu, "_")
    .replaceAll(/\s+/gu, " ")
    .replace(/^[. ]+/u, "")
    .trim()
  const [ending = ""] = ENDINGS[kind]
  const own = ENDINGS[kind].find((one) => seen.toLowerCase().endsWith(one))
  const stem = own === undefined ? seen : seen.slice(0, -own.length)
  const short = (stem.trim() || "tệp")
    .slice(0, MOST)
    .toWellFormed()
    .replace(/\ufffd$/u, "")
  return `${short}${own === undefined ? ending : seen.slice(-own.length)}`
}
