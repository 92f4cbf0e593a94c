/** Where the code of a run can be read; only hosts whose addresses are known, everything else stays plain text. */
export type SourceLink = { readonly repository: string; readonly commit: string | undefined }

type Host = {
  readonly matches: (host: string) => boolean
  readonly commitPath: (commit: string) => string
}

const HOSTS: readonly Host[] = [
  { matches: (host) => isHost(host, "github"), commitPath: (commit) => `/commit/${commit}` },
  { matches: (host) => isHost(host, "gitlab"), commitPath: (commit) => `/-/commit/${commit}` },
  { matches: (host) => isHost(host, "bitbucket"), commitPath: (commit) => `/commits/${commit}` },
  {
    matches: (host) => host === "dev.azure.com" || host.endsWith(".visualstudio.com"),
    commitPath: (commit) => `/commit/${commit}`,
  },
]

/** `github.com`, or a company's own `github.example.com`; not `github.com.example.org` pretending to be it. */
function isHost(host: string, product: string): boolean {
  const [first, second, ...rest] = host.split(".")
  const isPublic = (second === "com" || second === "org") && rest.length === 0
  return first === product && (isPublic || (rest.length > 0 && second !== "com" && second !== "org"))
}

/** The tags mlflow.source.git.repoURL and .commit, which anyone may write, as links or nothing. */
export function sourceLink(repository: string | undefined, commit: string | undefined): SourceLink | undefined {
  const url = repository === undefined ? undefined : repositoryUrl(repository.trim())
  if (url === undefined) return undefined
  const host = HOSTS.find(({ matches }) => matches(url.hostname))
  if (!host) return undefined
  const base = `https://${url.host}${url.pathname.replace(/(?:\.git)?\/*$/, "")}`
  const isCommit = commit !== undefined && /^[\da-f]{7,64}$/i.test(commit)
  return { repository: base, commit: isCommit ? base + host.commitPath(commit) : undefined }
}

/** Credentials, queries and fragments are dropped; `git@host:path` is what git prints for a clone by ssh. */
function repositoryUrl(text: string): URL | undefined {
  const ssh = /^(?:ssh:\/\/)?git@([\w.-]+)(?::\d+)?[:/](.+)$/.exec(text)
  const address = ssh ? sshAddress(ssh[1] ?? "", ssh[2] ?? "") : text.replace(/^git\+/, "")
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.pathname.length > 1 ? url : undefined
}

/** Azure DevOps has a path of its own for ssh: `git@ssh.dev.azure.com:v3/org/project/repo`. */
function sshAddress(host: string, path: string): string {
  const azure = /^v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path)
  if (host === "ssh.dev.azure.com" && azure)
    return `https://dev.azure.com/${azure[1] ?? ""}/${azure[2] ?? ""}/_git/${azure[3] ?? ""}`
  return `https://${host}/${path}`
}
