import { Link, type PageResult, type Site, useSite } from "../site.tsx"
import { SearchBox } from "../shell.tsx"

/** Nothing at this address: says what is missing and where to go on. */
export function missing(
  site: Site,
  what: string,
): Exclude<PageResult, { redirect: string } | { svg: string }> {
  return {
    status: 404,
    title: site.t("notFound.title"),
    description: what,
    body: <NotFoundPage what={what} />,
  }
}

/** A view or a day in the address that nobody can read. */
export const badAddress = (site: Site): PageResult => ({
  ...missing(site, site.t("notFound.badAddress")),
  status: 400,
})

function NotFoundPage({ what }: { what: string }) {
  const { t } = useSite()
  return (
    <>
      <h1>{t("notFound.title")}</h1>
      <p>{what}</p>
      <p>{t("notFound.next")}</p>
      <SearchBox id="tim-lai" />
      <p>
        <Link to="/">{t("notFound.home")}</Link>
      </p>
    </>
  )
}

/** A bug or an outage: what happened, what was kept, the next step, the id to quote. */
export function FailurePage({ requestId }: { requestId: string }) {
  const { t, path } = useSite()
  return (
    <>
      <h1>{t("failure.title")}</h1>
      <p>{t("failure.what")}</p>
      <p>{t("failure.next")}</p>
      <p>
        {t("failure.id")} <code>{requestId}</code>
      </p>
      <p>
        <Link to={path}>{t("failure.again")}</Link> · <Link to="/">{t("notFound.home")}</Link>
      </p>
    </>
  )
}
