import { Button, Text } from "@mantine/core"
import type { Invitation } from "@tinhso/server/platform/identity/model"
import { useQuery } from "@tanstack/react-query"
import { formatInstant } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"
import type { Question } from "./ConfirmDialog.tsx"
import { Person } from "./Person.tsx"
import { invitationsQuery, type People } from "./queries.ts"
import { UnitName } from "./UnitName.tsx"

interface Props {
  readonly withdraw: People["withdraw"]
  readonly onAsk: (question: Question) => void
}

/** Invitations that nobody has used yet. */
export function Invitations({ withdraw, onAsk }: Props) {
  const { say } = useWords()
  const invitations = useQuery(invitationsQuery)
  const ask = ({ id, name }: Invitation) =>
    onAsk({
      text: say("users.confirm.withdraw", { name }),
      action: say("users.withdraw"),
      onYes: () => withdraw.mutate(id),
    })
  return (
    <section aria-labelledby="dang-cho">
      <h2 id="dang-cho" className="section-title">
        {say("users.pending")}
      </h2>
      <Loaded query={invitations}>
        {(found) =>
          found.length === 0 ? (
            <Text>{say("users.pending.none")}</Text>
          ) : (
            <Table invitations={found} onWithdraw={ask} />
          )
        }
      </Loaded>
    </section>
  )
}

function Table({
  invitations,
  onWithdraw,
}: {
  invitations: readonly Invitation[]
  onWithdraw: (invitation: Invitation) => void
}) {
  const { say, language } = useWords()
  const titles = ["name", "roles", "expires", "actions"] as const
  return (
    <table className="grid">
      <caption className="hidden">{say("users.pending")}</caption>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {say(`users.${title}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {invitations.map((one) => (
          <tr key={one.id}>
            <th scope="row" data-label={say("users.name")}>
              <Person name={one.name} email={one.email} />
            </th>
            <td data-label={say("users.roles")}>
              <span>
                {say(`role.${one.role}`)} · <UnitName id={one.unitId} />
              </span>
            </td>
            <td data-label={say("users.expires")}>{formatInstant(one.expiresAt, language)}</td>
            <td data-label={say("users.actions")}>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={say("users.withdraw.aria", { name: one.name })}
                onClick={() => onWithdraw(one)}
              >
                {say("users.withdraw")}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
