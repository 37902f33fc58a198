import { nearest, toNfc } from "@tinhso/vietnamese"
import type { Finding } from "../checks/finding.ts"
import { readValue } from "../checks/value.ts"
import { attributeField, saidOf } from "../facts.ts"
import type { CompiledKind } from "../kinds/read-kinds.ts"
import type { AssetDraft, Attribute } from "../model.ts"

/** What the reading of a draft asks of the register. */
export interface DraftWorld {
  readonly kinds: ReadonlyMap<string, CompiledKind>
  unitExists(id: string): boolean
  organisationExists(id: string): boolean
  /** The asset that a reference means: an id, or "key:…" of another draft; null where there is none. */
  reference(text: string): string | null
}

export interface ReadDraft {
  readonly kind: CompiledKind
  /** What the draft says, as it would be kept. */
  readonly said: Readonly<Record<string, unknown>>
  readonly wrong: readonly Finding[]
}

const error = (
  code: string,
  field: string,
  [vi, en]: readonly [string, string],
  suggestion?: string,
): Finding => {
  const told = { code, severity: "error" as const, field, vi, en, about: [] }
  return suggestion === undefined ? told : { ...told, suggestion }
}

const hint = (near: string | undefined) => (near === undefined ? "" : `; có phải “${near}”?`)

/** The kind of a draft, or why there is none. */
export function kindOf(
  { kind }: AssetDraft,
  kinds: DraftWorld["kinds"],
): CompiledKind | { readonly wrong: Finding } {
  const found = kinds.get(kind)
  if (found !== undefined) return found
  const near = nearest(kind, [...kinds.keys()], 1)[0]?.text
  const words = [
    `Không có loại tài sản “${kind}”${hint(near)}`,
    `There is no kind “${kind}”`,
  ] as const
  return { wrong: error("unknown-kind", "kind", words, near) }
}

/** What a draft says, in the form in which it is kept, with everything that is wrong with it. */
export function readDraft(draft: AssetDraft, kind: CompiledKind, world: DraftWorld): ReadDraft {
  const said = saidOf(draft)
  const wrong: Finding[] = []
  for (const [code, given] of Object.entries(draft.attributes ?? {})) {
    const attribute = kind.attributes.get(code)
    if (attribute === undefined) wrong.push(unknownAttribute(code, kind))
    else said[attributeField(code)] = readAttribute(attribute, given, world, wrong)
  }
  for (const field of ["name"] as const) {
    const text = said[field]
    if (typeof text === "string") said[field] = toNfc(text).replace(/\s+/gu, " ").trim()
  }
  for (const [field, value] of Object.entries(said)) {
    if (field.startsWith("code.") && typeof value === "string") {
      said[field] = toNfc(value).replace(/\s+/gu, " ").trim() || null
    }
  }
  wrong.push(...unknownPlaces(draft, world))
  nameOperator(said, kind, world, wrong)
  return { kind, said, wrong }
}

function unknownAttribute(code: string, { kind, attributes }: CompiledKind): Finding {
  const near = nearest(code, [...attributes.keys()], 1)[0]?.text
  const words = [
    `${kind.nameVi} không có thuộc tính “${code}”${hint(near)}`,
    `${kind.nameEn} has no attribute “${code}”`,
  ] as const
  return error("unknown-attribute", `attributes.${code}`, words, near)
}

function readAttribute(
  attribute: Attribute,
  given: unknown,
  world: DraftWorld,
  wrong: Finding[],
): unknown {
  const field = `attributes.${attribute.code}`
  const read = readValue(attribute, given)
  if ("wrong" in read) {
    const { code, vi, en, suggestion } = read.wrong
    const words = [`${attribute.nameVi}: ${vi}`, `${attribute.nameEn}: ${en}`] as const
    wrong.push(error(code, field, words, suggestion))
    return null
  }
  const { value } = read
  if (value === null) return null
  if (attribute.type === "asset") return referenced(field, value, world, wrong)
  if (attribute.type === "organisation") checkOrganisations(field, value, world, wrong)
  return value
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string")

function referenced(field: string, value: unknown, world: DraftWorld, wrong: Finding[]): unknown {
  const ids = listOf(value).map((text) => {
    const id = world.reference(text)
    if (id === null) {
      wrong.push(
        error("unknown-asset", field, [
          `Không có tài sản “${text}”`,
          `There is no asset “${text}”`,
        ]),
      )
    }
    return id ?? text
  })
  return Array.isArray(value) ? ids : ids[0]
}

function checkOrganisations(
  field: string,
  value: unknown,
  world: DraftWorld,
  wrong: Finding[],
): void {
  for (const id of listOf(value)) {
    if (!world.organisationExists(id)) {
      wrong.push(
        error("unknown-organisation", field, [
          `Không có cơ quan, đơn vị “${id}”`,
          `There is no organisation “${id}”`,
        ]),
      )
    }
  }
}

function unknownPlaces(draft: AssetDraft, world: DraftWorld): Finding[] {
  const found: Finding[] = []
  const { unit } = draft
  if (unit !== undefined && unit !== null && !world.unitExists(unit)) {
    found.push(
      error("unknown-unit", "unit", [
        `Không có đơn vị hành chính “${unit}”`,
        `There is no unit “${unit}”`,
      ]),
    )
  }
  for (const field of ["owner", "operator"] as const) {
    const id = draft[field]
    if (id !== undefined && id !== null) checkOrganisations(field, id, world, found)
  }
  return found
}

/**
 * A station's network names its operator: the organisation of the value, where the register has it.
 * Another operator beside it is refused.
 */
function nameOperator(
  said: Record<string, unknown>,
  { kind }: CompiledKind,
  world: DraftWorld,
  wrong: Finding[],
): void {
  const attribute = kind.attributes.find((one) => one.namesOperator)
  const value = attribute === undefined ? undefined : said[attributeField(attribute.code)]
  const named = attribute?.values.find(({ code }) => code === value)
  const organisation = named?.organisation ?? null
  if (organisation === null || named === undefined || !world.organisationExists(organisation))
    return
  const given = said["operator"]
  if (typeof given === "string" && given !== organisation) {
    const words = [
      `Mạng ${named.vi} do “${organisation}” khai thác, không phải “${given}”`,
      `The network ${named.en} is run by “${organisation}”, not “${given}”`,
    ] as const
    wrong.push(error("other-operator", "operator", words, organisation))
  } else said["operator"] = organisation
}
