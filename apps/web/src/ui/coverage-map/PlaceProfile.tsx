import type { WhyAnswer } from "@tinhso/server/coverage/runs/model"
import { DataTable } from "../DataTable.tsx"
import { profileRows } from "./profile-rows.ts"
import { type Profile, ProfileDrawing } from "./ProfileDrawing.tsx"
import { distanceIn, metresIn, numberIn, type Voice } from "./voice.ts"

interface Props {
  readonly why: WhyAnswer
  readonly profile: Profile
  readonly voice: Voice
}

/** The ground towards the strongest station: drawn, in a sentence, and as a table. */
export function PlaceProfile({ why, profile, voice }: Props) {
  const { t, language } = voice
  const obstacle = why.stations.find(({ station }) => station === profile.station)?.obstacle ?? null
  const said = obstacleText(obstacle?.aboveRayM ?? null, voice)
  return (
    <figure className="cov-profile">
      <figcaption>{t("cov.profile", { station: profile.station })}</figcaption>
      <ProfileDrawing
        profile={profile}
        obstacle={obstacle}
        words={{
          description: described(profile, said ?? t("cov.profile.clear"), voice),
          antenna: profile.station,
          place: t("cov.profile.place"),
          obstacle: said,
          along: t("cov.profile.along"),
          height: t("cov.profile.height"),
          number: (value) => numberIn(value, language, 1),
        }}
      />
      <p className="cov-muted">
        {t("cov.profile.key", {
          frequency: numberIn(profile.frequencyMhz, language, 1),
          radius: numberIn(profile.earthRadiusM / 1000, language),
        })}
      </p>
      <details>
        <summary>{t("cov.profile.table")}</summary>
        <ProfileTable profile={profile} voice={voice} />
      </details>
    </figure>
  )
}

function obstacleText(aboveRayM: number | null, { t, language }: Voice): string | null {
  if (aboveRayM === null) return null
  return aboveRayM > 0
    ? t("cov.profile.obstacle", { above: metresIn(aboveRayM, language) })
    : t("cov.profile.close", { below: metresIn(-aboveRayM, language) })
}

function described(profile: Profile, verdict: string, { t, language }: Voice): string {
  const ground = profile.points.map(({ groundM }) => groundM)
  return t("cov.profile.description", {
    station: profile.station,
    distance: distanceIn(profile.distanceM, language),
    least: metresIn(Math.min(...ground), language),
    most: metresIn(Math.max(...ground), language),
    antenna: metresIn(profile.antennaM - (ground[0] ?? 0), language),
    receiver: metresIn(profile.receiverM - (ground.at(-1) ?? 0), language),
    verdict,
  })
}

function ProfileTable({ profile, voice }: Omit<Props, "why">) {
  const { t, language } = voice
  const metres = (value: number) => metresIn(value, language)
  return (
    <DataTable
      caption={t("cov.profile", { station: profile.station })}
      rows={profileRows(profile)}
      rowKey={({ distanceM }) => String(distanceM)}
      columns={[
        {
          key: "along",
          title: t("cov.profile.row.along"),
          heads: true,
          cell: ({ distanceM }) => distanceIn(distanceM, language),
        },
        {
          key: "ground",
          title: t("cov.profile.row.ground"),
          numeric: true,
          cell: ({ groundM }) => metres(groundM),
        },
        {
          key: "ray",
          title: t("cov.profile.row.ray"),
          numeric: true,
          cell: ({ rayM }) => metres(rayM),
        },
        {
          key: "room",
          title: t("cov.profile.row.room"),
          numeric: true,
          cell: ({ rayM, groundM, bulgeM }) => metres(rayM - groundM - bulgeM).replace("-", "−"),
        },
      ]}
    />
  )
}
