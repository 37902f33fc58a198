import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import type { Language } from "../../i18n/index.ts"
import { attributeName } from "../assets/value-text.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { type Say, useWords } from "../words/index.ts"

type Attribute = AssetKindListed["attributes"][number]

/** What is said of every asset of a kind, with types, units of measure and limits. */
export function Attributes({ kind }: { readonly kind: AssetKindListed }) {
  const { say, language } = useWords()
  return (
    <ListTable
      caption={say("kinds.attributes")}
      columns={columnsOf(kind, say, language)}
      rows={kind.attributes}
      rowKey={({ code }) => code}
    />
  )
}

function typeText({ type, many, values }: Attribute, say: Say, language: Language): string {
  const word = many
    ? `${say(`kinds.type.${type}`)}, ${say("kinds.many")}`
    : say(`kinds.type.${type}`)
  if (values.length === 0) return word
  return `${word}: ${values.map((one) => one[language]).join("; ")}`
}

function limitsText({ min, max, usualMin, usualMax }: Attribute, say: Say): string {
  const hard = min === null && max === null ? "" : between(min, max)
  if (usualMin === null && usualMax === null) return hard === "" ? "—" : hard
  const usual = say("kinds.usual", { from: numberText(usualMin), to: numberText(usualMax) })
  return hard === "" ? usual : `${hard}; ${usual}`
}

const between = (min: number | null, max: number | null) =>
  `${numberText(min)} – ${numberText(max)}`

const numberText = (value: number | null) =>
  value === null ? "…" : new Intl.NumberFormat("vi-VN").format(value)

const columnsOf = (
  kind: AssetKindListed,
  say: Say,
  language: Language,
): ListColumn<Attribute>[] => [
  {
    title: say("asset.name"),
    heads: true,
    cell: (one) => (
      <>
        {attributeName(one, language)}
        {one.note !== "" && <span className="under">{one.note}</span>}
      </>
    ),
  },
  { title: say("kinds.code"), cell: ({ code }) => <code>{code}</code> },
  { title: say("kinds.type"), cell: (one) => typeText(one, say, language) },
  { title: say("kinds.unitOfMeasure"), cell: ({ unitOfMeasure }) => unitOfMeasure ?? "—" },
  { title: say("kinds.need"), cell: ({ need }) => say(`kinds.need.${need}`) },
  { title: say("kinds.limits"), cell: (one) => limitsText(one, say) },
  {
    title: say("kinds.public"),
    cell: ({ code }) =>
      say(
        kind.public.listed && kind.public.attributes.includes(code)
          ? "kinds.public.yes"
          : "kinds.public.no",
      ),
  },
]
