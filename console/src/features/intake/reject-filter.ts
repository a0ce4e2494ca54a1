/** The reason that rejected rows are narrowed to; it stands in the address. */
export type RejectFilter = { readonly reason?: string }

export function readRejectFilter(search: Readonly<Record<string, unknown>>): RejectFilter {
  const { reason } = search
  return typeof reason === 'string' && reason.trim() !== '' ? { reason: reason.slice(0, 64) } : {}
}
