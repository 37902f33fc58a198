import type { Visibility } from "@tinhso/server/indicators/views/model"
import { Radio, Stack } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"

const CHOICES = ["private", "link", "published"] as const

/** Who may open something that is kept; publishing is for administrators. */
export function VisibilityChoice({
  value,
  onChange,
}: {
  value: Visibility
  onChange: (value: Visibility) => void
}) {
  const { say } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  return (
    <Radio.Group
      label={say("views.visibility")}
      value={value}
      onChange={(next) => onChange(CHOICES.find((one) => one === next) ?? "private")}
    >
      <Stack gap="xs" mt="xs">
        {CHOICES.map((one) => (
          <Radio
            key={one}
            value={one}
            label={say(`views.${one}`)}
            disabled={one === "published" && value !== one && !holds(grants, "administrator")}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
