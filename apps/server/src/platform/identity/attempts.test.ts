import { expect, test } from "vitest"
import { countAttempts } from "./attempts.ts"

function counting() {
  const clock = { now: new Date("2026-11-21T02:00:00Z") }
  const attempts = countAttempts(() => clock.now)
  const times = (count: number, account: (i: number) => string, address: (i: number) => string) => {
    for (let i = 0; i < count; i++) attempts.take(account(i), address(i))
  }
  return { clock, attempts, times }
}

test("an account has ten wrong guesses in fifteen minutes, from wherever they come", () => {
  const { clock, attempts, times } = counting()
  times(
    10,
    () => "an",
    (i) => `192.0.2.${i}`,
  )

  expect(() => attempts.take("an", "198.51.100.1")).toThrow("sau 15 phút")
  expect(attempts.take("bình", "198.51.100.1")).toBe(1)
  clock.now = new Date("2026-11-21T02:15:00Z")
  expect(attempts.take("an", "198.51.100.1")).toBe(1)
})

test("an address has fifty, for whomever they are", () => {
  const { attempts, times } = counting()
  times(
    50,
    (i) => `account ${i}`,
    () => "192.0.2.1",
  )

  expect(() => attempts.take("an", "192.0.2.1")).toThrow("quá nhiều lần")
  expect(attempts.take("an", "192.0.2.2")).toBe(1)
})

test("addresses of one IPv6 network count as one", () => {
  const { attempts, times } = counting()
  times(
    50,
    (i) => `account ${i}`,
    (i) => `2001:db8:1:2::${i.toString(16)}`,
  )

  expect(() => attempts.take("an", "2001:db8:1:2:9:9:9:9")).toThrow("quá nhiều lần")
  expect(attempts.take("an", "2001:db8:1:3::1")).toBe(1)
})

test("a right answer clears the account and gives the address its slot back", () => {
  const { attempts, times } = counting()
  times(
    9,
    () => "an",
    () => "192.0.2.1",
  )
  attempts.forgive("an", "192.0.2.1")

  expect(attempts.take("an", "192.0.2.1")).toBe(1)
})

test("a refused guess takes no slot of the address", () => {
  const { attempts, times } = counting()
  times(
    10,
    () => "an",
    () => "192.0.2.9",
  )
  for (let i = 0; i < 60; i++)
    expect(() => attempts.take("an", "192.0.2.1")).toThrow("quá nhiều lần")

  expect(attempts.take("bình", "192.0.2.1")).toBe(1)
})
