/**
 * What every answer says. Ant Design writes its styles into the page, hence `unsafe-inline` for styles alone; scripts run
 * from our own files only. `frame-ancestors` keeps other sites from dressing our buttons up as theirs.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const HALF_A_YEAR = 15_768_000

/** `secure`: whether people reach us by HTTPS, and shall not come back by HTTP. */
export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  ...(secure && { 'strict-transport-security': `max-age=${HALF_A_YEAR}` }),
})
