/** As much of a run as is needed to choose among them. */
interface Chosen {
  readonly id: string
  readonly illustrative: boolean
  readonly history: readonly { readonly state: string; readonly at: string }[]
}

const publishedAt = ({ history }: Chosen): string | null => {
  const last = history.at(-1)
  return last?.state === "published" ? last.at : null
}

/** The latest published first; of the same moment the later id. */
function published<R extends Chosen>(runs: readonly R[]): R[] {
  return runs
    .filter((run) => publishedAt(run) !== null)
    .toSorted((one, other) => {
      const [a, b] = [publishedAt(one) ?? "", publishedAt(other) ?? ""]
      return b.localeCompare(a) || other.id.localeCompare(one.id)
    })
}

/** The run to look at first: the last one published, one of real stations before one of made-up ones. */
export function currentOf<R extends Chosen>(runs: readonly R[]): R | null {
  const newest = published(runs)
  return newest.find(({ illustrative }) => !illustrative) ?? newest[0] ?? null
}

/** The run that was published last after a published one, of stations as real as its own; null without any. */
export function followerOf<R extends Chosen>(run: R, others: readonly R[]): string | null {
  const since = publishedAt(run)
  if (since === null) return null
  const newest = published(others).find(({ illustrative }) => run.illustrative || !illustrative)
  return newest === undefined || newest.id === run.id || (publishedAt(newest) ?? "") < since
    ? null
    : newest.id
}
