import { MantineProvider, Notification } from "@mantine/core"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { startWords } from "../words/index.ts"
import { theme } from "./theme.ts"

test.each([
  ["vi", "Đóng"],
  ["en", "Close"],
] as const)("in %s what closes a message is named %s", (language, name) => {
  startWords(language)
  const markup = renderToStaticMarkup(
    <MantineProvider theme={theme}>
      <Notification>Đã lưu</Notification>
    </MantineProvider>,
  )
  expect(markup).toContain(`aria-label="${name}"`)
})
