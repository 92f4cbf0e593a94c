import { expect, test } from "vitest"

import { readCommandLine } from "./cli"
import { readConfig } from "./config"
import { worldOf } from "./fixtures"
import { injectsCredential } from "./options"
import { resolveOptions } from "./resolveOptions"
import { appConfig } from "./staticFiles"
import { UsageError } from "./usageError"

const resolve = (args: readonly string[], config = "{}", environment = {}) =>
  resolveOptions(readCommandLine(args), readConfig(config), worldOf({ environment }))

const addresses = (options: ReturnType<typeof resolve>) =>
  options.servers.map(({ id, upstream }) => `${id} ${upstream.kind === "demo" ? upstream.seed : upstream.address}`)

test.each([
  [[], ["demo demo", "laptop small"]],
  [["demo:10k"], ["demo-10k 10k"]],
  [["localhost:5000"], ["localhost-5000 http://localhost:5000/"]],
  [["ml.corp/mlflow"], ["ml-corp-mlflow https://ml.corp/mlflow/"]],
  [
    ["http://a:1", "http://a:1/"],
    ["a-1 http://a:1/", "a-1-2 http://a:1/"],
  ],
  [
    ["prod=https://ml.corp/?o=1", "demo"],
    ["prod https://ml.corp/", "demo demo"],
  ],
  [["Prod EU=http://a"], ["prod-eu http://a/"]],
])("%j opens %j", (args, expected) => {
  expect(addresses(resolve(args))).toEqual(expected)
})

test("people may reach a server at another address than Tracklight does", () => {
  const config =
    '{"servers":[{"id":"team","address":"http://mlflow:5000","trackingUri":"https://ml.corp"}, "http://a:1"]}'
  const { servers } = appConfig(resolve([], config))
  expect(servers?.map(({ trackingUri }) => trackingUri)).toEqual(["https://ml.corp", "http://a:1"])
})

test("addresses on the command line take the place of those in the file, other settings stay", () => {
  const config = '{"servers":["http://a"],"port":5001,"host":"ml.corp","readOnly":true}'
  expect(addresses(resolve([], config))).toEqual(["a http://a/"])
  const options = resolve(["demo", "--port", "7000"], config)
  expect(addresses(options)).toEqual(["demo demo"])
  expect(options).toMatchObject({ port: 7000, host: "ml.corp", servers: [{ isReadOnly: true }] })
})

test("1.1: the page hears of pairs whose servers are open", () => {
  const link = { primary: "a", mirror: "b" }
  const servers = ["a", "b"].map((id) => ({ id, address: "demo" }))
  const config = JSON.stringify({ servers, links: [link] })
  expect(appConfig(resolve([], config)).links).toEqual([link])
  expect(appConfig(resolve(["demo"], config)).links).toEqual([])
})

test.each([
  [["ftp://x"], /is not the address/],
  [["http://"], /is not the address/],
  [["a=demo", "a=demo:small"], /Two servers are called "a"/],
  [["**=demo"], /cannot name a server/],
  [["--port", "70000"], /--port must be a number/],
  [["--prot", "1"], /Unknown option '--prot'[^]*Usage:/],
])("%j is refused", (args, message) => {
  expect(() => resolve(args)).toThrow(UsageError)
  expect(() => resolve(args)).toThrow(message)
})

test("a refused address is repeated without its password", () => {
  expect(() => resolve(["ftp://ann:hunter2@x"])).toThrow(/^"ftp:\/\/x"/)
})

const authorizations = async (options: ReturnType<typeof resolve>) =>
  Promise.all(
    options.servers.map(async ({ upstream }) =>
      upstream.kind === "http" ? upstream.credential?.authorization() : undefined,
    ),
  )

const BASIC = `Basic ${Buffer.from("ann:p@ss").toString("base64")}`

test.each([
  [["http://ann:p%40ss@a"], "{}", {}, [BASIC]],
  [[], '{"servers":[{"address":"http://a","username":"ann","password":"p@ss"}]}', {}, [BASIC]],
  [[], '{"servers":[{"address":"http://a","token":"t"}]}', { TRACKLIGHT_TOKEN: "other" }, ["Bearer t"]],
  [["http://a"], "{}", { TRACKLIGHT_TOKEN: "t" }, ["Bearer t"]],
  [["http://a"], "{}", { TRACKLIGHT_TOKEN: "" }, [undefined]],
  [["http://a", "http://u:p@b"], "{}", { TRACKLIGHT_TOKEN: "t" }, ["Bearer t", "Basic dTpw"]],
  [["x-y=http://a", "http://b"], "{}", { TRACKLIGHT_TOKEN_X_Y: "t" }, ["Bearer t", undefined]],
  [["demo"], "{}", { TRACKLIGHT_TOKEN: "t" }, [undefined]],
  [["http://u:p@a", "--no-sign-in"], "{}", { TRACKLIGHT_TOKEN: "t" }, [undefined]],
  [["http://a"], '{"signIn":"browser"}', { TRACKLIGHT_TOKEN: "t" }, [undefined]],
  [
    [],
    '{"servers":[{"address":"http://a","token":"t","signIn":"browser"},"http://u:p@b"]}',
    {},
    [undefined, "Basic dTpw"],
  ],
])("%j with %s and %j sends %j", async (...[args, config, environment, expected]) => {
  const options = resolve(args, config, environment)
  expect(await authorizations(options)).toEqual(expected)
  expect(injectsCredential(options.servers)).toBe(expected.some((value) => value !== undefined))
})

test("a token is not offered to two servers", () => {
  expect(() => resolve(["http://a", "http://b"], "{}", { TRACKLIGHT_TOKEN: "t" })).toThrow(
    /Set TRACKLIGHT_TOKEN_A or TRACKLIGHT_TOKEN_B/,
  )
})

test("credentials are never part of an address or a label", () => {
  expect(JSON.stringify(resolve(["http://ann:hunter2@a/x"]).servers.map(({ id, label }) => [id, label]))).toBe(
    '[["a-x","a/x"]]',
  )
})
