import { createInstance } from "i18next"
import { initReactI18next, useTranslation } from "react-i18next"
import type { Language } from "../../i18n/index.ts"
import { assessmentAnswerWords } from "./assessment-answers.ts"
import { assessmentClaimWords } from "./assessment-claims.ts"
import { assessmentIndexWords } from "./assessment-index.ts"
import { assessmentMappingWords } from "./assessment-mappings.ts"
import { assessmentRoundWords } from "./assessment-round.ts"
import { assessmentRowWords } from "./assessment-rows.ts"
import { assessmentWords } from "./assessment.ts"
import { assetImportWords } from "./asset-imports.ts"
import { assetKindWords } from "./asset-kinds.ts"
import { assetMapWords } from "./asset-map.ts"
import { assetWords } from "./assets.ts"
import { collectionWords } from "./collections.ts"
import { councilWords } from "./council.ts"
import { coverageRunWords } from "./coverage-runs.ts"
import { definitionWords } from "./definitions.ts"
import { frameWords } from "./frame.ts"
import { gapFormWords } from "./gap-forms.ts"
import { gapMoveWords } from "./gap-moves.ts"
import { gapWords } from "./gaps.ts"
import { gridWords } from "./grid.ts"
import { identityWords } from "./identity.ts"
import { importWords } from "./imports.ts"
import { measurementImportWords } from "./measurement-imports.ts"
import { measurementWords } from "./measurements.ts"
import { organisationWords } from "./organisations.ts"
import { planWords } from "./plans.ts"
import { releaseWords } from "./releases.ts"
import { reportWords } from "./reports.ts"
import { staffWords } from "./staff.ts"
import { switchOffWords } from "./switch-off.ts"
import { verificationWords } from "./verification.ts"
import { viewWords } from "./views.ts"
import { villageWords } from "./villages.ts"

/** All texts of the console, by what they speak of. */
export const PARTS = [
  assessmentAnswerWords,
  assessmentClaimWords,
  assessmentIndexWords,
  assessmentMappingWords,
  assessmentRoundWords,
  assessmentRowWords,
  assessmentWords,
  assetImportWords,
  assetKindWords,
  assetMapWords,
  assetWords,
  collectionWords,
  councilWords,
  coverageRunWords,
  definitionWords,
  frameWords,
  gapFormWords,
  gapMoveWords,
  gapWords,
  gridWords,
  identityWords,
  importWords,
  measurementImportWords,
  measurementWords,
  organisationWords,
  planWords,
  releaseWords,
  reportWords,
  staffWords,
  switchOffWords,
  verificationWords,
  viewWords,
  villageWords,
] as const

type KeyOf<Part> = Part extends unknown ? keyof Part : never
type Stem<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key
/** A text of the console; plural forms count as one. */
export type WordKey = Stem<KeyOf<(typeof PARTS)[number]>>
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

const inLanguage = (place: 0 | 1) =>
  Object.fromEntries(
    PARTS.flatMap((part) => Object.entries(part)).map(([key, pair]) => [key, pair[place]]),
  )

const instance = createInstance()

/** Makes the texts ready; call once, before anything is drawn. */
export function startWords(language: Language): void {
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: "vi",
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { vi: { translation: inLanguage(0) }, en: { translation: inLanguage(1) } },
  })
}

/** A text in the language now chosen, for what is drawn outside a component of ours. */
export const sayNow: Say = (key, values) => instance.t(key, values ?? {})

/** The texts in the language now chosen; the screen is drawn again when it changes. */
export function useWords(): { say: Say; language: Language; choose: (next: Language) => void } {
  const { t, i18n } = useTranslation()
  return {
    say: (key, values) => t(key, values ?? {}),
    language: i18n.language === "en" ? "en" : "vi",
    choose: (next) => void i18n.changeLanguage(next),
  }
}
