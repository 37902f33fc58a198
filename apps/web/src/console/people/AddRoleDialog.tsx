import { Button, Stack } from "@mantine/core"
import type { Role, User } from "@tinhso/server/platform/identity/model"
import { useState } from "react"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import type { People } from "./queries.ts"
import { RolePicker } from "./RolePicker.tsx"
import { UnitPicker } from "./UnitPicker.tsx"

interface Props {
  readonly user: User
  readonly grant: People["grant"]
  readonly onClose: () => void
}

/** One more role over one more unit. */
export function AddRoleDialog({ user, grant, onClose }: Props) {
  const { say } = useWords()
  const [role, setRole] = useState<Role>("editor")
  const [unitId, setUnitId] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const add = () => {
    setMissing(unitId === null)
    if (unitId !== null) grant.mutate({ userId: user.id, role, unitId }, { onSuccess: onClose })
  }
  return (
    <Dialog opened onClose={onClose} title={say("users.addRole.title", { name: user.name })}>
      <Stack>
        {grant.isError && <Failure error={grant.error} title={say("users.failed")} />}
        <RolePicker value={role} onChange={setRole} />
        <UnitPicker
          value={unitId}
          error={missing && unitId === null ? say("users.unit.missing") : undefined}
          onChange={setUnitId}
        />
        <Button onClick={add} loading={grant.isPending}>
          {say("users.addRole")}
        </Button>
      </Stack>
    </Dialog>
  )
}
