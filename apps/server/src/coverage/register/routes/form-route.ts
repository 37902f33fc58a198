import { Value } from "typebox/value"
import { Refusal } from "../../../platform/problem.ts"
import { CitizenReport } from "../model.ts"
import { takeReport } from "../service/citizen-service.ts"
import type { Stand } from "./stand.ts"

const PAGE = "/vung-lom-song/phan-anh"
const FIELDS = ["place", "unit", "village", "technology", "operator", "text", "website"] as const
/** What comes back into the form where something is wrong; free words never stand in an address. */
const KEPT = ["place", "unit", "village", "technology", "operator"] as const
const MOST_BYTES = 16 * 1024

interface Limit {
  readonly rateLimit: { readonly max: number; readonly timeWindow: string }
}

/**
 * The form of the public page as browsers send it without scripts. The rule that a change comes from
 * our own pages holds for it as for every route.
 */
export async function formRoute({ http, ctx }: Stand, config: Limit): Promise<void> {
  await http.register(async (scope) => {
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    )
    for (const prefix of ["", "/en"]) {
      scope.post(`${prefix}${PAGE}`, {
        config,
        schema: { hide: true },
        handler: async (request, reply) => {
          const form =
            request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
          const sent = reportOf(form)
          const back = (wrong: string) => `${prefix}${PAGE}?${addressOf(form, wrong)}`
          if (sent === null) return reply.redirect(back("form"), 303)
          try {
            const { code } = await takeReport(ctx, sent)
            return await reply.redirect(`${prefix}${PAGE}/${code}`, 303)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            const [first] = error.errors
            return reply.redirect(back(first?.pointer ?? error.kind.code), 303)
          }
        },
      })
    }
  })
}

/** A form as a report; null where it is none. */
function reportOf(form: URLSearchParams): CitizenReport | null {
  const sent = Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = (form.get(name) ?? "").replaceAll("\r\n", "\n")
      return value === "" ? [] : [[name, value]]
    }),
  )
  return Value.Check(CitizenReport, sent) ? sent : null
}

function addressOf(form: URLSearchParams, wrong: string): string {
  const query = new URLSearchParams({ loi: wrong })
  for (const name of KEPT) {
    const value = form.get(name) ?? ""
    if (value !== "") query.set(name, value.slice(0, 200))
  }
  return query.toString()
}
