import { execFileSync, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"

import { expect, onTestFinished } from "vitest"

import { ask } from "./fixtures"

/** The files in docs/deploy keep the rules of our own server; each is run as it is, but for names, folders and ports. */
export type Program = {
  readonly name: string
  readonly file: string
  /** Beside it, for the second origin. */
  readonly frameFile: string
  readonly version: readonly string[]
  /** The configuration to write, and the command that runs it in the foreground. */
  readonly prepare: (text: string, folder: string) => { readonly config: string; readonly args: readonly string[] }
}

/** Started by root, nginx would serve as another user; a container often has no other. Started by anybody else it warns of `user`. */
const AS_ROOT = process.getuid?.() === 0

export const PROGRAMS: readonly Program[] = [
  {
    name: "nginx",
    file: "nginx.conf",
    frameFile: "usercontent.nginx.conf",
    version: ["-v"],
    prepare: (text, folder) => ({
      config: `${AS_ROOT ? "user root;" : ""} daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
events {}
http {
  access_log off; default_type application/octet-stream;
  types { text/html html; application/javascript js; application/json json; image/svg+xml svg; }
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  ${text}
}`,
      args: ["-p", folder, "-e", "stderr", "-c", path.join(folder, "config")],
    }),
  },
  {
    name: "caddy",
    file: "Caddyfile",
    frameFile: "usercontent.Caddyfile",
    version: ["version"],
    prepare: (text, folder) => ({
      config: `{\n\tadmin off\n\tauto_https off\n\tstorage file_system ${folder}/caddy\n}\n${text}`,
      args: ["run", "--adapter", "caddyfile", "--config", path.join(folder, "config")],
    }),
  },
]

export function isInstalled({ name, version }: Program): boolean {
  try {
    execFileSync(name, version, { stdio: "ignore" })
    return true
  } catch {
    console.warn(`${name} is not installed: docs/deploy/ is not tested with it here (Debian: apt-get install ${name})`)
    return false
  }
}

export const SCRIPT = "export const a = 1\n".repeat(200)
export const FRAME_PAGE = readFileSync("public/artifact-frame.html", "utf8")
export const HOST = { Host: "ml.example.com" }

function writeDist(folder: string): void {
  mkdirSync(path.join(folder, "dist", "assets"), { recursive: true })
  const files: Record<string, string | Uint8Array> = {
    "index.html": "<!doctype html><title>Tracklight</title>",
    "artifact-frame.html": FRAME_PAGE,
    "config.json": readFileSync("docs/deploy/config.json"),
    "favicon.svg": "<svg/>",
    "assets/index-abc.js": SCRIPT,
    "assets/index-abc.js.gz": gzipSync(SCRIPT),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, "dist", name), content)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === "object" && address !== null ? address.port : 0
}

/** As the files stand, but for names, folders and ports; `frameUrl` = with the second origin, and what README.md says to change for it. */
export async function startProgram(program: Program, upstream: string, frameUrl?: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "tracklight-deploy-"))
  writeDist(folder)
  const port = await freePort()
  const text = textOf(program, frameUrl)
    .replaceAll("/srv/tracklight", path.join(folder, "dist"))
    .replaceAll("127.0.0.1:5000", new URL(upstream).host)
    .replaceAll("listen 80", `listen 127.0.0.1:${port}`)
    .replaceAll(/^(http:\/\/[a-z.]+) \{/gm, `$1:${port} {`)
    .replaceAll(":80 {", `:${port} {`)
  const { config, args } = program.prepare(text, folder)
  writeFileSync(path.join(folder, "config"), config)
  const child = spawn(program.name, args, { stdio: ["ignore", "pipe", "pipe"] })
  let printed = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => (printed += bytes.toString()))
  const ended = new Promise((resolve) => child.on("exit", resolve))
  onTestFinished(async () => {
    child.kill("SIGTERM")
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
  const base = `http://127.0.0.1:${port}/`
  await expect
    .poll(
      () =>
        child.exitCode === null
          ? ask(base, "/", { headers: HOST }).then(
              ({ status }) => status,
              () => printed,
            )
          : printed,
      {
        timeout: 10_000,
      },
    )
    .toBe(200)
  return base
}

const deployed = (file: string) => readFileSync(path.join("docs", "deploy", file), "utf8")

function textOf({ file, frameFile }: Program, frameUrl: string | undefined): string {
  if (frameUrl === undefined) return deployed(file)
  const app = deployed(file).replaceAll(/frame-src 'self'/g, `frame-src ${new URL(frameUrl).origin}`)
  return `${app}\n${deployed(frameFile)}`
}
