/** Keys to press: `Kbd keys="Ctrl K"` shows two caps. */
export function Kbd({ keys }: { keys: string }) {
  const caps = keys.split(" ")
  return (
    <span>
      {caps.map((cap, index) => (
        <span key={cap}>
          {index > 0 && " "}
          <kbd>{cap}</kbd>
        </span>
      ))}
    </span>
  )
}
