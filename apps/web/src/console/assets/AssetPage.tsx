import { Button, Group, Stack, Text } from "@mantine/core"
import type { AssetDetail } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useParams, useSearchParams } from "react-router"
import { formatDay } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import { ChangeForm } from "./ChangeForm.tsx"
import { Checks } from "./Checks.tsx"
import { Documents } from "./Documents.tsx"
import { Facts } from "./Facts.tsx"
import { History } from "./History.tsx"
import { MergeForm } from "./MergeForm.tsx"
import { assetQuery } from "./queries.ts"
import { Related } from "./Related.tsx"
import { StateForm } from "./StateForm.tsx"
import { kindName } from "./value-text.ts"

/** One asset: facts, warnings, what it is tied to, its history; changed here. */
export function AssetPage() {
  const { id = "" } = useParams()
  const [query] = useSearchParams()
  const at = query.get("ngay")
  const found = useQuery(assetQuery(id, at))
  const { say } = useWords()
  const one = found.data
  const title = one === undefined ? id : one.name || one.codes[0]?.code || one.id
  return (
    <Page title={title} intro={<Link to="/console/ha-tang">{say("asset.back")}</Link>}>
      <Loaded query={found}>
        {(asset) => <Sheet key={`${asset.id} ${asset.version}`} asset={asset} past={at !== null} />}
      </Loaded>
    </Page>
  )
}

type Doing = "edit" | "state" | "merge" | null

function Sheet({ asset, past }: { readonly asset: AssetDetail; readonly past: boolean }) {
  const { say, language } = useWords()
  const [doing, setDoing] = useState<Doing>(null)
  const done = () => setDoing(null)
  const actions = asset.mayChange && !past
  return (
    <Stack gap="xl">
      {!asset.existsThen && <Notice tone="info" title={say("asset.notThen")} />}
      {asset.illustrative && <Notice tone="warn" title={say("asset.illustrative.long")} />}
      <Stack gap="sm">
        <Text c="var(--muted)">
          {kindName(asset.declaration, language)} · {asset.id} · {formatDay(asset.at, language)}
        </Text>
        <Facts asset={asset} />
        {actions && (
          <Group>
            <Button variant="default" onClick={() => setDoing("edit")}>
              {say("asset.edit")}
            </Button>
            <Button variant="default" onClick={() => setDoing("state")}>
              {say("asset.changeState")}
            </Button>
            <Button variant="default" onClick={() => setDoing("merge")}>
              {say("asset.merge")}
            </Button>
          </Group>
        )}
      </Stack>
      {doing === "edit" && <ChangeForm asset={asset} onDone={done} />}
      {doing === "state" && <StateForm asset={asset} onDone={done} />}
      {doing === "merge" && <MergeForm asset={asset} onDone={done} />}
      {!asset.reduced && <Checks asset={asset} />}
      {!asset.reduced && <Documents asset={asset} changes={actions && asset.existsThen} />}
      <Related asset={asset} />
      {!asset.reduced && <History asset={asset} />}
    </Stack>
  )
}
