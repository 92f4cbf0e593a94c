import type { LineStyle } from "./terminal"

/** A tree of classes over a text, as highlighters give it; never markup. */
export type CodeNode = {
  readonly type: string
  readonly value?: string
  readonly properties?: { readonly className?: unknown }
  readonly children?: readonly CodeNode[]
}

/** What the classes of highlight.js are drawn as; classes that are not here look like what is around them. */
const STYLES = new Map<string, string>(
  Object.entries({
    keyword: "keyword selector-tag template-tag doctag",
    string: "string regexp char subst link quote",
    number: "number literal symbol bullet",
    comment: "comment meta",
    title: "title section name selector-id selector-class",
    type: "type built_in class",
    attribute: "attr attribute variable property selector-attr",
    added: "addition",
    removed: "deletion",
  }).flatMap(([style, classes]) => classes.split(" ").map((name) => [`hljs-${name}`, style] as const)),
)

/** For each line the parts that have a style. */
export function codeStyles(root: CodeNode): readonly (readonly LineStyle[])[] {
  const lines: LineStyle[][] = [[]]
  let column = 0
  const write = (text: string, style: string) => {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) {
        lines.push([])
        column = 0
      }
      column += part.length
      if (part !== "") lines.at(-1)?.push({ end: column, style })
    }
  }
  const walk = (node: CodeNode, style: string) => {
    if (node.value !== undefined) write(node.value, style)
    node.children?.forEach((child) => walk(child, styleOf(child) ?? style))
  }
  walk(root, "")
  return lines.map((line) => (line.every(({ style }) => style === "") ? [] : line))
}

function styleOf({ properties }: CodeNode): string | undefined {
  const names = Array.isArray(properties?.className) ? properties.className : []
  return names.map((name) => STYLES.get(String(name))).find((style) => style !== undefined)
}
