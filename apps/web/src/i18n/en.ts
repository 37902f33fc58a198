import { aboutEn } from "./about.ts"
import { assessmentEn } from "./assessment.ts"
import { assetMapEn } from "./asset-map.ts"
import type { English } from "./english.ts"
import { boardsEn } from "./boards.ts"
import { computedEn } from "./computed.ts"
import { coverageMapEn } from "./coverage-map.ts"
import { coveragePlaceEn } from "./coverage-place.ts"
import { coverageWhyEn } from "./coverage-why.ts"
import { exploreEn } from "./explore.ts"
import { figuresEn } from "./figures.ts"
import { frameEn } from "./frame.ts"
import { gapsEn } from "./gaps.ts"
import { mapSheetEn } from "./map-sheet.ts"
import { measurementsEn } from "./measurements.ts"
import { measuresEn } from "./measures.ts"
import { placesEn } from "./places.ts"
import { plansEn } from "./plans.ts"
import { provenanceEn } from "./provenance.ts"
import { releasesEn } from "./releases.ts"
import { scoreSheetEn } from "./score-sheet.ts"
import { villagesEn } from "./villages.ts"
import type { vi } from "./vi.ts"

/** The same texts in English; a plural form may have its `_one`. */
export const en: English<typeof vi> = {
  ...aboutEn,
  ...assessmentEn,
  ...assetMapEn,
  ...boardsEn,
  ...computedEn,
  ...coverageMapEn,
  ...coveragePlaceEn,
  ...coverageWhyEn,
  ...exploreEn,
  ...figuresEn,
  ...frameEn,
  ...gapsEn,
  ...mapSheetEn,
  ...measurementsEn,
  ...measuresEn,
  ...placesEn,
  ...plansEn,
  ...provenanceEn,
  ...releasesEn,
  ...scoreSheetEn,
  ...villagesEn,
}
