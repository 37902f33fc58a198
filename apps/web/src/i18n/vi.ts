import { aboutVi } from "./about.ts"
import { assessmentVi } from "./assessment.ts"
import { assetMapVi } from "./asset-map.ts"
import { boardsVi } from "./boards.ts"
import { computedVi } from "./computed.ts"
import { coverageMapVi } from "./coverage-map.ts"
import { coveragePlaceVi } from "./coverage-place.ts"
import { coverageWhyVi } from "./coverage-why.ts"
import { exploreVi } from "./explore.ts"
import { figuresVi } from "./figures.ts"
import { frameVi } from "./frame.ts"
import { gapsVi } from "./gaps.ts"
import { mapSheetVi } from "./map-sheet.ts"
import { measurementsVi } from "./measurements.ts"
import { measuresVi } from "./measures.ts"
import { placesVi } from "./places.ts"
import { plansVi } from "./plans.ts"
import { provenanceVi } from "./provenance.ts"
import { releasesVi } from "./releases.ts"
import { scoreSheetVi } from "./score-sheet.ts"
import { villagesVi } from "./villages.ts"

/** Every text of the public site, Vietnamese. Plural forms: Vietnamese has one, `_other`. */
export const vi = {
  ...aboutVi,
  ...assessmentVi,
  ...assetMapVi,
  ...boardsVi,
  ...computedVi,
  ...coverageMapVi,
  ...coveragePlaceVi,
  ...coverageWhyVi,
  ...exploreVi,
  ...figuresVi,
  ...frameVi,
  ...gapsVi,
  ...mapSheetVi,
  ...measurementsVi,
  ...measuresVi,
  ...placesVi,
  ...plansVi,
  ...provenanceVi,
  ...releasesVi,
  ...scoreSheetVi,
  ...villagesVi,
} as const
