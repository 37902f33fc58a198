import { Button, Group, Text } from "@mantine/core"
import type { Agreements, AgreementsAsked } from "@tinhso/server/assessment/model"
import { useMutation, useQuery } from "@tanstack/react-query"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"
import { askAgreements, type Scope } from "./queries.ts"

interface Props {
  readonly round: string
  readonly organisation: string
  readonly scope: Scope
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Agreeing with what is plain, in one stroke: first a list of what would be done, then the deed. */
export function BulkAgree({ round, organisation, scope, onClose, onDone }: Props) {
  const { say } = useWords()
  const asked: AgreementsAsked = { organisation, ...scope }
  const trial = useQuery({
    queryKey: ["assessment", "agreements", round, organisation, scope],
    queryFn: () => askAgreements(round, asked),
    gcTime: 0,
    staleTime: Infinity,
  })
  const deed = useMutation({
    mutationFn: (items: NonNullable<AgreementsAsked["items"]>) =>
      askAgreements(round, { ...asked, items }),
    onSuccess: onDone,
  })
  return (
    <Dialog opened title={say("vf.bulk")} onClose={onClose} size="lg">
      <Text mb="sm">{say("vf.bulk.rule")}</Text>
      {deed.isError && <Failure error={deed.error} next={say("vf.bulk.failed")} />}
      {deed.data === undefined ? (
        <Loaded query={trial}>
          {(found) => (
            <>
              <Lists found={found} />
              <Group mt="md">
                <Button
                  data-autofocus
                  disabled={found.agreed.length === 0}
                  loading={deed.isPending}
                  onClick={() =>
                    deed.mutate(
                      found.agreed.map(({ unit, criterion, seen }) => ({ unit, criterion, seen })),
                    )
                  }
                >
                  {say("vf.bulk.do", { count: found.agreed.length })}
                </Button>
                <Button variant="default" onClick={onClose}>
                  {say("vf.cancel")}
                </Button>
              </Group>
            </>
          )}
        </Loaded>
      ) : (
        <>
          <Text fw={600}>{say("vf.bulk.done", { count: deed.data.agreed.length })}</Text>
          <Lists found={{ ...deed.data, agreed: [] }} />
          <Button mt="md" data-autofocus onClick={onClose}>
            {say("close")}
          </Button>
        </>
      )}
    </Dialog>
  )
}

function Lists({ found }: { found: Agreements }) {
  const { say, language } = useWords()
  return (
    <>
      {found.agreed.length > 0 && (
        <>
          <h3 className="small-title">{say("vf.bulk.would", { count: found.agreed.length })}</h3>
          <ul className="bulk-list">
            {found.agreed.map((one) => (
              <li key={`${one.unit}/${one.criterion}`}>
                <b>{one.criterion}</b> {one.name} — {one.unitName}:{" "}
                {saidPoints(one.points, say, language)},{" "}
                {say("vf.evidence.count", { count: one.evidence })}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.left.length > 0 && (
        <>
          <h3 className="small-title">{say("vf.bulk.left", { count: found.left.length })}</h3>
          <ul className="bulk-list">
            {found.left.map((one) => (
              <li key={`${one.unit}/${one.criterion}`}>
                <b>{one.criterion}</b> {one.name} — {one.unitName}: {one.why}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
