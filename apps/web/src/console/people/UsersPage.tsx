import { Stack } from "@mantine/core"
import type { User } from "@tinhso/server/platform/identity/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { AddRoleDialog } from "./AddRoleDialog.tsx"
import { ConfirmDialog, type Question } from "./ConfirmDialog.tsx"
import { Invitations } from "./Invitations.tsx"
import { InviteForm } from "./InviteForm.tsx"
import { LinkDialog, type LinkToHand } from "./LinkDialog.tsx"
import { type People, usePeople, usersQuery } from "./queries.ts"
import { type UserActions, UserRow } from "./UserRow.tsx"

/** Who may enter and do what: for administrators. */
export function UsersPage() {
  const { say } = useWords()
  const users = useQuery(usersQuery)
  const people = usePeople()
  const [question, setQuestion] = useState<Question | null>(null)
  const [shown, setShown] = useState<LinkToHand | null>(null)
  const [adding, setAdding] = useState<User | null>(null)
  const failed = [people.change, people.revoke, people.withdraw, people.resetLink].find(
    (one) => one.isError,
  )
  const actionsFor = (user: User) =>
    actionsOn(user, people, say, { ask: setQuestion, show: setShown, add: setAdding })
  return (
    <Page title={say("users.title")} intro={say("users.intro")}>
      <Stack gap="xl">
        {failed !== undefined && <Failure error={failed.error} title={say("users.failed")} />}
        <section aria-labelledby="nguoi-dung">
          <h2 id="nguoi-dung" className="section-title">
            {say("users.list")}
          </h2>
          <Loaded query={users}>
            {(found) => <UserTable users={found} actionsFor={actionsFor} />}
          </Loaded>
        </section>
        <section aria-labelledby="moi-nguoi">
          <h2 id="moi-nguoi" className="section-title">
            {say("users.invite")}
          </h2>
          <InviteForm invite={people.invite} onLink={setShown} />
        </section>
        <Invitations withdraw={people.withdraw} onAsk={setQuestion} />
      </Stack>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
      <LinkDialog shown={shown} onClose={() => setShown(null)} />
      {adding !== null && (
        <AddRoleDialog user={adding} grant={people.grant} onClose={() => setAdding(null)} />
      )}
    </Page>
  )
}

interface Doors {
  readonly ask: (question: Question) => void
  readonly show: (link: LinkToHand) => void
  readonly add: (user: User) => void
}

function actionsOn(user: User, people: People, say: Say, { ask, show, add }: Doors): UserActions {
  const { id, name } = user
  return {
    onAddRole: () => {
      people.grant.reset()
      add(user)
    },
    onReset: () => people.resetLink.mutate(id, { onSuccess: (link) => show({ link, name }) }),
    onEnable: () => people.change.mutate({ id, disabled: false }),
    onDisable: () =>
      ask({
        text: say("users.confirm.disable", { name }),
        action: say("users.disable"),
        onYes: () => people.change.mutate({ id, disabled: true }),
      }),
    onTwoFactorOff: () =>
      ask({
        text: say("users.confirm.twoFactorOff", { name }),
        action: say("users.twoFactorOff"),
        onYes: () => people.change.mutate({ id, twoFactor: false }),
      }),
    onRevoke: (grant, unit) =>
      ask({
        text: say("users.confirm.revoke", { role: say(`role.${grant.role}`), unit, name }),
        action: say("users.revoke"),
        onYes: () => people.revoke.mutate(grant.id),
      }),
  }
}

interface TableProps {
  readonly users: readonly User[]
  readonly actionsFor: (user: User) => UserActions
}

function UserTable({ users, actionsFor }: TableProps) {
  const { say } = useWords()
  const me = useQuery(meQuery).data?.user?.id
  const titles = ["name", "state", "roles", "seen", "actions"] as const
  return (
    <table className="grid">
      <caption className="hidden">{say("users.list")}</caption>
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
        {users.map((user) => (
          <UserRow key={user.id} user={user} self={user.id === me} actions={actionsFor(user)} />
        ))}
      </tbody>
    </table>
  )
}
