import type { Dossier } from "@tinhso/server/assessment/model"
import { formatDecimal, type Language } from "../../../i18n/index.ts"
import type { Say } from "../../words/index.ts"

type Said = Dossier["self"]

/** Points as people read them; "—" where nobody said anything. */
export function saidText(said: Said, say: Say, language: Language): string {
  if (said === null) return "—"
  return said === "not-applicable" ? say("vf.na") : formatDecimal(String(said), language)
}
