import { Button, useComputedColorScheme, useMantineColorScheme } from "@mantine/core"
import { useWords } from "../words/index.ts"
import { Icon } from "./Icon.tsx"
import { keepLanguage } from "./language.ts"

/** Language, and light or dark. */
export function Toggles() {
  const { say, language, choose } = useWords()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme("light")
  const other = language === "vi" ? "en" : "vi"
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        color="gray"
        className="plain-button"
        lang={other}
        onClick={() => {
          keepLanguage(other)
          choose(other)
        }}
      >
        {say("language.other")}
      </Button>
      <Button
        variant="subtle"
        size="compact-md"
        color="gray"
        className="plain-button"
        aria-label={say(scheme === "dark" ? "scheme.toLight" : "scheme.toDark")}
        title={say(scheme === "dark" ? "scheme.toLight" : "scheme.toDark")}
        onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}
      >
        <Icon name={scheme === "dark" ? "sun" : "moon"} />
      </Button>
    </>
  )
}
