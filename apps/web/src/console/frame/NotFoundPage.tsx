import { Button, Text } from "@mantine/core"
import { Link, useLocation } from "react-router"
import { useWords } from "../words/index.ts"
import { Page } from "./Page.tsx"

export function NotFoundPage() {
  const { say } = useWords()
  const { pathname } = useLocation()
  return (
    <Page title={say("404.title")}>
      <Text mb="md" className="wrap-anywhere">
        {say("404.detail", { path: pathname })}
      </Text>
      <Button component={Link} to="/console">
        {say("404.home")}
      </Button>
    </Page>
  )
}
