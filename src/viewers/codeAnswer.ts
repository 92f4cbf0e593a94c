import { common, createLowlight } from "lowlight"

import { codeStyles } from "~/domain/artifacts/codeStyles"
import type { LineStyle } from "~/domain/artifacts/terminal"

export type CodeQuestion = { readonly language: string; readonly text: string }
export type CodeAnswer = readonly (readonly LineStyle[])[]

const lowlight = createLowlight(common)

export const codeAnswer = ({ language, text }: CodeQuestion): Promise<CodeAnswer> =>
  Promise.resolve(codeStyles(lowlight.highlight(language, text)))
