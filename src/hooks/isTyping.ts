/** Whether keys go into a text there. Tick boxes and radio buttons take no text, so shortcuts still hold on them. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !takesNoText(target)))

const takesNoText = (element: HTMLElement): boolean =>
  element instanceof HTMLInputElement && ["checkbox", "radio", "range", "button"].includes(element.type)
