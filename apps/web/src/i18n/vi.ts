import { aboutVi } from "./about.ts"
import { figuresVi } from "./figures.ts"
import { frameVi } from "./frame.ts"
import { measuresVi } from "./measures.ts"
import { placesVi } from "./places.ts"
import { plansVi } from "./plans.ts"

/** Every text of the public site, Vietnamese. Plural forms: Vietnamese has one, `_other`. */
export const vi = {
  ...aboutVi,
  ...figuresVi,
  ...frameVi,
  ...measuresVi,
  ...placesVi,
  ...plansVi,
} as const
