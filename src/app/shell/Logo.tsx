export function Logo() {
  return (
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <path d="M2 13c3 0 3-8 7-8s3 5 7 5" fill="none" stroke="var(--accent)" strokeWidth="2.2" strokeLinecap="round" />
      <circle cx="9" cy="5" r="2" fill="var(--run-2)" />
    </svg>
  )
}
