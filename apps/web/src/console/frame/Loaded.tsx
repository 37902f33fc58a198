import { Group, Loader, Text } from "@mantine/core"
import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useWords } from "../words/index.ts"
import { Failure } from "./Failure.tsx"

interface Props<T> {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}

/** What a query brought, or that it is on its way, or why it did not come. */
export function Loaded<T>({ query, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Loading />
}

export function Loading() {
  const { say } = useWords()
  return (
    <Group gap="sm" aria-live="polite" py="md">
      <Loader size="sm" aria-hidden="true" />
      <Text>{say("loading")}</Text>
    </Group>
  )
}
