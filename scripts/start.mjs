// `npm start`: builds when something has changed since the last build, then becomes the server.
import { buildWhenNeeded, serverProgram } from "./build.mjs"

if (!process.argv.includes("--help")) await buildWhenNeeded()
await import(serverProgram)
