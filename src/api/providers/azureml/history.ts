import type { GuideTable } from "~/api/backend"
import { no, yes } from "~/api/providers/tasks"

/** As the documentation of the service had it in the summer of 2019, seed 004; `+` stands for the tick of the table. */
const CLIENTS = ["MLflow Tracking", "Python SDK", "CLI", "Azure portal"]
const TASKS: readonly (readonly [what: string, clients: string])[] = [
  ["Manage workspace", "-+++"],
  ["Use data stores", "-++-"],
  ["Log metrics", "++--"],
  ["Upload artifacts", "++--"],
  ["View metrics", "++++"],
  ["Manage compute", "-+++"],
  ["Deploy models", "-+++"],
]

export const clientsOf2019: GuideTable = {
  caption: "Which client could do what, as of 2019",
  columns: ["Task", ...CLIENTS],
  rows: TASKS.map(([what, clients]) => ({
    what,
    cells: Array.from(clients, (mark) => (mark === "+" ? yes("Yes") : no())),
  })),
}
