import type { FileKind } from "../../evidence/model.ts"
import type { Shown } from "../model.ts"

/** How a file can be looked at without leaving the page; null: it is only saved. */
export function shownKind(kind: FileKind): Shown {
  switch (kind) {
    case "pdf":
      return "pdf"
    case "png":
    case "jpeg":
    case "webp":
      return "image"
    case "csv":
    case "txt":
      return "text"
    case "docx":
    case "xlsx":
    case "tiff":
      return null
  }
}
