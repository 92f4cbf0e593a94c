import type { RunData } from "~mocks/db"

import { tarOf, zipOf } from "./archives"
import { floatMatrix } from "./binaryFiles"
import { addTags, binaryFile, textFile } from "./builders"
import { hashNoise } from "./random"

/** What else people log, each kind of file once, so that who tries the demo meets it: made here, and small. */

const HOURS = 48
const used = (seed: number, hour: number) =>
  420 + 160 * Math.sin(((hour - 7) * Math.PI) / 12) + 40 * hashNoise(seed, hour)

/** Of a forecast: a drawing, a table with tabs, arrays, a report on paper. */
export function addForecastFiles(files: RunData["files"], seed: number): void {
  files.set(
    "plots/forecast.svg",
    textFile(() => drawing(seed)),
  )
  files.set(
    "backtest/hours.tsv",
    textFile(() =>
      [
        "hour\tused_kwh\tforecast_kwh",
        ...hours().map((hour) => `${hour}\t${used(seed, hour).toFixed(1)}\t${used(0, hour).toFixed(1)}`),
        "",
      ].join("\n"),
    ),
  )
  files.set(
    "backtest/arrays.npz",
    binaryFile(() =>
      zipOf([
        { path: "used.npy", bytes: floatMatrix(2, 24, (at) => used(seed, at)) },
        { path: "forecast.npy", bytes: floatMatrix(2, 24, (at) => used(0, at)) },
      ]),
    ),
  )
  files.set(
    "report.pdf",
    textFile(() => paper(["Energy use of both sites", "The next two days, by hour", "See backtest/hours.tsv"])),
  )
}

/** Of a net that looks at a press: its weights, how the press sounds, what it was set to. */
export function addVisionFiles(files: RunData["files"], seed: number): void {
  files.set(
    "weights/head.safetensors",
    binaryFile(() => weights(seed)),
  )
  files.set(
    "sounds/press-3.wav",
    binaryFile(() => strokes(seed)),
  )
  files.set(
    "settings.tar",
    binaryFile(() =>
      tarOf([
        { path: "augment.yaml", bytes: new TextEncoder().encode("flip: 0.5\nrotate: 10\n") },
        { path: "camera.yaml", bytes: new TextEncoder().encode("exposure_ms: 4\ngain: 1.5\n") },
      ]),
    ),
  )
}

/** As `mlflow.log_table` leaves it: the file, and the tag by which tables are found across runs. */
export function addExplanations(data: RunData, seed: number): void {
  addTags(data, { "mlflow.loggedArtifacts": '[{"path": "explanations.json", "type": "table"}]' })
  const reasons = ["many calls to support", "contract ends soon", "price went up", "none stands out"]
  data.files.set(
    "explanations.json",
    textFile(() =>
      JSON.stringify({
        columns: ["customer_id", "score", "reason"],
        data: Array.from({ length: 60 }, (_, row) => {
          const score = hashNoise(seed, row)
          return [`C${100_000 + row * 37}`, Number(score.toFixed(3)), reasons[Math.floor((1 - score) * reasons.length)]]
        }),
      }),
    ),
  )
}

const hours = () => Array.from({ length: HOURS }, (_, hour) => hour)

function drawing(seed: number): string {
  const line = (from: number) =>
    hours()
      .map((hour) => `${20 + hour * 12},${(320 - used(from, hour) * 0.4).toFixed(1)}`)
      .join(" ")
  const text = (y: number, colour: string, words: string) =>
    `<text x="30" y="${y}" fill="${colour}" font-family="sans-serif" font-size="14">${words}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 610 340" width="610" height="340">
<rect width="610" height="340" fill="#ffffff"/>
<polyline points="${line(seed)}" fill="none" stroke="#2f6fb5" stroke-width="2"/>
<polyline points="${line(0)}" fill="none" stroke="#d9480f" stroke-width="2" stroke-dasharray="6 4"/>
${text(24, "#2f6fb5", "used")}${text(44, "#d9480f", "forecast")}
</svg>
`
}

/** A PDF of one page. */
function paper(lines: readonly string[]): string {
  const written = lines.map(
    (line, index) => `BT /F1 ${index === 0 ? 24 : 14} Tf 72 ${760 - index * 36} Td (${line}) Tj ET`,
  )
  const stream = written.join("\n")
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ]
  let text = "%PDF-1.4\n"
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, "0")} 00000 n \n`
  })
  const count = objects.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join("")}`
  return `${text}${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
}

function weights(seed: number): Uint8Array<ArrayBuffer> {
  const tensors = { "head.weight": [4, 64], "head.bias": [4] }
  let end = 0
  const described = Object.entries(tensors).map(([name, shape]) => {
    const start = end
    end += 4 * shape.reduce((product, length) => product * length, 1)
    return [name, { dtype: "F32", shape, data_offsets: [start, end] }]
  })
  const header = new TextEncoder().encode(
    JSON.stringify({ __metadata__: { format: "pt" }, ...Object.fromEntries(described) }),
  )
  const file = new Uint8Array(8 + header.length + end)
  const view = new DataView(file.buffer)
  view.setUint32(0, header.length, true)
  file.set(header, 8)
  for (let at = 0; at < end; at += 4) view.setFloat32(8 + header.length + at, hashNoise(seed, at) - 0.5, true)
  return file
}

const RATE = 8000

/** Two seconds of a press: four strokes that fade. */
function strokes(seed: number): Uint8Array<ArrayBuffer> {
  const length = 2 * RATE
  const file = new Uint8Array(44 + 2 * length)
  const view = new DataView(file.buffer)
  const word = (at: number, text: string) => file.set(new TextEncoder().encode(text), at)
  word(0, "RIFF")
  view.setUint32(4, 36 + 2 * length, true)
  word(8, "WAVEfmt ")
  view.setUint32(16, 16, true)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    view.setUint16(at, value, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, 2 * RATE, true)
  word(36, "data")
  view.setUint32(40, 2 * length, true)
  for (let at = 0; at < length; at += 1) {
    const since = (at % (RATE / 2)) / RATE
    const tone = Math.sin(2 * Math.PI * 90 * since) + 0.3 * (hashNoise(seed, at) - 0.5)
    view.setInt16(44 + 2 * at, Math.round(20_000 * tone * Math.exp(-12 * since)), true)
  }
  return file
}
