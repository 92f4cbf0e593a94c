import { expect, test } from "vitest"

import { readConfig } from "./config"
import { UsageError } from "./usageError"

test("a server is an address alone or with its settings", () => {
  expect(readConfig('{"servers":["demo",{"address":"http://a","readOnly":true}]}').servers).toEqual([
    { address: "demo" },
    { address: "http://a", readOnly: true },
  ])
  expect(readConfig("{}")).toEqual({})
})

/** The first link stands on line 3. */
function withLinks(links: string): string {
  return `{"servers": [{"id": "a", "address": "demo"}, {"id": "b", "address": "demo"}],\n"links": [\n${links}]}`
}

test("1.1: a pair of servers", () => {
  const link = { primary: "a", mirror: "b", mode: "mirror-only" }
  expect(readConfig(withLinks(JSON.stringify(link))).links).toEqual([link])
})

test.each([
  ["[\n", "tracklight.config.json:2:1: this is not JSON"],
  ['{\n  "port": "x"\n}', "tracklight.config.json:2: port: Invalid input: expected number, received string"],
  ['{\n\n  "prot": 1\n}', "tracklight.config.json:3: prot: there is no such setting"],
  [
    '{"servers": [\n  "demo",\n  {"address": "http://a",\n   "tokn": "x"}\n]}',
    "tracklight.config.json:4: servers[1].tokn: there is no such setting",
  ],
  ['{\n"servers": [\n{"label": "a"}]}', "tracklight.config.json:3: servers[0].address: Invalid input"],
  ['{\n"embed": {"parents": [\n"https://a/b"]}}', "tracklight.config.json:3: embed.parents[0]: must be an origin"],
  ['{"embed": {"parents": ["*"]}}', "tracklight.config.json:1: embed.parents[0]: must be an origin"],
  ['{"artifactScripts": ["https://a; script-src *"]}', "artifactScripts[0]: must be an origin"],
  ...[
    "ftp://a/frame.html",
    "https://ann:pw@a/frame.html",
    "https://a/",
    "https://a",
    "https://a/frames/",
    "https://a/frame.html?x",
    "https://a/frame.html#x",
    "https://a; script-src */frame.html",
    "./artifact-frame.html",
  ].map((address): [string, string] => [
    `{"port": 1,\n"artifactFrameUrl": ${JSON.stringify(address)}}`,
    "tracklight.config.json:2: artifactFrameUrl: must be the http(s) address of the sandbox page",
  ]),
  ['{"servers": []}', "servers: must name at least one server"],
  ['{"servers": [{"id": "A b", "address": "demo"}]}', "servers[0].id: must be lower-case letters, digits and dashes"],
  ['{"allowHosts": ["ml.corp:80"]}', "allowHosts[0]: must be a host name without scheme and port"],
  ["3", "tracklight.config.json:1: Invalid input"],
  [
    withLinks('{"primary": "a", "mirror": "b", "mode": "never"}'),
    'tracklight.config.json:3: links[0].mode: Invalid option: expected one of "both"|"mirror-only"',
  ],
  [withLinks('{"primary": "a"}'), "tracklight.config.json:3: links[0].mirror: Invalid input"],
  [
    withLinks('{"primary": "a",\n"mirror": "c"}'),
    'tracklight.config.json:4: links[0].mirror: no server in this file has the id "c"',
  ],
  [
    withLinks('{"primary": "a", "mirror": "a"}'),
    'tracklight.config.json:3: links[0].mirror: the server "a" is in a pair already',
  ],
  [
    withLinks('{"primary": "a", "mirror": "b"},\n{"primary": "b", "mirror": "a"}'),
    'tracklight.config.json:4: links[1].primary: the server "b" is in a pair already',
  ],
])("%j is refused with its place", (text, message) => {
  expect(() => readConfig(text)).toThrow(UsageError)
  expect(() => readConfig(text)).toThrow(message)
})

test("every mistake is told at once", () => {
  expect(() => readConfig('{"port": "x",\n"host": 1}')).toThrow(/:1: port: .*\n.*:2: host: /)
})

test("what is wrong with a secret is told without it", () => {
  expect(() => readConfig('{"servers":[{"address":"http://a","token":["hunter2"]}]}')).toThrow(
    /^(?!.*hunter2).*servers\[0\]\.token/,
  )
})
