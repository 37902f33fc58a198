import { Button } from "@mantine/core"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"
import type { Kept } from "./use-kept.ts"

/** Says that what was begun is back, and lets it be dropped; nothing where nothing was. */
export function RestoredNotice({
  kept,
}: {
  readonly kept: Pick<Kept<unknown>, "restored" | "drop">
}) {
  const { say } = useWords()
  if (!kept.restored) return null
  return (
    <Notice tone="info" title={say("kept.restored")}>
      <Button size="compact-sm" variant="default" onClick={kept.drop}>
        {say("kept.drop")}
      </Button>
    </Notice>
  )
}
