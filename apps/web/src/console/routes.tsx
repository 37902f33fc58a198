import type { RouteObject } from "react-router"
import { Crash } from "./frame/Crash.tsx"
import { Frame } from "./frame/Frame.tsx"
import { NotFoundPage } from "./frame/NotFoundPage.tsx"
import { ImportProvider } from "./imports/import-context.tsx"
import { RequireRole } from "./session/RequireRole.tsx"
import { RequireSession } from "./session/RequireSession.tsx"
import { SignInPage } from "./session/SignInPage.tsx"
import { WorkPage } from "./work/WorkPage.tsx"

const setup = async () => ({ Component: (await import("./session/SetupPage.tsx")).SetupPage })
const accept = async () => ({
  Component: (await import("./session/AcceptPage.tsx")).InvitationPage,
})
const reset = async () => ({ Component: (await import("./session/AcceptPage.tsx")).ResetPage })
const importing = async () => ({
  Component: (await import("./imports/ImportPage.tsx")).ImportPage,
})
const people = async () => ({ Component: (await import("./people/UsersPage.tsx")).UsersPage })
const assets = async () => ({
  Component: (await import("./assets/AssetsPage.tsx")).AssetsPage,
})
const assetImport = async () => ({
  Component: (await import("./asset-imports/AssetImportPage.tsx")).AssetImportPage,
})
const assetMap = async () => ({
  Component: (await import("./asset-map/AssetMapPage.tsx")).AssetMapPage,
})
const coverageRuns = async () => ({
  Component: (await import("./coverage/RunsPage.tsx")).RunsPage,
})
const coverageRun = async () => ({ Component: (await import("./coverage/RunPage.tsx")).RunPage })
const newCoverageRun = async () => ({
  Component: (await import("./coverage/NewRunPage.tsx")).NewRunPage,
})
const campaigns = async () => ({
  Component: (await import("./measurements/CampaignsPage.tsx")).CampaignsPage,
})
const campaign = async () => ({
  Component: (await import("./measurements/CampaignPage.tsx")).CampaignPage,
})
const measurementImport = async () => ({
  Component: (await import("./measurements/ImportPage.tsx")).ImportPage,
})
const assetDuplicates = async () => ({
  Component: (await import("./asset-imports/DuplicatesPage.tsx")).DuplicatesPage,
})
const switchOff = async () => ({
  Component: (await import("./switch-off/SwitchOffPage.tsx")).SwitchOffPage,
})
const kinds = async () => ({ Component: (await import("./asset-kinds/KindsPage.tsx")).KindsPage })
const kind = async () => ({ Component: (await import("./asset-kinds/KindPage.tsx")).KindPage })
const kindImport = async () => ({
  Component: (await import("./asset-kinds/KindImportPage.tsx")).KindImportPage,
})
const kept = async () => ({ Component: (await import("./asset-registers/KeptPage.tsx")).KeptPage })
const asset = async () => ({ Component: (await import("./assets/AssetPage.tsx")).AssetPage })
const newAsset = async () => ({
  Component: (await import("./assets/NewAssetPage.tsx")).NewAssetPage,
})
const villages = async () => ({
  Component: (await import("./villages/VillagesPage.tsx")).VillagesPage,
})
const village = async () => ({
  Component: (await import("./villages/VillagePage.tsx")).VillagePage,
})
const gaps = async () => ({ Component: (await import("./gaps/GapsPage.tsx")).GapsPage })
const gap = async () => ({ Component: (await import("./gaps/GapPage.tsx")).GapPage })
const newGap = async () => ({ Component: (await import("./gaps/NewGapPage.tsx")).NewGapPage })
const gapImport = async () => ({ Component: (await import("./gaps/ImportPage.tsx")).ImportPage })
const gapProgrammes = async () => ({
  Component: (await import("./gaps/ProgrammesPage.tsx")).ProgrammesPage,
})
const organisations = async () => ({
  Component: (await import("./organisations/OrganisationsPage.tsx")).OrganisationsPage,
})
const organisation = async () => ({
  Component: (await import("./organisations/OrganisationPage.tsx")).OrganisationPage,
})
const newOrganisation = async () => ({
  Component: (await import("./organisations/NewOrganisationPage.tsx")).NewOrganisationPage,
})
const organisationImport = async () => ({
  Component: (await import("./organisations/OrganisationImportPage.tsx")).OrganisationImportPage,
})
const definitions = async () => ({
  Component: (await import("./definitions/DefinitionsPage.tsx")).DefinitionsPage,
})
const indicator = async () => ({
  Component: (await import("./definitions/IndicatorPage.tsx")).IndicatorPage,
})
const newIndicator = async () => ({
  Component: (await import("./definitions/IndicatorPage.tsx")).NewIndicatorPage,
})
const measure = async () => ({
  Component: (await import("./definitions/MeasurePage.tsx")).MeasurePage,
})
const newMeasure = async () => ({
  Component: (await import("./definitions/MeasurePage.tsx")).NewMeasurePage,
})
const releases = async () => ({
  Component: (await import("./releases/ReleasesPage.tsx")).ReleasesPage,
})
const release = async () => ({
  Component: (await import("./releases/ReleasePage.tsx")).ReleasePage,
})
const newRelease = async () => ({
  Component: (await import("./releases/NewReleasePage.tsx")).NewReleasePage,
})
const boards = async () => ({ Component: (await import("./views/BoardsPage.tsx")).BoardsPage })
const newBoard = async () => ({ Component: (await import("./views/BoardPage.tsx")).NewBoardPage })
const board = async () => ({ Component: (await import("./views/BoardPage.tsx")).BoardPage })
const saveView = async () => ({ Component: (await import("./views/ViewPages.tsx")).SaveViewPage })
const view = async () => ({ Component: (await import("./views/ViewPages.tsx")).ViewPage })
const plans = async () => ({ Component: (await import("./plans/PlansPage.tsx")).PlansPage })
const plan = async () => ({ Component: (await import("./plans/PlanPage.tsx")).PlanPage })
const planImport = async () => ({
  Component: (await import("./plans/PlanImportPage.tsx")).PlanImportPage,
})
const log = async () => ({ Component: (await import("./log/AuditPage.tsx")).AuditPage })
const newRound = async () => ({
  Component: (await import("./assessment/round/NewRoundPage.tsx")).NewRoundPage,
})
const round = async () => ({
  Component: (await import("./assessment/round/RoundPage.tsx")).RoundPage,
})
const indices = async () => ({
  Component: (await import("./assessment/index-editor/IndicesPage.tsx")).IndicesPage,
})
const newIndex = async () => ({
  Component: (await import("./assessment/index-editor/NewIndexPage.tsx")).NewIndexPage,
})
const importIndex = async () => ({
  Component: (await import("./assessment/index-editor/ImportIndexPage.tsx")).ImportIndexPage,
})
const index = async () => ({
  Component: (await import("./assessment/index-editor/IndexPage.tsx")).IndexPage,
})
const own = async () => ({ Component: (await import("./own/AccountPage.tsx")).AccountPage })
const reports = async () => ({
  Component: (await import("./collections/WorkListPage.tsx")).WorkListPage,
})
const newCollection = async () => ({
  Component: (await import("./collections/CollectionFormPage.tsx")).NewCollectionPage,
})
const editCollection = async () => ({
  Component: (await import("./collections/CollectionFormPage.tsx")).EditCollectionPage,
})
const collection = async () => ({
  Component: (await import("./collections/CollectionPage.tsx")).CollectionPage,
})
const entry = async () => ({
  Component: (await import("./collections/EntryPage.tsx")).EntryPage,
})
const verify = async () => ({
  Component: (await import("./collections/VerifyPage.tsx")).VerifyPage,
})

const scoring = async () => ({
  Component: (await import("./assessment/ScoringPage.tsx")).ScoringPage,
})
const scoreSheet = async () => ({
  Component: (await import("./assessment/agency/AgencyPage.tsx")).AgencyPage,
})

const scoreVerify = async () => ({
  Component: (await import("./assessment/verifier/VerifierPage.tsx")).VerifierPage,
})
const scoreCouncil = async () => ({
  Component: (await import("./assessment/council/CouncilPage.tsx")).CouncilPage,
})

/** Every address of the console. What needs a session stands under `RequireSession`. */
export const routes: RouteObject[] = [
  {
    path: "/console",
    ErrorBoundary: Crash,
    HydrateFallback: () => null,
    children: [
      { path: "thiet-lap", lazy: setup },
      { path: "moi", lazy: accept },
      { path: "loi-moi", lazy: accept },
      { path: "dat-lai-mat-khau", lazy: reset },
      { path: "dang-nhap", Component: SignInPage },
      {
        Component: RequireSession,
        children: [
          {
            element: (
              <ImportProvider>
                <Frame />
              </ImportProvider>
            ),
            children: [
              {
                ErrorBoundary: Crash,
                children: [
                  { index: true, Component: WorkPage },
                  { path: "bao-cao", lazy: reports },
                  { path: "cong-bo", lazy: releases },
                  { path: "cong-bo/:id", lazy: release },
                  { path: "cham-diem", lazy: scoring },
                  { path: "cham-diem/:round", lazy: round },
                  { path: "cham-diem/:round/don-vi/:unit", lazy: scoreSheet },
                  { path: "cham-diem/:round/tham-dinh", lazy: scoreVerify },
                  { path: "cham-diem/:round/tham-dinh/:unit", lazy: scoreVerify },
                  { path: "cham-diem/:round/hoi-dong", lazy: scoreCouncil },
                  { path: "bao-cao/:collection", lazy: collection },
                  { path: "bao-cao/:collection/:unit", lazy: entry },
                  { path: "bao-cao/:collection/:unit/tham-dinh", lazy: verify },
                  {
                    element: <RequireRole needs="administrator" />,
                    children: [
                      { path: "bao-cao/moi", lazy: newCollection },
                      { path: "bao-cao/:collection/sua", lazy: editCollection },
                    ],
                  },
                  {
                    element: <RequireRole needs="editor" />,
                    children: [
                      { path: "nhap-so-lieu", lazy: importing },
                      { path: "ke-hoach/nhap", lazy: planImport },
                    ],
                  },
                  {
                    element: <RequireRole needs="administrator" />,
                    children: [
                      { path: "nguoi-dung", lazy: people },
                      { path: "cong-bo/moi", lazy: newRelease },
                      { path: "chi-so", lazy: definitions },
                      { path: "chi-so/tinh-toan/moi", lazy: newIndicator },
                      { path: "chi-so/tinh-toan/:code", lazy: indicator },
                      { path: "chi-so/co-so/moi", lazy: newMeasure },
                      { path: "chi-so/co-so/:code", lazy: measure },
                      { path: "to-chuc", lazy: organisations },
                      { path: "to-chuc/moi", lazy: newOrganisation },
                      { path: "to-chuc/nhap", lazy: organisationImport },
                      { path: "to-chuc/:id", lazy: organisation },
                      { path: "nhat-ky", lazy: log },
                      { path: "ha-tang/loai/nhap", lazy: kindImport },
                      { path: "cham-diem/dot-moi", lazy: newRound },
                      { path: "bo-chi-so", lazy: indices },
                      { path: "bo-chi-so/moi", lazy: newIndex },
                      { path: "bo-chi-so/nhap", lazy: importIndex },
                      { path: "bo-chi-so/:id", lazy: index },
                    ],
                  },
                  { path: "thon", lazy: villages },
                  { path: "thon/:id", lazy: village },
                  { path: "ha-tang", lazy: assets },
                  { path: "ha-tang/moi", lazy: newAsset },
                  { path: "ha-tang/nhap", lazy: assetImport },
                  { path: "ha-tang/trung", lazy: assetDuplicates },
                  { path: "ha-tang/ban-do", lazy: assetMap },
                  { path: "ha-tang/tat-song", lazy: switchOff },
                  { path: "ha-tang/loai", lazy: kinds },
                  { path: "ha-tang/loai/:code", lazy: kind },
                  { path: "ha-tang/so-day-du", lazy: kept },
                  { path: "ha-tang/:id", lazy: asset },
                  { path: "vung-phu", lazy: coverageRuns },
                  { path: "vung-phu/moi", lazy: newCoverageRun },
                  { path: "vung-phu/:id", lazy: coverageRun },
                  { path: "do-song", lazy: campaigns },
                  { path: "do-song/nhap", lazy: measurementImport },
                  { path: "do-song/:id", lazy: campaign },
                  { path: "vung-lom", lazy: gaps },
                  { path: "vung-lom/moi", lazy: newGap },
                  { path: "vung-lom/chuong-trinh", lazy: gapProgrammes },
                  { path: "vung-lom/nhap", lazy: gapImport },
                  { path: "vung-lom/:id", lazy: gap },
                  { path: "bang", lazy: boards },
                  { path: "bang/moi", lazy: newBoard },
                  { path: "bang/:id", lazy: board },
                  { path: "ban-xem/moi", lazy: saveView },
                  { path: "ban-xem/:id", lazy: view },
                  { path: "ke-hoach", lazy: plans },
                  { path: "ke-hoach/:id", lazy: plan },
                  { path: "tai-khoan", lazy: own },
                  { path: "*", Component: NotFoundPage },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
]
