import { Button } from "@mantine/core"
import type { Session } from "@tinhso/server/platform/identity/model"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"
import { formatInstant } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"
import { browserName } from "./browser-name.ts"

/** Where one is signed in, and ending what one does not know. */
export function Sessions() {
  const { say } = useWords()
  const client = useQueryClient()
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => get<Session[]>("/api/v1/identity/sessions", signal),
  })
  const end = useMutation({
    mutationFn: (id: string) => send<null>("DELETE", `/api/v1/identity/sessions/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ["sessions"] }),
  })
  return (
    <section aria-labelledby="phien">
      <h2 id="phien" className="section-title">
        {say("account.sessions")}
      </h2>
      {end.isError && <Failure error={end.error} />}
      <Loaded query={sessions}>
        {(found) => <Table sessions={found} onEnd={(id) => end.mutate(id)} />}
      </Loaded>
    </section>
  )
}

interface TableProps {
  readonly sessions: readonly Session[]
  readonly onEnd: (id: string) => void
}

function Table({ sessions, onEnd }: TableProps) {
  const { say, language } = useWords()
  return (
    <table className="grid">
      <caption className="hidden">{say("account.sessions")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("account.session.client")}</th>
          <th scope="col">{say("account.session.started")}</th>
          <th scope="col">{say("account.session.seen")}</th>
          <th scope="col">{say("users.actions")}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((one) => (
          <tr key={one.id}>
            <th scope="row" data-label={say("account.session.client")}>
              <span title={one.client}>
                {browserName(one.client) ?? say("account.session.unknown")}
                {one.current && ` (${say("account.session.current")})`}
              </span>
            </th>
            <td data-label={say("account.session.started")}>
              {formatInstant(one.startedAt, language)}
            </td>
            <td data-label={say("account.session.seen")}>
              {formatInstant(one.lastSeenAt, language)}
            </td>
            <td data-label={say("users.actions")}>
              {one.current ? (
                "–"
              ) : (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={say("account.session.end.aria", {
                    at: formatInstant(one.startedAt, language),
                  })}
                  onClick={() => onEnd(one.id)}
                >
                  {say("account.session.end")}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
