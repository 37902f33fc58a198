import { csvLine, notFormula } from "@tinhso/csv"
import { nearest, toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { unitOf } from "../../errors.ts"
import { pathOf } from "../../tree.ts"
import { planRefused } from "../errors.ts"
import { attributeField, stateOf, textOf } from "../facts.ts"
import type { EnumValue, NewSwitchOffPlan, SwitchOff, SwitchOffPlan } from "../model.ts"
import type { Standing } from "../standing.ts"
import { type Left, leftWithout, type StationOfTechnology } from "../switch-off/left.ts"
import { planFor } from "../switch-off/planned.ts"
import { addSwitchOffPlan, listSwitchOffPlans } from "../store/switch-off-store.ts"
import { kindsOf } from "./kinds-service.ts"
import { groundOf, viewOn } from "./view-service.ts"

const WORKING = new Set(["active", "faulty"])
const COUNTRY = "VN"

interface Asked {
  readonly technology: string
  readonly unit: string
  readonly at?: string | undefined
}

/** What switching a technology off would leave, in a unit, by the units below it and by operator. */
export async function switchOff(ctx: Context, asked: Asked): Promise<SwitchOff> {
  const at = asked.at ?? dayInVietnam(ctx.now())
  const { units: book } = await groundOf(ctx)
  const place = unitOf(book, asked.unit)
  const view = await viewOn(ctx, at)
  const { units } = view.stands
  const inside = (unit: string | null) =>
    unit === null ? asked.unit === COUNTRY : units.isWithin(unit, asked.unit)
  const stations = [...view.ofKind("base-station")]
    .filter((one) => WORKING.has(stateOf(one.facts)) && inside(one.unit))
    .map((one) => stationOf(one, asked.unit, (id) => view.stands.book.follow(id)?.id ?? id))
  const found = leftWithout(stations, asked.technology)
  const plans = await listSwitchOffPlans(ctx.db, asked.technology)
  const names = await operatorNames(ctx)
  const path = [place, ...pathOf(book, place, at).toReversed()].map(({ id }) => id)
  return {
    at,
    technology: asked.technology,
    technologies: technologiesOf(stations),
    unit: asked.unit,
    ...found,
    units: found.units
      .map((one) => ({ ...one, name: units.nameOf(one.unit) }))
      .toSorted(worstFirst),
    operators: found.operators
      .map((one) => {
        const plan = planFor(plans, one.operator, [...new Set([...path, COUNTRY])])
        return {
          ...one,
          name: names.get(one.operator ?? "")?.vi ?? one.operator ?? "",
          planned: plan === null ? null : { day: plan.day, basis: plan.basis },
          late: plan !== null && plan.day <= at ? one.stations : 0,
        }
      })
      .toSorted(worstFirst),
    onlyOn: [...found.onlyOn],
    devices: null,
  }
}

/** Whether everybody may be told which stations stand on which mast, of what technology and network. */
export async function stationsAreOpen({ db }: Context): Promise<boolean> {
  const { compiled } = await kindsOf(db)
  const stations = compiled.get("base-station")?.kind.public
  const masts = compiled.get("mast")?.kind.public
  const told = ["mast", "technology", "operator"]
  return (
    masts?.listed === true &&
    stations?.listed === true &&
    told.every((code) => stations.attributes.includes(code))
  )
}

const worstFirst = (
  a: { readonly mastsOnly: number; readonly name: string },
  b: { readonly mastsOnly: number; readonly name: string },
) => b.mastsOnly - a.mastsOnly || (a.name < b.name ? -1 : 1)

function stationOf(
  { facts, unit }: Standing,
  asked: string,
  follow: (id: string) => string,
): StationOfTechnology {
  const mast = textOf(facts, attributeField("mast"))
  return {
    unit: unit ?? asked,
    mast: mast === null ? null : follow(mast),
    technology: textOf(facts, attributeField("technology")) ?? "",
    operator: textOf(facts, attributeField("operator")),
  }
}

function technologiesOf(stations: readonly StationOfTechnology[]): SwitchOff["technologies"] {
  const groups = Map.groupBy(stations, ({ technology }) => technology)
  return [...groups]
    .map(([technology, its]) => ({ technology, stations: its.length }))
    .toSorted((a, b) => (a.technology < b.technology ? -1 : 1))
}

async function enumOf(ctx: Context, attribute: string): Promise<readonly EnumValue[]> {
  const kind = (await kindsOf(ctx.db)).compiled.get("base-station")
  return kind?.attributes.get(attribute)?.values ?? []
}

async function operatorNames(ctx: Context): Promise<ReadonlyMap<string, EnumValue>> {
  return new Map((await enumOf(ctx, "operator")).map((one) => [one.code, one]))
}

const cellsOf = ({ stations, masts, mastsOnly, unknown }: Left) =>
  [stations, masts, mastsOnly, unknown].map(String)

/** Operators one by one, then units one by one, as a table. */
export function switchOffCsv(told: SwitchOff): string {
  const head = [
    "Theo",
    "Mã",
    "Tên",
    `Trạm ${told.technology}`,
    "Cột có trạm",
    "Cột không còn công nghệ khác",
    "Trạm chưa rõ cột",
    "Ngày dự kiến tắt",
    "Căn cứ",
  ]
  const lines = [
    ["toàn địa bàn", told.unit, "", ...cellsOf(told), "", ""],
    ...told.operators.map((one) => [
      "nhà mạng",
      one.operator ?? "",
      one.name,
      ...cellsOf(one),
      one.planned?.day ?? "",
      one.planned?.basis ?? "",
    ]),
    ...told.units.map((one) => ["đơn vị", one.unit, one.name, ...cellsOf(one), "", ""]),
  ]
  return `\ufeff${[head, ...lines].map((line) => csvLine(line.map(notFormula))).join("\r\n")}\r\n`
}

export const switchOffPlans = (ctx: Context, technology: string | null): Promise<SwitchOffPlan[]> =>
  listSwitchOffPlans(ctx.db, technology)

/** Keeps the day on which an operator means to switch a technology off; a day of null takes it back. */
export async function planSwitchOff(
  ctx: Context,
  actor: Actor,
  { basis: given, ...plan }: NewSwitchOffPlan,
): Promise<SwitchOffPlan[]> {
  const { units } = await groundOf(ctx)
  unitOf(units, plan.unit)
  await mustBeDeclared(ctx, "operator", plan.operator, "nhà mạng")
  await mustBeDeclared(ctx, "technology", plan.technology, "công nghệ")
  const basis = toNfc(given).trim()
  if (basis === "") throw planRefused("Hãy ghi căn cứ: văn bản nào nói vậy.")
  const at = ctx.now()
  await ctx.db.transaction(async (tx) => {
    await addSwitchOffPlan(tx, { ...plan, basis }, { actor: actor.id, at: at.toISOString() })
    const details = { ...plan, basis }
    await record(tx, {
      actor,
      at,
      action: "registry.plan-switch-off",
      subject: `${plan.technology} ${plan.operator}`,
      details,
    })
  })
  return listSwitchOffPlans(ctx.db, plan.technology)
}

async function mustBeDeclared(ctx: Context, attribute: string, code: string, what: string) {
  const codes = (await enumOf(ctx, attribute)).map((one) => one.code)
  if (codes.includes(code)) return
  const near = nearest(code, codes, 1)[0]?.text
  throw planRefused(
    `Không có ${what} “${code}”${near === undefined ? "" : `; có phải “${near}”?`} (có: ${codes.join(", ")}).`,
  )
}
