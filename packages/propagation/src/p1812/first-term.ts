import type { SmoothPath } from "./smooth-path.ts"

/**
 * The first term of diffraction around a smooth earth, dB: over land and over the sea, by their
 * shares (P.1812-8, sec. 4.3.3, eq. 28–36).
 */
export function firstTerm(
  path: SmoothPath,
  gigahertz: number,
  vertical: boolean,
  sea: number,
): number {
  const land = overGround(path, gigahertz, vertical, 22, 0.003)
  return sea === 0 ? land : sea * overGround(path, gigahertz, vertical, 80, 5) + (1 - sea) * land
}

function overGround(
  { length, tx, rx, earthRadius }: SmoothPath,
  gigahertz: number,
  vertical: boolean,
  permittivity: number,
  conductivity: number,
): number {
  const loss = ((18 * conductivity) / gigahertz) ** 2
  const horizontal =
    0.036 * (earthRadius * gigahertz) ** (-1 / 3) * ((permittivity - 1) ** 2 + loss) ** (-1 / 4)
  const k = vertical ? horizontal * Math.sqrt(permittivity ** 2 + loss) : horizontal
  const k2 = k * k
  const beta = (1 + 1.6 * k2 + 0.67 * k2 * k2) / (1 + 4.5 * k2 + 1.53 * k2 * k2)
  const x = 21.88 * beta * (gigahertz / earthRadius ** 2) ** (1 / 3) * length
  const scale = 0.9575 * beta * (gigahertz ** 2 / earthRadius) ** (1 / 3)
  return -distanceTerm(x) - heightGain(beta * scale * tx, k) - heightGain(beta * scale * rx, k)
}

const distanceTerm = (x: number) =>
  x >= 1.6 ? 11 + 10 * Math.log10(x) - 17.6 * x : -20 * Math.log10(x) - 5.6488 * x ** 1.425

function heightGain(b: number, k: number): number {
  const gain =
    b > 2
      ? 17.6 * Math.sqrt(b - 1.1) - 5 * Math.log10(b - 1.1) - 8
      : 20 * Math.log10(b + 0.1 * b ** 3)
  return Math.max(gain, 2 + 20 * Math.log10(k))
}
