import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import type { Say, WordKey } from "../words/index.ts"

export interface TargetChoice {
  readonly value: string
  readonly label: string
}

const PLAIN = {
  none: "assetImport.target.none",
  index: "assetImport.target.index",
  code: "assetImport.target.code",
  name: "assetImport.target.name",
  commune: "assetImport.target.commune",
  district: "assetImport.target.district",
  province: "assetImport.target.province",
  address: "assetImport.target.address",
  longitude: "assetImport.target.longitude",
  latitude: "assetImport.target.latitude",
  north: "assetImport.target.north",
  east: "assetImport.target.east",
  place: "assetImport.target.place",
  owner: "assetImport.target.owner",
  state: "assetImport.target.state",
  mast: "assetImport.target.mast",
  technology: "assetImport.target.technology",
  note: "assetImport.target.note",
} as const satisfies Record<string, WordKey>

/** Everything that a column may give: what every list has, then the attributes of the kinds of its rows. */
export function targetChoices(
  kinds: readonly AssetKindListed[],
  codes: readonly (string | null)[],
  current: readonly string[],
  say: Say,
): TargetChoice[] {
  const choices = new Map<string, string>(
    Object.entries(PLAIN).map(([target, word]) => [target, say(word)]),
  )
  for (const kind of kinds) {
    if (!codes.includes(kind.code)) continue
    for (const { code, nameVi, unitOfMeasure } of kind.attributes) {
      const value = `attribute:${code}`
      if (choices.has(value) || code in PLAIN) continue
      choices.set(value, unitOfMeasure === null ? nameVi : `${nameVi} (${unitOfMeasure})`)
    }
  }
  for (const target of current) {
    if (!choices.has(target)) choices.set(target, tickLabel(target, kinds, say))
  }
  return [...choices].map(([value, label]) => ({ value, label }))
}

/** "tick:operator=452-04": crosses for Viettel. */
function tickLabel(target: string, kinds: readonly AssetKindListed[], say: Say): string {
  const found = /^tick:([^=]+)=([^;]+)(?:;operator=(.+))?$/u.exec(target)
  if (found === null) return target
  const [, attribute = "", codes = "", operator = ""] = found
  const values = kinds
    .flatMap(({ attributes }) => attributes)
    .filter(({ code }) => code === attribute)
    .flatMap((one) => one.values)
  const names = codes.split(",").map((code) => values.find((one) => one.code === code)?.vi ?? code)
  const whose = operatorName(operator, kinds)
  return say("assetImport.target.tick", { values: `${names.join(", ")}${whose}` })
}

/** " (Viettel)" */
function operatorName(operator: string, kinds: readonly AssetKindListed[]): string {
  const named = kinds
    .flatMap(({ attributes }) => attributes)
    .filter(({ code }) => code === "operator")
    .flatMap(({ values }) => values)
    .find(({ code }) => code === operator)
  return operator === "" ? "" : ` (${named?.vi ?? operator})`
}
