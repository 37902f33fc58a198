import { cruise } from "dependency-cruiser"
import { expect, test } from "vitest"
import config from "../.dependency-cruiser.cjs"

test("every import keeps to the rules in .dependency-cruiser.cjs", async () => {
  const { output } = await cruise(["packages", "apps"], {
    ruleSet: config,
    validate: true,
    ...config.options,
  })
  if (typeof output === "string") throw new Error(output)

  const broken = output.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)
  expect(broken).toEqual([])
  // Without a parser for .ts the tool sees nothing and calls that success.
  expect(output.summary.totalCruised).toBeGreaterThan(60)
  expect(output.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(150)
})
