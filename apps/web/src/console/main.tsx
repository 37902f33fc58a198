// oxlint-disable import/no-unassigned-import -- styles and fonts come in by being imported
import "@mantine/core/styles.css"
import "@mantine/notifications/styles.css"
import "../ui/theme.css"
import "./console.css"
import { MantineProvider } from "@mantine/core"
import { Notifications } from "@mantine/notifications"
import { QueryClientProvider } from "@tanstack/react-query"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { createBrowserRouter } from "react-router"
import { RouterProvider } from "react-router/dom"
import { chosenLanguage, keepLanguage } from "./frame/language.ts"
import { cssVariables, schemeInCookie, showKeptScheme, theme } from "./frame/theme.ts"
import { registerWorker } from "./offline/register.ts"
import { routes } from "./routes.tsx"
import { createQueryClient } from "./session/expiry.ts"
import { startWords } from "./words/index.ts"

showKeptScheme()
void registerWorker()
const language = chosenLanguage()
keepLanguage(language)
startWords(language)

const root = document.getElementById("root")
if (root === null) throw new Error("console/index.html has no #root")
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeInCookie}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={createQueryClient()}>
        <Notifications position="bottom-right" />
        <RouterProvider router={createBrowserRouter(routes)} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
