/** The moment at which tests stand still: 2026-11-20 09:00 UTC. */
export const testNow = Date.UTC(2026, 10, 20, 9)
