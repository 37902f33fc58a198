import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core"
import type { AssetDetail, AssetMergerStanding } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { useNavigate } from "react-router"
import { formatInstant } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"
import { fieldText } from "./field-text.ts"
import { mergerQuery, useAssetChanges } from "./queries.ts"
import { SheetForm } from "./SheetForm.tsx"

/** Assets that were merged into this one, each to be parted from it again. */
export function MergedFrom({ asset }: { readonly asset: AssetDetail }) {
  const { say } = useWords()
  const [parting, setParting] = useState<string | null>(null)
  return (
    <section aria-labelledby="da-gop">
      <h2 id="da-gop" className="section-title">
        {say("asset.mergedFrom")}
      </h2>
      <ul className="plain">
        {asset.mergedFrom.map((id) => (
          <li key={id}>
            <Group gap="sm">
              <span>{id}</span>
              {asset.mayChange && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`${say("asset.unmerge")}: ${id}`}
                  onClick={() => setParting(id)}
                >
                  {say("asset.unmerge")}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {parting !== null && (
        <Parting key={parting} id={parting} asset={asset} onDone={() => setParting(null)} />
      )}
    </section>
  )
}

interface PartingProps {
  readonly id: string
  readonly asset: AssetDetail
  readonly onDone: () => void
}

function Parting({ id, asset, onDone }: PartingProps) {
  const [move, setMove] = useState<readonly number[]>([])
  const found = useQuery(mergerQuery(id, move))
  return (
    <Loaded query={found}>
      {(standing) => (
        <PartingForm
          standing={standing}
          asset={asset}
          move={move}
          onMove={setMove}
          onDone={onDone}
        />
      )}
    </Loaded>
  )
}

interface FormProps {
  readonly standing: AssetMergerStanding
  readonly asset: AssetDetail
  readonly move: readonly number[]
  readonly onMove: (move: readonly number[]) => void
  readonly onDone: () => void
}

function PartingForm({ standing, asset, move, onMove, onDone }: FormProps) {
  const { say } = useWords()
  const { unmerge } = useAssetChanges()
  const go = useNavigate()
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const { asset: back, after, intoVersion } = standing
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === "") return
    const asked = { id: back.id, intoVersion, reason, move: [...move] }
    // The form is gone by then: everything of the asset is read again first.
    const done = unmerge.mutateAsync(asked).then(() => go(`/console/ha-tang/${back.id}`))
    done.catch(() => undefined)
  }
  return (
    <SheetForm
      title={say("asset.unmerge.title", { name: nameOf(standing) })}
      action={say("asset.unmerge")}
      error={unmerge.error}
      busy={unmerge.isPending}
      onSubmit={submit}
      onDone={onDone}
    >
      <Told standing={standing} asset={asset} />
      {after.length > 0 && <After {...{ standing, asset, move, onMove }} />}
      <TextInput
        label={say("asset.unmerge.reason")}
        required
        maxLength={500}
        value={reason}
        error={tried && reason.trim() === "" ? say("asset.missing") : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </SheetForm>
  )
}

const nameOf = ({ asset: { name, id } }: AssetMergerStanding) => (name === "" ? id : name)

type ToldProps = Pick<FormProps, "standing" | "asset">

/** What the merger was, what goes back, and what is in the way. */
function Told({ standing, asset }: ToldProps) {
  const { say, language } = useWords()
  const { givesBack, hindrances } = standing
  const fields = givesBack.map((field) => fieldText(field, asset, say, language)).join(", ")
  return (
    <>
      <Text size="sm">
        {say("asset.unmerge.told", {
          at: formatInstant(standing.at, language),
          note: standing.note,
        })}
      </Text>
      <Text size="sm">
        {givesBack.length === 0
          ? say("asset.unmerge.nothing")
          : say("asset.unmerge.back", { fields })}
      </Text>
      {hindrances.length > 0 && (
        <Notice tone="warn" title={say("asset.unmerge.hindered")}>
          <ul>
            {hindrances.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** What was recorded since, each to go with the asset that comes back. */
function After({ standing, asset, move, onMove }: Omit<FormProps, "onDone">) {
  const { say, language } = useWords()
  const labelOf = ({ at, note, said }: AssetMergerStanding["after"][number]) => {
    const fields = new Set(said.flatMap((one) => Object.keys(one.fields)))
    const words = [...fields].map((field) => fieldText(field, asset, say, language)).join(", ")
    return `${formatInstant(at, language)}: ${words}${note === "" ? "" : ` (${note})`}`
  }
  return (
    <Stack gap="xs">
      <Text size="sm">{say("asset.unmerge.after", { name: nameOf(standing) })}</Text>
      {standing.after.map((one) => (
        <Checkbox
          key={one.act}
          checked={move.includes(one.act)}
          label={labelOf(one)}
          onChange={(event) => {
            const others = move.filter((act) => act !== one.act)
            onMove(event.currentTarget.checked ? [...others, one.act] : others)
          }}
        />
      ))}
    </Stack>
  )
}
