import { expect, test } from "vitest"

import type { Magic } from "./magic"
import { pictureSize } from "./pictureSize"

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** By Pillow: 300 x 7 pixels each. */
test.each<[Magic, string]>([
  [
    "png",
    "iVBORw0KGgoAAAANSUhEUgAAASwAAAAHCAIAAAA9A+djAAAAMklEQVR4nO3TIQEAIADAMECi0fSPSYwLtgQ3n/vcAXRWHQC/MyHETAgxE0LMhBAzIcQeixoASnnYaxMAAAAASUVORK5CYII=",
  ],
  [
    "gif",
    "R0lGODdhLAEHAIEAAAoUHgAAAAAAAAAAACwAAAAALAEHAAAITAABCBxIsKDBgwgTKlzIsKHDhxAjSpxIsaLFixgzatzIsaPHjyBDihxJsqTJkyhTqlzJsqXLlzBjypxJs6bNmzhz6tzJs6fPn0ApBgQAOw==",
  ],
  [
    "jpeg",
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAAHASwDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDxGiiitjIKKKKACiiigAooooAKKKKACiiigAooooAKKKKACiiigAooooAKKKKACiiigAooooAKKKKACiiigAooooAKKKKACiiigAooooA//9k=",
  ],
  ["webp", "UklGRiQAAABXRUJQVlA4TBcAAAAvK4EBAAdQiirUo/8BICH8Xy9G9D9FAAA="],
  [
    "webp",
    "UklGRkoAAABXRUJQVlA4ID4AAADQAwCdASosAQcAPtFor1KoJiQioagBABoJaQDRgAT5w4cOHDhw4NAA/vEKZcQ+DzSr+sQ7Si063C3kak0AAA==",
  ],
  ["bmp", "Qk3SGAAAAAAAADYAAAAoAAAALAEAAAcAAAABABgAAAAAAJwYAADEDgAAxA4AAAAAAAAAAAAAHhQKHhQK"],
  [
    "webp",
    "UklGRnQAAABXRUJQVlA4WAoAAAAQAAAAKwEABgAAQUxQSBAAAAABB9CEiAgACeH/ejGi/ykCVlA4ID4AAADQAwCdASosAQcAPtFor1KoJiQioagBABoJaQDRgAT5w4cOHDhw4NAA/vEKZcQ+DzSr+sQ7Si063C3kak0AAA==",
  ],
])("%s", (magic, base64) => {
  const bytes = fromBase64(base64)
  expect(pictureSize(bytes, magic)).toEqual({ width: 300, height: 7 })
  expect(pictureSize(bytes.subarray(0, 8), magic)).toBeUndefined()
})

test("what is no picture, and a JPEG whose parts lead nowhere, have no size", () => {
  expect(pictureSize(new Uint8Array(100), "text")).toBeUndefined()
  expect(pictureSize(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, ...new Uint8Array(50)), "jpeg")).toBeUndefined()
})
