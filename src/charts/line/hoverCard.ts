import css from "./LineChart.module.css"

export type CardRow = {
  readonly color: string
  readonly label: string
  readonly value: string
  /** Where this value lies when that is not where the title says. */
  readonly aside: string
  readonly isClosest: boolean
}

export type CardContent = {
  /** In the viewport. */
  readonly at: { readonly x: number; readonly y: number }
  readonly title: string
  readonly rows: readonly CardRow[]
  readonly more: number
}

const GAP = 14

/** The tooltip. It lives in the top layer, so that no card of a wall cuts it off. */
export function createHoverCard(element: HTMLElement) {
  const title = child(element, css.cardTitle)
  const rows = child(element, css.cardRows)
  const more = child(element, css.cardMore)
  let isOpen = false
  return {
    hide: () => {
      if (!isOpen) return
      isOpen = false
      element.hidePopover?.()
      element.hidden = true
    },
    show: (content: CardContent) => {
      title.textContent = content.title
      content.rows.forEach((row, i) => fillRow(rows.children[i] ?? newRow(rows), row))
      while (rows.children.length > content.rows.length) rows.lastElementChild?.remove()
      more.textContent = content.more > 0 ? `and ${content.more} more` : ""
      if (!isOpen) {
        isOpen = true
        element.hidden = false
        element.showPopover?.()
      }
      const { offsetWidth: width, offsetHeight: height } = element
      const right = content.at.x + GAP + width <= window.innerWidth
      const left = right ? content.at.x + GAP : Math.max(0, content.at.x - GAP - width)
      const top = Math.max(4, Math.min(content.at.y - height / 2, window.innerHeight - height - 4))
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
    },
  }
}

function child(parent: Element, className: string | undefined): HTMLElement {
  const element = document.createElement("div")
  element.className = className ?? ""
  parent.append(element)
  return element
}

function newRow(parent: Element): Element {
  const row = child(parent, css.cardRow)
  child(row, css.swatch)
  row.append(document.createElement("bdi"))
  child(row, css.cardValue)
  child(row, css.cardAside)
  return row
}

function fillRow(row: Element, { color, label, value, aside, isClosest }: CardRow): void {
  const [swatch, name, number, place] = row.children
  if (swatch instanceof HTMLElement && swatch.style.background !== color) swatch.style.background = color
  if (name !== undefined && name.textContent !== label) name.textContent = label
  if (number !== undefined) number.textContent = value
  if (place !== undefined) place.textContent = aside
  row.classList.toggle(css.closest ?? "closest", isClosest)
}
