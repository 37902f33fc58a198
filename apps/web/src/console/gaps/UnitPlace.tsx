import { Button, Group, Text } from "@mantine/core"
import type { Unit } from "@tinhso/server/registry/model"
import { useQuery } from "@tanstack/react-query"
import { unitQuery } from "../people/queries.ts"
import { useWords } from "../words/index.ts"
import type { TypedGap } from "./gap-form.ts"

/** A whole unit lacks signal: its point stands for it until its villages are known. */
export function UnitPlace({
  typed,
  onChange,
}: {
  readonly typed: TypedGap
  readonly onChange: (part: Partial<TypedGap>) => void
}) {
  const { say } = useWords()
  const unit = useQuery({ ...unitQuery(typed.unit), enabled: typed.unit !== "" }).data
  if (unit === undefined) return <Text size="sm">{say("gap.form.unit")}</Text>
  const { point, fullName } = unit satisfies Pick<Unit, "point" | "fullName">
  if (point === null) return <Text size="sm">{say("gap.form.unitPoint.none")}</Text>
  const place = `${fullName}: ${point.latitude}, ${point.longitude}`
  return (
    <Group>
      <Button
        variant="default"
        onClick={() =>
          onChange({ places: place, ...(typed.name === "" ? { name: fullName } : {}) })
        }
      >
        {say("gap.form.unitPoint", { place })}
      </Button>
    </Group>
  )
}
