import { Radio, Stack } from "@mantine/core"
import type { Role } from "@tinhso/server/platform/identity/model"
import { useWords } from "../words/index.ts"

const ROLES: readonly Role[] = ["administrator", "editor", "verifier", "reader"]

interface Props {
  readonly value: Role
  readonly onChange: (role: Role) => void
}

/** A role, each with what it lets one do. */
export function RolePicker({ value, onChange }: Props) {
  const { say } = useWords()
  return (
    <Radio.Group
      label={say("users.role")}
      value={value}
      onChange={(next) => {
        const role = ROLES.find((one) => one === next)
        if (role !== undefined) onChange(role)
      }}
    >
      <Stack gap="xs" mt={4}>
        {ROLES.map((role) => (
          <Radio
            key={role}
            value={role}
            label={say(`role.${role}`)}
            description={say(`users.role.${role}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
