/**
 * Gains and losses of a link beside its path, dB. Cell networks state the power per resource
 * element for RSRP, or of the whole carrier for RSSI: the level is of the same kind as the power.
 */
export interface LinkBudget {
  /** Power at the output of the transmitter, dBm. */
  readonly power: number
  /** Cables and connectors between transmitter and antenna, dB. */
  readonly feederLoss: number
  /** Greatest gain of the transmitting antenna, dBi. */
  readonly txGain: number
  /** Gain of the receiving antenna, dBi; 0 for a phone. */
  readonly rxGain: number
  /** Whatever else is lost: body, building, margins, dB. */
  readonly otherLoss: number
}

/** Equivalent isotropically radiated power in the main direction, dBm (ITU-R V.573). */
export const eirp = ({ power, feederLoss, txGain }: LinkBudget): number =>
  power - feederLoss + txGain

/**
 * Level at the receiver, dBm, after a basic transmission loss.
 *
 * @param pathLoss basic transmission loss, dB
 * @param antennaLoss what the antenna gives less in this direction than in its main one, dB
 */
export const receivedLevel = (budget: LinkBudget, pathLoss: number, antennaLoss: number): number =>
  eirp(budget) - antennaLoss - pathLoss + budget.rxGain - budget.otherLoss

/** The greatest path loss that still leaves `least` dBm in the main direction, dB. */
export const allowedLoss = (budget: LinkBudget, least: number): number =>
  receivedLevel(budget, 0, 0) - least

/** dBi of a gain over a half-wave dipole, dBd. */
export const isotropicGain = (overDipole: number): number => overDipole + 2.15

/** dBm of a power in W, above 0. */
export const dbm = (watts: number): number => 10 * Math.log10(watts) + 30
