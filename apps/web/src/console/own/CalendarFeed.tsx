import { Button, Group, Stack, Text } from "@mantine/core"
import type { CalendarFeed as Feed, CalendarFeedMade } from "@tinhso/server/assessment/model"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"
import { formatInstant } from "../../i18n/index.ts"
import { Copyable } from "../frame/Copyable.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"

const PATH = "/api/v1/calendar-feed"

/** One's own deadlines in a calendar program: an address that is shown once, renewed, ended. */
export function CalendarFeed() {
  const { say } = useWords()
  const client = useQueryClient()
  const feed = useQuery({
    queryKey: ["calendar-feed"],
    queryFn: ({ signal }) => get<Feed>(PATH, signal),
  })
  const onSettled = () => client.invalidateQueries({ queryKey: ["calendar-feed"] })
  const make = useMutation({
    mutationFn: () => send<CalendarFeedMade>("POST", PATH),
    onSettled,
    // The address is a secret: it is not kept once the page is left.
    gcTime: 0,
  })
  const end = useMutation({
    mutationFn: () => send<Feed>("DELETE", PATH),
    onSuccess: () => make.reset(),
    onSettled,
  })
  return (
    <section aria-labelledby="lich-cua-toi">
      <h2 id="lich-cua-toi" className="section-title">
        {say("account.calendar")}
      </h2>
      <Stack gap="sm">
        <Text>{say("account.calendar.intro")}</Text>
        {make.data !== undefined && <Address made={make.data} />}
        {make.isError && <Failure error={make.error} />}
        {end.isError && <Failure error={end.error} />}
        <Loaded query={feed}>
          {({ active, ...told }) => (
            <>
              <State active={active} {...told} />
              <Group>
                <Button
                  size="sm"
                  variant={active ? "default" : "filled"}
                  loading={make.isPending}
                  onClick={() => make.mutate()}
                >
                  {say(active ? "account.calendar.renew" : "account.calendar.make")}
                </Button>
                {active && (
                  <Button
                    size="sm"
                    variant="default"
                    loading={end.isPending}
                    onClick={() => end.mutate()}
                  >
                    {say("account.calendar.end")}
                  </Button>
                )}
              </Group>
            </>
          )}
        </Loaded>
      </Stack>
    </section>
  )
}

/** The new address, this once. */
function Address({ made: { url, path } }: { readonly made: CalendarFeedMade }) {
  const { say } = useWords()
  return (
    <Notice tone="good" title={say("account.calendar.made")}>
      <Stack gap="xs">
        <Copyable
          label={say("account.calendar.address")}
          value={url ?? new URL(path, location.origin).href}
        />
        <Text>{say("account.calendar.how")}</Text>
      </Stack>
    </Notice>
  )
}

function State({ active, createdAt, lastReadAt }: Feed) {
  const { say, language } = useWords()
  if (!active || createdAt === null) return <Text size="sm">{say("account.calendar.none")}</Text>
  const at = formatInstant(createdAt, language)
  return (
    <Text size="sm">
      {lastReadAt === null
        ? say("account.calendar.unread", { at })
        : say("account.calendar.read", { at, read: formatInstant(lastReadAt, language) })}
    </Text>
  )
}
