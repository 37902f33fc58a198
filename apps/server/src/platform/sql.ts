/** A piece of SQL with its values kept apart, so nothing is ever pasted into text. */
export interface Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

/**
 * Tag for SQL text: `` sql`select * from registry.unit where id = ${id}` ``.
 * A value that is itself `sql` is spliced in as a fragment, with its own values.
 */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  const texts: string[] = [strings[0] ?? ""]
  const kept: unknown[] = []
  values.forEach((value, i) => {
    const next = strings[i + 1] ?? ""
    if (!isSql(value)) {
      kept.push(value)
      texts.push(next)
      return
    }
    texts[texts.length - 1] += value.strings[0] ?? ""
    value.values.forEach((inner, k) => {
      kept.push(inner)
      texts.push(value.strings[k + 1] ?? "")
    })
    texts[texts.length - 1] += next
  })
  return { strings: texts, values: kept }
}

/** SQL text that is trusted as it is: a migration, a constant. Never a user's text. */
export function rawSql(text: string): Sql {
  return { strings: [text], values: [] }
}

/** The text with `$1`, `$2` … in place of values. */
export function sqlText(query: Sql): string {
  return query.strings.reduce((text, part, i) => `${text}$${i}${part}`)
}

function isSql(value: unknown): value is Sql {
  return (
    typeof value === "object" &&
    value !== null &&
    "strings" in value &&
    Array.isArray(value.strings)
  )
}
