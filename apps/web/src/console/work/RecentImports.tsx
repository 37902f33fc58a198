import { Text } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { get } from "../../api.ts"
import { formatInstant, formatWhole } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { type AuditEntry, FIGURES_IMPORTED } from "../log/audit.ts"
import { useActorName } from "../log/use-names.ts"
import { useWords } from "../words/index.ts"

const SHOWN = 5

/** The last imports of figures, from the audit log: for who may read it. */
export function RecentImports() {
  const { say } = useWords()
  const entries = useQuery({
    queryKey: ["audit", "imports"],
    queryFn: ({ signal }) => get<AuditEntry[]>("/api/v1/audit?limit=500", signal),
    select: (all) => all.filter((entry) => entry.action === FIGURES_IMPORTED).slice(0, SHOWN),
  })
  return (
    <section aria-labelledby="nhap-gan-day">
      <h2 id="nhap-gan-day" className="section-title">
        {say("work.imports")}
      </h2>
      <Loaded query={entries}>
        {(found) =>
          found.length === 0 ? (
            <Text>{say("work.imports.none")}</Text>
          ) : (
            <ul className="cards">
              {found.map((entry) => (
                <Import key={entry.seq} entry={entry} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Import({ entry }: { entry: AuditEntry }) {
  const { say, language } = useWords()
  const nameOf = useActorName()
  const count = (key: string) => {
    const value = entry.details[key]
    return typeof value === "number" ? formatWhole(value, language) : "0"
  }
  return (
    <li className="card">
      <span className="card-head wrap-anywhere">
        <strong>{entry.subject}</strong>
        <span>{say("work.imports.counts", { add: count("add"), change: count("change") })}</span>
      </span>
      <span className="card-foot">
        {formatInstant(entry.at, language)} · {nameOf(entry.actor)}
      </span>
    </li>
  )
}
