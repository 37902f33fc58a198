import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatWhole } from "../../i18n/index.ts"
import { useWords } from "../words/index.ts"
import { type Asked, questionOf } from "./address.ts"
import { countsQuery } from "./queries.ts"
import { kindName } from "./value-text.ts"

interface Props {
  readonly kinds: readonly AssetKindListed[]
  readonly asked: Asked
  readonly hrefOf: (kind: string) => string
}

/** Kinds with how many of each fit; those without any are left out unless chosen. */
export function KindTabs({ kinds, asked, hrefOf }: Props) {
  const { say, language } = useWords()
  const counts = useQuery(countsQuery(questionOf(asked, { counting: true }))).data
  const totals = new Map(counts?.kinds.map(({ kind, total }) => [kind, total]))
  const shown = kinds.filter(({ code }) => totals.has(code) || code === asked.kind)
  const entries = [
    { code: "", name: say("asset.allKinds"), total: counts?.total },
    ...shown.map((kind) => ({
      code: kind.code,
      name: kindName(kind, language),
      total: totals.get(kind.code) ?? 0,
    })),
  ]
  return (
    <nav aria-label={say("asset.kinds")}>
      <ul className="asset-kinds">
        {entries.map(({ code, name, total }) => (
          <li key={code}>
            <Link
              to={hrefOf(code)}
              className="asset-kind"
              aria-current={code === asked.kind ? "page" : undefined}
            >
              {name}
              {total !== undefined && <span>{formatWhole(total, language)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
