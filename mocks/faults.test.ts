import { describe, expect, test } from "vitest"
import { createDemoServer } from "./demoServer"
import { testNow } from "./testNow"

const server = createDemoServer("faults", { now: () => testNow })
const base = "http://demo.test/ajax-api/2.0/mlflow"

async function idOf(name: string): Promise<string> {
  const response = await server.handle(new Request(`${base}/experiments/get-by-name?experiment_name=${name}`))
  const { experiment } = await response.json()
  return experiment.experiment_id
}

const search = async (name: string): Promise<Response> =>
  server.handle(
    new Request(`${base}/runs/search`, {
      method: "POST",
      body: JSON.stringify({ experiment_ids: [await idOf(name)] }),
      headers: { "content-type": "application/json" },
    }),
  )

describe("experiments that fail by name", () => {
  test.each([
    ["error-503", 503, "application/json"],
    ["html-502", 502, "text/html; charset=utf-8"],
    ["not-json", 200, "text/html"],
    ["healthy", 200, "application/json"],
  ])("%s answers %i", async (name, status, type) => {
    const response = await search(name)
    expect([response.status, response.headers.get("content-type")]).toEqual([status, type])
  })

  test("rate-limited asks to wait twice and then answers", async () => {
    const answers = [await search("rate-limited"), await search("rate-limited"), await search("rate-limited")]
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200])
    expect(answers[0]?.headers.get("retry-after")).toBe("1")
  })

  test("truncated breaks off within the JSON", async () => {
    const text = await (await search("truncated")).text()
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })
})

test("large steps keep all their digits", async () => {
  const hostile = createDemoServer("hostile", { now: () => testNow })
  const ask = async (path: string, body?: unknown): Promise<string> => {
    const init =
      body === undefined
        ? {}
        : { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }
    return (await hostile.handle(new Request(`${base}/${path}`, init))).text()
  }
  const found = JSON.parse(await ask("experiments/get-by-name?experiment_name=/Shared/odd%20numbers"))
  const { runs } = JSON.parse(
    await ask("runs/search", {
      experiment_ids: [found.experiment.experiment_id],
      filter: "run_name = 'steps beyond 2^53'",
    }),
  )
  const history = await ask(`metrics/get-history?metric_key=loss&run_id=${runs[0].info.run_id}`)
  expect(history).toContain('"step":9007199254740993')
  expect(history).toContain('"step":9223372036854775807')
})
