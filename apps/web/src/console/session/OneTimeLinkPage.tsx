import { Anchor, Stack, Text } from "@mantine/core"
import type { LinkPurpose, OpenedLink } from "@tinhso/server/platform/identity/model"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Link, useSearchParams } from "react-router"
import { send } from "../../api.ts"
import { formatInstant } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { Loading } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"
import { Outside } from "./Outside.tsx"

interface Props {
  readonly title: string
  readonly purpose: LinkPurpose
  readonly intro: (link: OpenedLink) => ReactNode
  readonly children: (token: string, link: OpenedLink) => ReactNode
}

/** A page reached by a one-time link: says at once whether the link still works, and until when. */
export function OneTimeLinkPage({ title, purpose, intro, children }: Props) {
  const { say, language } = useWords()
  const token = useSearchParams()[0].get("token") ?? ""
  const link = useQuery({
    queryKey: ["link", token],
    queryFn: () => send<OpenedLink>("POST", "/api/v1/identity/links/open", { token }),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    meta: { ownRefusals: true },
  })
  const next = say(purpose === "setup" ? "link.next.setup" : "link.next.invitation")
  if (token === "") {
    return (
      <Outside title={say("link.bad")} intro={say("link.missing")}>
        <Elsewhere next={next} />
      </Outside>
    )
  }
  if (link.isError) {
    return (
      <Outside title={title}>
        <Stack>
          <Failure error={link.error} title={say("link.bad")} onRetry={() => void link.refetch()} />
          <Elsewhere next={next} />
        </Stack>
      </Outside>
    )
  }
  if (link.data === undefined) {
    return (
      <Outside title={title} intro={say("link.checking")}>
        <Loading />
      </Outside>
    )
  }
  return (
    <Outside title={title} intro={intro(link.data)}>
      {children(token, link.data)}
      <Text c="var(--muted)" size="sm" mt="md">
        {say("link.expires", { at: formatInstant(link.data.expiresAt, language) })}
      </Text>
    </Outside>
  )
}

function Elsewhere({ next }: { next: string }) {
  const { say } = useWords()
  return (
    <Text>
      {next}{" "}
      <Anchor component={Link} to="/console/dang-nhap" underline="always">
        {say("signIn.title")}
      </Anchor>
    </Text>
  )
}
