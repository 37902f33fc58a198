import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { chosenIds, type MapAsked } from "../../ui/asset-map/address.ts"
import { StateMark } from "../assets/marks.tsx"
import { assetQuery } from "../assets/queries.ts"
import { kindName } from "../assets/value-text.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  readonly asked: MapAsked
  readonly onClose: () => void
}

/** What stands at the place that was tapped; each leads to its record. */
export function ChosenAssets({ asked, onClose }: Props) {
  const { say } = useWords()
  if (asked.chosen === "") return null
  return (
    <Paper withBorder p="sm" component="section" aria-label={say("assetMap.here")}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {say("assetMap.here")}
        </Title>
        {chosenIds(asked).map((id) => (
          <One key={id} id={id} at={asked.at} />
        ))}
        <Group>
          <Button size="xs" variant="default" onClick={onClose}>
            {say("close")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

function One({ id, at }: { readonly id: string; readonly at: string }) {
  const { language } = useWords()
  const found = useQuery(assetQuery(id, at === "" ? null : at))
  return (
    <Loaded query={found}>
      {({ name, state, declaration, place }) => (
        <div>
          <Anchor component={Link} to={`/console/ha-tang/${id}${at === "" ? "" : `?ngay=${at}`}`}>
            {name || id}
          </Anchor>
          <Text size="sm">
            {kindName(declaration, language)} · <StateMark state={state} />
            {place.unit !== null && ` · ${place.unit.fullName}`}
          </Text>
        </div>
      )}
    </Loaded>
  )
}
