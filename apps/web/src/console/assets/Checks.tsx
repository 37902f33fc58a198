import { Button, Group, Stack, Text, TextInput } from "@mantine/core"
import type { AssetDetail, AssetWarning } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { Icon } from "../frame/Icon.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"
import { checksQuery, useAssetChanges } from "./queries.ts"

/** What the checks say of an asset today, and the answers. */
export function Checks({ asset }: { readonly asset: AssetDetail }) {
  const { say } = useWords()
  const found = useQuery(checksQuery(asset.id))
  return (
    <section aria-labelledby="kiem-tra">
      <h2 id="kiem-tra" className="section-title">
        {say("asset.checks")}
      </h2>
      <Loaded query={found}>
        {({ warnings }) =>
          warnings.length === 0 ? (
            <Text>{say("asset.checks.none")}</Text>
          ) : (
            <ul className="plain asset-checks">
              {warnings.map((one) => (
                <li key={one.fingerprint}>
                  <Warning warning={one} asset={asset} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Warning({
  warning,
  asset,
}: {
  readonly warning: AssetWarning
  readonly asset: AssetDetail
}) {
  const { say, language } = useWords()
  const [answering, setAnswering] = useState(false)
  const { answer } = warning
  return (
    <Stack gap="xs">
      <span className="asset-state" data-state={answer === null ? "faulty" : "removed"}>
        <Icon name={answer === null ? "warn" : "yes"} />
        {language === "vi" ? warning.vi : warning.en}
      </span>
      {warning.assets.map((id) => (
        <Link key={id} to={`/console/ha-tang/${id}`}>
          {id}
        </Link>
      ))}
      {answer !== null && (
        <Text size="sm">{say("asset.answer.told", { reason: answer.reason })}</Text>
      )}
      {answer === null && asset.mayChange && !answering && (
        <Group>
          <Button variant="default" size="xs" onClick={() => setAnswering(true)}>
            {say("asset.answer")}
          </Button>
        </Group>
      )}
      {answering && (
        <AnswerForm warning={warning} id={asset.id} onDone={() => setAnswering(false)} />
      )}
    </Stack>
  )
}

function AnswerForm({
  warning,
  id,
  onDone,
}: {
  readonly warning: AssetWarning
  readonly id: string
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const { answer } = useAssetChanges()
  const [reason, setReason] = useState("")
  const { code, fingerprint } = warning
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === "") return
        answer.mutate({ id, code, fingerprint, reason }, { onSuccess: onDone })
      }}
    >
      <Stack gap="xs" maw="36rem">
        {answer.isError && <Failure error={answer.error} title={say("asset.failed")} />}
        <TextInput
          label={say("asset.answer.reason")}
          description={say("asset.answer.hint")}
          required
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" size="xs" loading={answer.isPending}>
            {say("asset.save")}
          </Button>
          <Button variant="default" size="xs" onClick={onDone}>
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
