import { createRandom, hashNoise } from "./random"

const clock = (ms: number): string => new Date(ms).toISOString().replace("T", " ").slice(0, 19)

/** What a training prints: many lines, now and then a warning. */
export function trainingLog(spec: {
  readonly startTime: number
  readonly steps: number
  readonly loss: (step: number) => number
}): string {
  const lines = [
    `${clock(spec.startTime)} INFO  Using device cuda:0 (NVIDIA A10G, 24 GB)`,
    `${clock(spec.startTime)} INFO  10,000 rows, 42 columns`,
  ]
  for (let step = 0; step < spec.steps; step += 10) {
    const at = clock(spec.startTime + step * 1500)
    lines.push(
      `${at} INFO  step ${String(step).padStart(5)}  loss ${spec.loss(step).toFixed(4)}  ${(480 + hashNoise(9, step) * 60).toFixed(0)} rows/s`,
    )
    if (hashNoise(4, step) > 0.985)
      lines.push(`${at} WARN  gradient norm ${(8 + hashNoise(5, step) * 20).toFixed(2)} was clipped to 5`)
  }
  return `${lines.join("\n")}\n`
}

export function predictions(rows: number): string {
  const random = createRandom(rows)
  const lines = ["customer_id,plan,tenure_months,calls,score,left"]
  for (let row = 0; row < rows; row += 1) {
    const score = random.next() ** 2
    lines.push(
      `C${100_000 + row},${random.pick(["basic", "plus", "family"])},${random.integer(1, 96)},${random.integer(0, 9)},${score.toFixed(4)},${random.next() < score ? 1 : 0}`,
    )
  }
  return `${lines.join("\n")}\n`
}

export const featureImportance = (): string =>
  JSON.stringify(
    {
      tenure_months: 0.218,
      contract: 0.164,
      monthly_charge: 0.121,
      support_calls: 0.097,
      payment_method: 0.073,
      fiber: 0.058,
      paperless: 0.021,
    },
    null,
    2,
  )

export const modelCard = (name: string, auc: string): string => `# ${name}

**Purpose.** Rank customers by how likely they are to leave within 90 days.

- Data: customers of 2024-01 to 2026-06
- Test AUC: ${auc}
- Owner: growth team

## Limits

- Not for customers with less than one month of history.
- Scores drift after price changes: retrain then.

\`\`\`python
model = mlflow.pyfunc.load_model("models:/churn-classifier@champion")
scores = model.predict(customers)
\`\`\`
`

export const htmlReport = (title: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<style>
  body { font: 14px/1.5 system-ui, sans-serif; margin: 24px; color: #222; }
  table { border-collapse: collapse; } td, th { padding: 4px 12px; border-bottom: 1px solid #ddd; text-align: right; }
  .bar { background: #2f6fb5; height: 10px; }
</style>
<h1>${title}</h1>
<table>
  <tr><th>class</th><th>precision</th><th>recall</th><th>support</th></tr>
  <tr><td>scratch</td><td>0.942</td><td>0.918</td><td>412</td></tr>
  <tr><td>dent</td><td>0.901</td><td>0.887</td><td>238</td></tr>
  <tr><td>stain</td><td>0.873</td><td>0.910</td><td>301</td></tr>
  <tr><td>none</td><td>0.981</td><td>0.988</td><td>2,049</td></tr>
</table>
<p id="note">Made without scripts.</p>
<script>document.getElementById("note").textContent = "Scripts run here, inside their own frame."</script>
</html>
`

/** Counts of a matrix that gets better with the score, as scoring jobs log them. */
export const confusionCounts = (labels: readonly string[], score: number): string => {
  const matrix = labels.map((_, actual) =>
    labels.map((__, predicted) => {
      const others = Math.max(1, labels.length - 1)
      const share = actual === predicted ? score : (1 - score) / others
      return Math.round((180 + actual * 90) * share)
    }),
  )
  return JSON.stringify({
    schema_type: "confusion_matrix",
    schema_version: "v1",
    data: { class_labels: labels, matrix },
  })
}

/** As `sklearn.metrics.roc_curve` gives it. */
export function rocPoints(score: number): string {
  const lines = ["fpr,tpr,thresholds"]
  for (let step = 0; step <= 60; step += 1) {
    const fpr = (step / 60) ** 2
    lines.push(`${fpr.toFixed(6)},${(fpr ** ((1 - score) / score)).toFixed(6)},${(1 - step / 60).toFixed(6)}`)
  }
  return `${lines.join("\n")}\n`
}
