import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { Navigate, Outlet, useLocation } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { Loading } from "../frame/Loaded.tsx"
import { ExpiredDialog } from "./ExpiredDialog.tsx"
import { setExpired } from "./expiry.ts"
import { signInPath } from "./return-path.ts"
import { meQuery } from "./session.ts"

/**
 * The console for who is signed in; everybody else goes to the sign-in page and comes back. A
 * session that ends while one works does not clear the screen: a dialog asks to sign in again.
 */
export function RequireSession() {
  const me = useQuery(meQuery)
  const { pathname, search } = useLocation()
  const user = me.data?.user ?? null
  const [known, setKnown] = useState(user)
  if (user !== null && user !== known) setKnown(user)
  const ended = me.data !== undefined && user === null && known !== null
  useEffect(() => {
    if (ended) setExpired(true)
  }, [ended])
  if (known !== null) {
    return (
      <>
        <Outlet />
        <ExpiredDialog user={known} />
      </>
    )
  }
  if (me.data !== undefined) return <Navigate to={signInPath(pathname + search)} replace />
  return (
    <main className="outside">
      {me.isError ? <Failure error={me.error} onRetry={() => void me.refetch()} /> : <Loading />}
    </main>
  )
}
