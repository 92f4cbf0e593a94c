import type { Db } from "~mocks/db"
import { addExperiment, day, hour } from "./builders"
import { addBaselines, addChurnCurves, ana } from "./demoChurn"
import { addDemoModels } from "./demoModels"
import { addForecast, addOtherExperiments, addVision, mei } from "./demoTeam"
import { addSweep } from "./sweep"

const churnNote = `# Churn, neural models

Which recipe ranks leaving customers best? **Primary metric: \`val/auc\`.**

- 2,000 steps each, cosine schedule
- learning rates above 0.02 tend to blow up
- baselines: see the experiment *baseline* beside this one
`

/** What a visitor sees first: the work of a small team, with runs under way. Dated from the moment the server starts. */
export function seedDemo(db: Db): void {
  addExperiment(db, { name: "Default" })
  addOtherExperiments(db)
  const baseline = addExperiment(db, { name: `/Users/${ana}/churn/baseline`, createdAt: db.startedAt - 30 * day })
  addBaselines(db, baseline)
  const forecast = addExperiment(db, {
    name: `/Users/${mei}/forecast/energy`,
    createdAt: db.startedAt - 20 * day,
    tags: {
      "mlflow.experiment.primaryMetric.name": "mape",
      "mlflow.experiment.primaryMetric.greaterIsBetter": "False",
    },
  })
  const vision = addExperiment(db, {
    name: `/Users/${mei}/vision/defects`,
    createdAt: db.startedAt - 12 * day,
    note: "Surface defects on **press 3**. Pictures are logged every ten epochs.",
  })
  const wide = addExperiment(db, {
    name: `/Users/${ana}/churn/sweep-wide`,
    createdAt: db.startedAt - 2 * day,
    note: "Random search over 200 candidates.",
    tags: { team: "growth" },
  })
  addSweep(db, { experiment: wide, children: 200, startTime: db.startedAt - 26 * hour, user: ana })
  const curves = addExperiment(db, {
    name: `/Users/${ana}/churn/curves`,
    createdAt: db.startedAt - 9 * day,
    note: churnNote,
    tags: {
      team: "growth",
      "mlflow.experiment.primaryMetric.name": "val/auc",
      "mlflow.experiment.primaryMetric.greaterIsBetter": "True",
    },
  })
  const shared = addExperiment(db, {
    name: "/Shared/churn-production",
    createdAt: db.startedAt - 5 * day,
    note: "What serves today.",
  })
  addBaselines(db, shared)
  addDemoModels(db, {
    churn: addChurnCurves(db, curves),
    vision: addVision(db, vision),
    forecast: addForecast(db, forecast),
  })
}
