import { createServer, type Socket } from "node:net"
import type { AddressInfo } from "node:net"

/** A letter as it came over the wire. */
interface Received {
  readonly from: string
  readonly to: string[]
  readonly data: string
}

/** A server on this machine that takes mail and keeps it. */
export interface MailSink {
  readonly url: string
  readonly letters: Received[]
  /** Makes it refuse everything from now on, or take it again. */
  refuse(refusing: boolean): void
  close(): Promise<void>
}

/** Opens a mail server for a test: enough of SMTP to be handed letters in the clear. */
export async function openMailSink(host = "127.0.0.1"): Promise<MailSink> {
  const letters: Received[] = []
  let refusing = false
  const server = createServer((socket) => talk(socket, letters, () => refusing))
  await new Promise<void>((done) => server.listen(0, host, done))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port, not a pipe
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://${host}:${port}`,
    letters,
    refuse: (now) => void (refusing = now),
    close: () => new Promise((done) => server.close(() => done())),
  }
}

function talk(socket: Socket, letters: Received[], refusing: () => boolean): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let rest = ""
  let letter: { from: string; to: string[] } = { from: "", to: [] }
  let data: string[] | null = null
  const answer = (line: string) => {
    const address = /<([^>]*)>/u.exec(line)?.[1] ?? ""
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === "EHLO" || verb === "HELO") return say("250 sink")
    if (verb === "STAR") return say("502 no TLS here")
    if (verb === "QUIT") return socket.end("221 bye\r\n")
    if (refusing()) return say("451 not now")
    if (verb === "MAIL") letter = { from: address, to: [] }
    if (verb === "RCPT") letter.to.push(address)
    if (verb !== "DATA") return say("250 ok")
    data = []
    return say("354 go on")
  }
  socket.on("error", () => undefined)
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n")
    rest = lines.pop() ?? ""
    for (const line of lines) {
      if (data === null) answer(line)
      else if (line === ".") {
        letters.push({ ...letter, data: data.join("\n") })
        data = null
        say("250 taken")
      } else data.push(line)
    }
  })
  say("220 sink")
}
