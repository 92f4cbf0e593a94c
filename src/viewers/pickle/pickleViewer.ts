import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

const EXTENSIONS = new Set(["pkl", "pickle", "pt", "pth", "ckpt", "bin"])

const PACKED = /\.(?:joblib|(?:pkl|pickle|joblib)\.(?:gz|z|bz2|xz|lzma|lz4))$/i

/** The older protocols begin with anything, so there the name decides. */
export const pickleViewer: Viewer = {
  id: "pickle",
  label: "Pickle",
  score: ({ path, magic }) => {
    if (magic === "pickle") return 5
    // Compressed, as joblib does it: its first bytes say so to who reads it.
    if (PACKED.test(path)) return magic === "gzip" || magic === "binary" ? 4 : 0
    const isOld = magic === "text" || magic === "binary"
    return isOld && ["pkl", "pickle"].includes(extensionOf(path))
      ? 3
      : isOld && EXTENSIONS.has(extensionOf(path))
        ? 0.5
        : 0
  },
  load: () => import("./PickleView").then(({ PickleView }) => ({ View: PickleView })),
}
