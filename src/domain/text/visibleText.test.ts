import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { safeFileName, visibleParts, visibleText, withoutHazards } from "./visibleText"

describe("characters that hide or turn text are shown", () => {
  test.each([
    ["plain", "plain"],
    ["run\u202egpj.exe", "run[RLO]gpj.exe"],
    ["a\u0000b", "a[␀]b"],
    ["zero\u200bwidth", "zero[ZWSP]width"],
    ["two\nlines\tand tab", "two[↵]lines[⇥]and tab"],
    ["\u2066isolate\u2069", "[LRI]isolate[PDI]"],
    ["soft\u00adhyphen", "soft[SHY]hyphen"],
    ["\ufeffmark", "[BOM]mark"],
    ["filler\u3164", "filler[U+3164]"],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["=HYPERLINK(0)", "=HYPERLINK(0)"],
  ])("%j", (text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  test.each(["👩‍💻", "🏳️‍🌈", "تجربة", "实验", "é", "क्‍ष", "Zalg̷̡o"])("%s is writing and stays as it is", (text) => {
    expect(visibleParts(text)).toEqual([{ text, isMark: false }])
  })

  test("no mark is lost and no other text is changed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const kept = visibleParts(text).filter(({ isMark }) => !isMark)
        expect(kept.every((part) => text.includes(part.text))).toBe(true)
        expect(visibleText(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u)
      }),
    )
  })
})

describe("names for files", () => {
  test.each([
    ["../../../etc/passwd", "_.._.._etc_passwd"],
    ["model\u202egpj.exe", "model gpj.exe"],
    ['a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"],
    ["...", "download"],
    ["", "download"],
    ["CON\u0000.txt", "CON .txt"],
  ])("%j -> %j", (name, expected) => {
    expect(safeFileName(name)).toBe(expected)
  })

  test("a long name keeps its extension", () => {
    const name = safeFileName(`${"x".repeat(400)}.parquet`)
    expect(name).toHaveLength(120)
    expect(name.endsWith(".parquet")).toBe(true)
  })
})

test("a window title loses what cannot be marked there", () => {
  expect(withoutHazards("a\u202eb\nc")).toBe("a b c")
})
