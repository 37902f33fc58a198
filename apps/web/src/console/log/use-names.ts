import { useQuery } from "@tanstack/react-query"
import { usersQuery } from "../people/queries.ts"
import { meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { actorName } from "./audit.ts"

/** Turns an actor of the log into a name. */
export function useActorName(): (actor: string) => string {
  const { say } = useWords()
  const users = useQuery(usersQuery).data ?? []
  const self = useQuery(meQuery).data?.user?.id
  const names = new Map(users.map((user) => [user.id, user.name]))
  return (actor) => actorName(actor, names, self, say)
}
