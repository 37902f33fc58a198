declare module "*.dependency-cruiser.cjs" {
  import type { ICruiseOptions, IFlattenedRuleSet } from "dependency-cruiser"

  const config: IFlattenedRuleSet & { options: ICruiseOptions }
  export = config
}
