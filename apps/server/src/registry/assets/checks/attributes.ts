import type { CompiledKind } from "../kinds/read-kinds.ts"
import { breaks } from "../kinds/rules.ts"
import { attributeField, textOf } from "../facts.ts"
import type { Attribute } from "../model.ts"
import type { Facts } from "../replay.ts"
import type { Finding } from "./finding.ts"
import { unusual } from "./value.ts"

/** What the checks of an asset ask of others. */
export interface Others {
  /** How another asset stands on the day; null where none is known then. */
  asset(id: string): { readonly kind: string; readonly facts: Facts } | null
  readonly today: string
}

/** What is wrong with the attributes of an asset as it stands. */
export function attributeFindings(
  { kind, rules }: CompiledKind,
  facts: Facts,
  others: Others,
): Finding[] {
  const value = (code: string) => facts[attributeField(code)] ?? null
  const findings = kind.attributes.flatMap((attribute) => [
    ...missing(attribute, value(attribute.code)),
    ...referenceFindings(attribute, value(attribute.code), others),
    ...[unusual(attribute, value(attribute.code))].filter((one) => one !== null),
  ])
  const values = {
    today: others.today,
    attribute: value,
    referred: (reference: string, code: string) => {
      const id = value(reference)
      const asset = typeof id === "string" ? others.asset(id) : null
      return asset?.facts[attributeField(code)] ?? null
    },
  }
  for (const compiled of rules) {
    const { rule } = compiled
    if (!breaks(compiled, kind, values)) continue
    const { code, severity, attribute, vi, en } = rule
    findings.push({
      code,
      severity,
      field: `attributes.${attribute}`,
      vi,
      en,
      about: [rule.formula, value(attribute)],
    })
  }
  return findings
}

function missing({ code, need, nameVi, nameEn }: Attribute, value: unknown): Finding[] {
  if (need === "optional" || value !== null) return []
  const severity = need === "required" ? ("error" as const) : ("warning" as const)
  const vi = `Chưa có ${lower(nameVi)}`
  return [
    {
      code: "missing-value",
      severity,
      field: `attributes.${code}`,
      vi,
      en: `${nameEn} is missing`,
      about: [],
    },
  ]
}

const lower = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text

/** Assets that an attribute names must be there, of the right kind, and not removed. */
function referenceFindings(attribute: Attribute, value: unknown, others: Others): Finding[] {
  if (attribute.type !== "asset" || value === null) return []
  const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === "string")
  return ids.flatMap((id): Finding[] => {
    const found = others.asset(id)
    const field = `attributes.${attribute.code}`
    if (found === null)
      return [
        {
          ...UNKNOWN,
          field,
          about: [id],
          vi: `Không có tài sản “${id}”`,
          en: `There is no asset “${id}”`,
        },
      ]
    if (!attribute.kinds.includes(found.kind)) {
      return [
        {
          ...OF_OTHER_KIND,
          field,
          about: [id, found.kind],
          assets: [id],
          vi: `“${id}” không phải loại mà ${lower(attribute.nameVi)} cần`,
          en: `“${id}” is of another kind`,
        },
      ]
    }
    if (textOf(found.facts, "state") !== "removed") return []
    return [
      {
        ...REMOVED,
        field,
        about: [id],
        assets: [id],
        vi: `“${id}” đã tháo dỡ`,
        en: `“${id}” has been removed`,
      },
    ]
  })
}

const UNKNOWN = { code: "unknown-asset", severity: "error" } as const
const OF_OTHER_KIND = { code: "asset-of-other-kind", severity: "error" } as const
const REMOVED = { code: "refers-to-removed", severity: "warning" } as const
