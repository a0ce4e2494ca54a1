import { isoOf } from '@aftersale/kernel'
import type { AuditEntry } from './audit-entries.view.ts'

const HEAD = [
  'at',
  'person',
  'name',
  'via',
  'api_key',
  'address',
  'operation',
  'object',
  'object_name',
  'action',
  'changes',
  'request',
]

/** Entries as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8. Nothing in it is run as a formula. */
export function csvOf(entries: readonly AuditEntry[]): string {
  const rows = entries.map((entry) => [
    isoOf(entry.at),
    entry.person?.email ?? '',
    entry.person?.name ?? '',
    entry.via,
    entry.apiKey ?? '',
    entry.address ?? '',
    entry.route ?? '',
    entry.object,
    entry.name,
    entry.action,
    entry.changes.length === 0 ? '' : JSON.stringify(entry.changes),
    entry.requestId ?? '',
  ])
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell that begins like a formula is marked as text, for names are whatever people typed (OWASP, CSV injection). */
const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
