const LONGEST = 256

/** Why a registry would refuse the name; undefined = it may take it. */
export function modelNameProblem(name: string): string | undefined {
  if (name.trim() === "") return "A model needs a name"
  if (/[/:]/.test(name)) return "A model's name cannot hold a slash or a colon"
  return name.length > LONGEST ? `A model's name has at most ${LONGEST} characters` : undefined
}
