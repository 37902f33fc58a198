import fc from "fast-check"

// The gate tries the same cases every time; TINHSO_TEST_SEED tries others.
fc.configureGlobal({ seed: Number(process.env["TINHSO_TEST_SEED"] ?? 20_261_121) })
