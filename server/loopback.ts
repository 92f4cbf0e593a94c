/** True for this machine itself: what is sent there is read by nobody on the way. */
export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname)
