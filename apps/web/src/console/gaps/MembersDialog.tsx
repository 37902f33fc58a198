import { Button, Checkbox, Group, Select, Stack, Text } from "@mantine/core"
import type { RegisteredGap } from "@tinhso/server/coverage/register/model"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { DayInput } from "../frame/DayInput.tsx"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { programmesQuery, useGapChanges } from "./queries.ts"
import { today } from "./today.ts"

interface Props {
  readonly gaps: readonly RegisteredGap[]
  readonly onClose: () => void
}

/** Puts gaps on the list of a programme from a day, or takes them off. */
export function MembersDialog({ gaps, onClose }: Props) {
  const { say, language } = useWords()
  const { list } = useGapChanges()
  const lists = (useQuery(programmesQuery).data?.programmes ?? []).filter(
    ({ membership }) => membership === "list",
  )
  const [code, setCode] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(today())
  const [off, setOff] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (code === null || day === null) return
    const ids = gaps.map(({ id }) => ({ gap: id }))
    list.mutate({ code, day, listed: !off, gaps: ids }, { onSuccess: onClose })
  }
  return (
    <Dialog opened title={say("gap.prog.members.title", { count: gaps.length })} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {lists.length === 0 && <Text>{say("gap.prog.members.none")}</Text>}
          <Select
            label={say("gap.prog.name")}
            required
            data={lists.map((one) => ({
              value: one.code,
              label: language === "vi" ? one.nameVi : one.nameEn,
            }))}
            value={code}
            comboboxProps={{ withinPortal: false }}
            onChange={setCode}
          />
          <DayInput label={say("gap.day")} required value={day} onChange={setDay} />
          <Checkbox
            label={say("gap.prog.members.off")}
            checked={off}
            onChange={(event) => setOff(event.currentTarget.checked)}
          />
          {list.isError && (
            <Failure error={list.error} title={say("gap.failed")} next={say("gap.kept")} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say("cancel")}
            </Button>
            <Button type="submit" loading={list.isPending} disabled={code === null || day === null}>
              {say("gap.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
