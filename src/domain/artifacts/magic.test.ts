import { describe, expect, test } from "vitest"

import { magicOf } from "./magic"

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe("what a file is", () => {
  test.each([
    ["", "empty"],
    ["\x89PNG\r\n\x1a\n....", "png"],
    ["\xff\xd8\xff\xe0", "jpeg"],
    ["GIF89a", "gif"],
    ["RIFF\x01\x02\x03\x04WEBPVP8 ", "webp"],
    ["%PDF-1.7", "pdf"],
    ["RIFF\x01\x02\x03\x04WAVEfmt ", "wav"],
    ["ID3\x04\x00", "mp3"],
    ["\xff\xfb\x90\x00", "mp3"],
    ["fLaC\x00", "flac"],
    ["OggS\x00", "ogg"],
    ["\x00\x00\x00\x20ftypisom", "mp4"],
    ["\x00\x00\x00\x20ftypavif", "avif"],
    ["\x1a\x45\xdf\xa3", "webm"],
    ["PK\x03\x04", "zip"],
    ["PAR1....", "parquet"],
    ["\x80\x04\x95\x00\x00", "pickle"],
    ["step,loss\n1,0.5\n", "text"],
    ['{"columns":["a"],"data":[[1]]}', "jsonTable"],
    ['{"columns": 3}', "text"],
    ['{"data": [{"x": [1], "type": "scatter"}], "layout": {}}', "plotlyFigure"],
    ['{"layout":{"title":{"text":"a"}},"data":[{"type":"heatmap"}]}', "plotlyFigure"],
    ['{"$schema": "https://vega.github.io/schema/vega-lite/v5.20.1.json", "mark": "bar"}', "vegaFigure"],
    ['{"data": {"name": "a{\\"["}, "$schema": "https://vega.github.io/schema/vega/v6.json"}', "vegaFigure"],
    ['{"charts": [{"$schema": "https://vega.github.io/schema/vega/v6.json"}]}', "text"],
    ['{"$schema": "https://json-schema.org/draft-07/schema"}', "text"],
    ['{"data": [{"type": "customer"}]}', "text"],
    ['{"rows": [{"type": "bar"}]}', "text"],
    ["\x1b[31merror\x1b[0m\n", "text"],
    ["\xff\xfeh\x00i\x00", "text"],
    ["\x00\x01\x02", "binary"],
    ["\xc3\x28\xa0\xa1", "binary"],
    ["<html><script>alert(1)</script>", "text"],
  ])("%j is %s", (text, magic) => {
    expect(magicOf(bytes(text))).toBe(magic)
  })

  test("a character cut at the end of the head is still text", () => {
    const whole = new TextEncoder().encode("naïve ü")
    expect(magicOf(whole.slice(0, -1))).toBe("text")
  })
})
