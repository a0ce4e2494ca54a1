import { hash } from 'node:crypto'

/** 128 bits of SHA-256 in the form of a uuid: what PostgreSQL keeps in sixteen bytes. Equal parts give equal keys. */
export function digestKey(parts: readonly (string | number)[]): string {
  const hex = hash('sha256', JSON.stringify(parts), 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** The record key of what a source knows by a key of its own: a row's key columns, or the external id of an API call. */
export function keyedDigest(source: string, key: readonly string[]): string {
  return digestKey([source, 'key', ...key])
}
