import type { SearchHit } from "@tinhso/server/indicators/model"
import { part } from "../api.ts"
import { Link, type Page, useSite } from "../site.tsx"
import { SearchBox } from "../shell.tsx"

/** Places, measures and figures that a text finds, with or without tone marks. */
export const search: Page = async (site) => {
  const query = (site.query.get("q") ?? "").trim().slice(0, 200)
  const hits =
    query === ""
      ? []
      : await site.api<SearchHit[]>(
          `/api/v1/search?q=${part(query)}&lang=${site.language}&limit=50`,
        )
  const title = query === "" ? site.t("search.title") : site.t("search.for", { query })
  return {
    title,
    description: title,
    noindex: true,
    body: <SearchBody query={query} hits={hits} />,
  }
}

const KINDS = [
  ["place", "search.places"],
  ["measure", "search.measures"],
  ["figure", "search.figures"],
] as const

const PATHS: Record<SearchHit["kind"], string> = {
  place: "/dia-ban",
  measure: "/chi-so",
  figure: "/so-lieu",
}

function SearchBody({ query, hits }: { query: string; hits: readonly SearchHit[] }) {
  const { t } = useSite()
  return (
    <>
      <h1>{query === "" ? t("search.title") : t("search.for", { query })}</h1>
      <SearchBox id="tim" value={query} />
      <p className="lead">
        {query === "" ? t("search.hint") : t("search.count", { count: hits.length })}
      </p>
      {query !== "" && hits.length === 0 && <p className="empty">{t("search.none")}</p>}
      {KINDS.map(([kind, title]) => {
        const some = hits.filter((hit) => hit.kind === kind)
        return some.length === 0 ? null : <Hits key={kind} title={t(title)} hits={some} />
      })}
    </>
  )
}

function Hits({ title, hits }: { title: string; hits: readonly SearchHit[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className="hits">
        {hits.map((hit) => (
          <li key={hit.id}>
            <Link to={`${PATHS[hit.kind]}/${part(hit.id)}`}>{hit.title}</Link>
            <span className="context">{hit.context}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
