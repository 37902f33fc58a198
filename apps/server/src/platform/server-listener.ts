import pg from "pg"

const AGAIN_MS = 1000

/**
 * Listens on a connection of its own. Where that breaks it is made again, and `hear` is called with
 * "" because something may have been said in between. Returns how to stop.
 */
export async function listenOn(
  pool: pg.Pool,
  channel: string,
  hear: (payload: string) => void,
): Promise<() => void> {
  let current: pg.PoolClient | null = null
  let stopped = false
  const connect = async () => {
    const client = await pool.connect()
    client.on("notification", (told) => {
      if (told.channel === channel) hear(told.payload ?? "")
    })
    client.on("error", () => {
      if (current !== client) return
      current = null
      client.release(true)
      again()
    })
    current = client
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  }
  const retry = async () => {
    if (stopped) return
    await connect()
    hear("")
  }
  const again = () => {
    setTimeout(() => void retry().catch(again), AGAIN_MS).unref()
  }
  await connect()
  return () => {
    stopped = true
    current?.release(true)
    current = null
  }
}
