import { Button, Group, Text } from "@mantine/core"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useSearchParams } from "react-router"
import { get } from "../../api.ts"
import { formatInstant, formatWhole } from "../../i18n/index.ts"
import { Mark } from "../frame/Mark.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import { actionName, type AuditEntry, brokenAt, detailsText } from "./audit.ts"
import { useActorName } from "./use-names.ts"

const PAGE = 50

/** Who did what, newest first. The address says from which number on. */
export function AuditPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const before = /^\d+$/.exec(query.get("truoc") ?? "")?.[0] ?? null
  const entries = useQuery({
    queryKey: ["audit", before],
    queryFn: ({ signal }) => {
      const cursor = before === null ? "" : `&before=${before}`
      return get<AuditEntry[]>(`/api/v1/audit?limit=${PAGE}${cursor}`, signal)
    },
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={say("audit.title")} intro={say("audit.intro")}>
      <Loaded query={entries}>
        {(found) =>
          found.length === 0 ? (
            <Text>{say("audit.none")}</Text>
          ) : (
            <>
              <Chain entries={found} />
              <Entries entries={found} />
              <Group mt="md">
                {before !== null && (
                  <Button variant="default" onClick={() => setQuery({})}>
                    {say("audit.newest")}
                  </Button>
                )}
                {found.length === PAGE && (
                  <Button
                    variant="default"
                    onClick={() => setQuery({ truoc: String(found.at(-1)?.seq ?? 1) })}
                  >
                    {say("audit.older")}
                  </Button>
                )}
              </Group>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Chain({ entries }: { entries: readonly AuditEntry[] }) {
  const { say, language } = useWords()
  const broken = brokenAt(entries)
  const whole = (value: number) => formatWhole(value, language)
  return (
    <div className="chain" role={broken === null ? "status" : "alert"}>
      <Mark tone={broken === null ? "good" : "bad"} icon={broken === null ? "yes" : "no"}>
        {say(broken === null ? "audit.joined" : "audit.torn")}
      </Mark>
      <span>
        {broken === null
          ? say("audit.joined.detail", {
              from: whole(entries.at(-1)?.seq ?? 0),
              to: whole(entries[0]?.seq ?? 0),
            })
          : say("audit.torn.detail", { seq: whole(broken) })}
      </span>
    </div>
  )
}

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  const { say, language } = useWords()
  const nameOf = useActorName()
  const titles = ["seq", "at", "actor", "action", "subject", "details"] as const
  return (
    <table className="grid">
      <caption className="hidden">{say("audit.title")}</caption>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col" className={title === "seq" ? "numeric" : undefined}>
              {say(`audit.${title}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <th scope="row" className="numeric" data-label={say("audit.seq")}>
              {formatWhole(entry.seq, language)}
            </th>
            <td data-label={say("audit.at")}>{formatInstant(entry.at, language)}</td>
            <td data-label={say("audit.actor")}>{nameOf(entry.actor)}</td>
            <td data-label={say("audit.action")}>{actionName(entry.action, language)}</td>
            <td data-label={say("audit.subject")} className="wrap-anywhere">
              {nameOf(entry.subject)}
            </td>
            <td data-label={say("audit.details")} className="wrap-anywhere">
              {detailsText(entry.details)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
