import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The token of a cookie that better-auth has signed (HMAC-SHA-256 of the token by the secret, base64, after the last dot,
 * all URL-encoded); undefined where there is no such cookie, or nobody who knows the secret signed it.
 */
export function signedToken(cookies: string, name: string, secret: string): string | undefined {
  const written = cookies
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
  const value = decoded(written?.slice(name.length + 1) ?? '')
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
