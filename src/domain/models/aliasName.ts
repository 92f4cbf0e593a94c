const LONGEST = 255

/** Why MLflow would refuse the alias; undefined = it takes it. `latest` and `v3` stand for versions already. */
export function aliasProblem(alias: string): string | undefined {
  if (alias === "") return "An alias needs a name"
  if (!/^[\p{L}\p{N}_-]+$/u.test(alias)) return "An alias takes letters, digits, _ and -"
  if (/^(latest|v\d+)$/i.test(alias)) return `“${alias}” stands for a version already`
  return alias.length > LONGEST ? `An alias has at most ${LONGEST} characters` : undefined
}
