import { Group, Pagination, Text } from "@mantine/core"
import { formatWhole } from "../../i18n/index.ts"
import { useWords } from "../words/index.ts"

interface Props {
  readonly page: number
  readonly size: number
  readonly total: number
  readonly onChange: (page: number) => void
}

/** Which part of a long list one sees, and the way to the others. */
export function Pager({ page, size, total, onChange }: Props) {
  const { say, language } = useWords()
  const pages = Math.ceil(total / size)
  const whole = (value: number) => formatWhole(value, language)
  const names = { previous: "previous", next: "next" } as const
  return (
    <Group justify="space-between" mt="sm" component="nav" aria-label={say("pages")}>
      <Text size="sm" component="output">
        {say("page.of", {
          from: whole((page - 1) * size + 1),
          to: whole(Math.min(total, page * size)),
          total: whole(total),
        })}
      </Text>
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page}
          onChange={onChange}
          siblings={0}
          getItemProps={(item) => ({ "aria-label": say("page", { page: item }) })}
          getControlProps={(control) =>
            control === "previous" || control === "next"
              ? { "aria-label": say(names[control]) }
              : {}
          }
        />
      )}
    </Group>
  )
}
