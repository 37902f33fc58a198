import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { attributeField, stateOf, textOf } from "../facts.ts"
import type { SwitchOff } from "../model.ts"
import type { Standing } from "../standing.ts"
import { switchOffOf } from "../switch-off.ts"
import { groundOf, viewOn } from "./view-service.ts"

const WORKING = new Set(["active", "faulty"])

/** What switching a technology off would leave, in a unit and in those directly below it. */
export async function switchOff(
  ctx: Context,
  asked: { readonly technology: string; readonly unit: string; readonly at?: string | undefined },
): Promise<SwitchOff> {
  const at = asked.at ?? dayInVietnam(ctx.now())
  const view = await viewOn(ctx, at)
  const { units } = view.stands
  const stations = [...view.ofKind("base-station")].filter(
    (one) =>
      WORKING.has(stateOf(one.facts)) && one.unit !== null && units.isWithin(one.unit, asked.unit),
  )
  const mast = ({ facts }: Standing) => {
    const id = textOf(facts, attributeField("mast"))
    return id === null ? null : (view.stands.book.follow(id)?.id ?? id)
  }
  const { units: book } = await groundOf(ctx)
  const told = stations.map((one) => ({
    unit: one.unit ?? asked.unit,
    mast: mast(one),
    technology: textOf(one.facts, attributeField("technology")) ?? "",
  }))
  const found = switchOffOf(told, asked.technology)
  return {
    at,
    technology: asked.technology,
    unit: asked.unit,
    ...found,
    units: found.units
      .map((one) => ({
        ...one,
        name: book.units.has(one.unit) ? units.nameOf(one.unit) : one.unit,
      }))
      .toSorted((a, b) => b.mastsOnly - a.mastsOnly || (a.unit < b.unit ? -1 : 1)),
    devices: null,
  }
}
