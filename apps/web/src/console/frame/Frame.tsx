import { Drawer } from "@mantine/core"
import { useState } from "react"
import { Outlet } from "react-router"
import { useWords } from "../words/index.ts"
import { AccountMenu } from "./AccountMenu.tsx"
import { Brand } from "./Brand.tsx"
import { Icon } from "./Icon.tsx"
import { Navigation } from "./Navigation.tsx"
import { Toggles } from "./Toggles.tsx"

/** Header, navigation, and the screen. On a phone the navigation opens from the side. */
export function Frame() {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <a className="skip" href="#noi-dung">
        {say("skip")}
      </a>
      <header className="bar">
        <button
          type="button"
          className="menu-button"
          aria-label={say("nav.open")}
          aria-expanded={open}
          onClick={() => setOpen(true)}
        >
          <Icon name="menu" size={20} />
        </button>
        <Brand />
        <div className="bar-end">
          <Toggles />
          <AccountMenu />
        </div>
      </header>
      <div className="frame">
        <nav className="side" aria-label={say("nav.aria")}>
          <Navigation />
        </nav>
        <main id="noi-dung" className="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Drawer.Root opened={open} onClose={() => setOpen(false)} size="17rem">
        <Drawer.Overlay />
        <Drawer.Content>
          <div className="dialog-head">
            <Drawer.Title component="h2" className="dialog-title">
              {say("console")}
            </Drawer.Title>
            <Drawer.CloseButton aria-label={say("nav.close")} />
          </div>
          <Drawer.Body>
            <nav aria-label={say("nav.aria")}>
              <Navigation onGo={() => setOpen(false)} />
            </nav>
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </>
  )
}
