import { Button, Menu } from "@mantine/core"
import type { Grant, User } from "@tinhso/server/platform/identity/model"
import { formatInstant } from "../../i18n/index.ts"
import { Mark } from "../frame/Mark.tsx"
import { useWords } from "../words/index.ts"
import { Person } from "./Person.tsx"
import { useUnitName } from "./UnitName.tsx"

export interface UserActions {
  readonly onRevoke: (grant: Grant, unit: string) => void
  readonly onDisable: () => void
  readonly onEnable: () => void
  readonly onReset: () => void
  readonly onAddRole: () => void
  readonly onTwoFactorOff: () => void
}

const STATES = {
  active: { icon: "yes", tone: "good" },
  idle: { icon: "warn", tone: "warn" },
  disabled: { icon: "no", tone: "bad" },
} as const

interface Props {
  readonly user: User
  readonly self: boolean
  readonly actions: UserActions
}

/** One person in the list: state, roles, and what can be done. */
export function UserRow({ user, self, actions }: Props) {
  const { say, language } = useWords()
  const { icon, tone } = STATES[user.state]
  return (
    <tr>
      <th scope="row" data-label={say("users.name")}>
        <Person name={user.name} email={user.email}>
          {self && ` (${say("users.you")})`}
        </Person>
      </th>
      <td data-label={say("users.state")}>
        <Mark tone={tone} icon={icon}>
          {say(`users.state.${user.state}`)}
        </Mark>
      </td>
      <td data-label={say("users.roles")}>
        {user.grants.length === 0 ? (
          say("role.none")
        ) : (
          <ul className="roles">
            {user.grants.map((grant) => (
              <GrantLine key={grant.id} user={user} grant={grant} onRevoke={actions.onRevoke} />
            ))}
          </ul>
        )}
      </td>
      <td data-label={say("users.seen")}>
        {user.lastSeenAt === null ? say("users.never") : formatInstant(user.lastSeenAt, language)}
      </td>
      <td data-label={say("users.actions")}>
        <UserMenu user={user} self={self} actions={actions} />
      </td>
    </tr>
  )
}

function GrantLine({
  user,
  grant,
  onRevoke,
}: {
  user: User
  grant: Grant
  onRevoke: UserActions["onRevoke"]
}) {
  const { say } = useWords()
  const unit = useUnitName(grant.unitId)
  const role = say(`role.${grant.role}`)
  return (
    <li>
      {say("users.at", { role, unit })}
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={say("users.revoke.aria", { role, unit, name: user.name })}
        onClick={() => onRevoke(grant, unit)}
      >
        {say("users.revoke")}
      </Button>
    </li>
  )
}

function UserMenu({ user, self, actions }: Props) {
  const { say } = useWords()
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={say("users.actions.aria", { name: user.name })}
        >
          {say("users.actions")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={actions.onAddRole}>{say("users.addRole")}</Menu.Item>
        <Menu.Item onClick={actions.onReset}>{say("users.reset")}</Menu.Item>
        {user.twoFactor && !self && (
          <Menu.Item onClick={actions.onTwoFactorOff}>{say("users.twoFactorOff")}</Menu.Item>
        )}
        {user.state !== "active" && (
          <Menu.Item onClick={actions.onEnable}>{say("users.enable")}</Menu.Item>
        )}
        {user.state === "active" && !self && (
          <Menu.Item onClick={actions.onDisable}>{say("users.disable")}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
