import type { Magic } from "~/domain/artifacts/magic"

export const PICTURE_TYPES = new Map<Magic, string>([
  ["png", "image/png"],
  ["jpeg", "image/jpeg"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
  ["bmp", "image/bmp"],
  ["avif", "image/avif"],
])
