import type { CellVersion } from "@tinhso/server/indicators/provenance/model"
import type { Translate } from "../../i18n/index.ts"

/** Where a value was read, in words. */
export function sourceText(source: CellVersion["source"], t: Translate): string {
  switch (source.kind) {
    case "form":
      return t("provenance.source.form")
    case "file": {
      const file = t("provenance.source.file", { file: source.file })
      return source.sheet === null
        ? file
        : `${file}, ${t("provenance.source.sheet", { sheet: source.sheet })}`
    }
    case "api":
      return t("provenance.source.api")
    case "register":
      return t("provenance.source.register", { query: source.query })
    case "figure":
      return t("provenance.source.figure", { figure: source.figure })
    case "publication":
    case "withdrawal":
      return t("provenance.source.other")
  }
}
