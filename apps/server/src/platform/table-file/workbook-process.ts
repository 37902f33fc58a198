import { type ChildProcess, fork } from "node:child_process"
import { Refusal } from "../problem.ts"
import { tooLarge, unreadable } from "./errors.ts"
import type { WorkbookAnswer, WorkbookTask } from "./workbook-protocol.ts"

type Part = Extract<WorkbookAnswer, { step: "head" | "rows" | "sheet" | "cells" }>

/**
 * Reads a workbook in a process of its own with a limit of memory and of time: whatever a
 * hostile file does there, this process goes on. Not a thread: one that is ended at its limit
 * can take its process with it. What it reads is handed to `take` part by part.
 */
export async function inChild(task: WorkbookTask, take: (part: Part) => void): Promise<void> {
  const child = fork(new URL("./workbook-child.ts", import.meta.url), [], {
    execArgv: [`--max-old-space-size=${task.limits.heapMegabytes}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  try {
    const done = listen(child, task, take)
    // A child that is gone before it has read its task is told by its exit.
    child.send(task, () => undefined)
    await done
  } finally {
    child.kill("SIGKILL")
  }
}

function listen(
  child: ChildProcess,
  { file, limits }: WorkbookTask,
  take: (part: Part) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(
    () =>
      reject(
        tooLarge({ file }, `đọc quá ${limits.seconds} giây mà chưa xong. Hãy lưu thành .csv.`),
      ),
    limits.seconds * 1000,
  )
  child.on("message", (answer: WorkbookAnswer) => {
    if (answer.step === "refused") {
      const { kind, detail, errors } = answer.refusal
      reject(new Refusal(kind, detail, errors))
    } else if (answer.step === "broken") {
      reject(new Error(answer.stack))
    } else if (answer.step === "done") resolve()
    else take(answer)
  })
  child.on("error", reject)
  child.on("exit", (code, signal) => reject(whyItStopped(code, signal, file)))
  return promise.finally(() => clearTimeout(timer))
}

/** What Node's exit says: it aborts (SIGABRT, or 134 of a shell's count) where its heap is full. */
function whyItStopped(code: number | null, signal: string | null, file: string): Refusal {
  return signal === "SIGABRT" || signal === "SIGTRAP" || code === 134
    ? tooLarge({ file }, "bảng tính cần quá nhiều bộ nhớ để đọc. Hãy lưu thành .csv.")
    : unreadable({ file }, "việc đọc bảng tính dừng giữa chừng.")
}
