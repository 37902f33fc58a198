import type { SwitchOffPlan } from "../model.ts"

/** The plan that an operator has for a unit: its own, otherwise that of the nearest unit above. */
export function planFor(
  plans: readonly SwitchOffPlan[],
  operator: string | null,
  path: readonly string[],
): SwitchOffPlan | null {
  for (const unit of path) {
    const found = plans.find((one) => one.operator === operator && one.unit === unit)
    if (found !== undefined) return found
  }
  return null
}
