import { Check, Minus } from "lucide-react"

import type { Ability, Capabilities } from "~/api/backend"

import { ServerDetails } from "./ServerDetails"

/** What this server can do, as found by asking it; pages disable the rest with the same reasons. */
export function CapabilityTable({ serverId, can }: { serverId: string; can: Capabilities }) {
  const rows = capabilityRows(can)
  const missing = rows.filter(({ ability }) => ability !== true).length
  const summary = missing === 0 ? "Can do everything Tracklight knows" : `What it can do (${missing} missing)`
  return (
    <ServerDetails serverId={serverId} part="can" summary={summary}>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Can it?</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, ability }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td data-can={ability === true}>
                {ability === true ? <Check size={14} aria-hidden="true" /> : <Minus size={14} aria-hidden="true" />}
                {ability === true ? "Yes" : ability}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ServerDetails>
  )
}

function capabilityRows(can: Capabilities): readonly { readonly what: string; readonly ability: Ability }[] {
  return [
    { what: "Change things", ability: can.writes },
    { what: "Rename experiments", ability: can.renameExperiment },
    { what: "Delete single experiments", ability: can.deleteExperiment },
    { what: "Delete single runs", ability: can.deleteRun },
    { what: "Sort by metrics, params and tags", ability: can.sortByKey },
    { what: "Remove a tag of an experiment", ability: can.deleteExperimentTag },
    { what: "Datasets of a run", ability: can.datasets },
    { what: "Registered models", ability: can.registry },
    { what: "Aliases of model versions", ability: can.aliases },
    { what: "Stages of model versions", ability: can.stages },
    { what: "Find models by their tags", ability: can.modelTags },
    { what: "Logged models", ability: can.loggedModels },
    {
      what: "Metrics of many runs in one answer",
      ability: can.historyBulk || "No: charts ask run by run, which takes longer",
    },
    { what: "Sampled metrics", ability: can.historyInterval || "No: very long metrics are read in full" },
    { what: "Search for runs without a value", ability: can.filter.isNull || "No: IS NULL is not understood" },
    { what: "Search by the name of a run", ability: can.filter.runNames || "No: Tracklight compares names itself" },
    {
      what: "Signs and exponents in filters",
      ability: can.filter.signedNumbers || "No: Tracklight compares such numbers itself",
    },
  ]
}
