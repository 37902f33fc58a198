import { Agent, get } from "node:http"

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

export interface Answer {
  readonly status: number
  readonly text: string
}

/** One request over the connection that is kept; the whole answer is read. */
export function ask(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response) => {
      const pieces: Buffer[] = []
      response.on("data", (piece: Buffer) => pieces.push(piece))
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString() }),
      )
      response.on("error", reject)
    })
    request.on("error", reject)
  })
}

/** Milliseconds of `count` requests, one after the other, going round the addresses. */
export async function times(
  base: string,
  paths: readonly string[],
  count: number,
  warmUp: number,
): Promise<number[]> {
  const values: number[] = []
  for (let at = 0; at < warmUp + count; at++) {
    const path = paths[at % paths.length] ?? ""
    const started = performance.now()
    const { status, text } = await ask(base + path)
    if (at >= warmUp) values.push(performance.now() - started)
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 500)}`)
  }
  return values
}

export const endAgent = () => agent.destroy()
