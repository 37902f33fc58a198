import { Menu } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { meQuery } from "../session/session.ts"
import { useSignOut } from "../session/use-sign-out.ts"
import { useWords } from "../words/index.ts"
import { Icon } from "./Icon.tsx"

/** Who is signed in, with the way to the own account and out. */
export function AccountMenu() {
  const { say } = useWords()
  const user = useQuery(meQuery).data?.user ?? null
  const signOut = useSignOut()
  if (user === null) return null
  const leave = () =>
    signOut.mutate(undefined, {
      onError: (error) => notifications.show({ color: "red", message: error.message }),
    })
  return (
    <Menu
      position="bottom-end"
      width={220}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          type="button"
          className="account-button"
          aria-label={say("account.menu", { name: user.name })}
          title={user.email}
        >
          <Icon name="account" size={20} />
          <span className="account-name">{user.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/console/tai-khoan">
          {say("nav.account")}
        </Menu.Item>
        <Menu.Item onClick={leave}>{say("sign-out")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
