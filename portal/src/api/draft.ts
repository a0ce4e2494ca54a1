import { keep, readKept } from '../text/language.ts'
import { newKey } from './call.ts'

/** What somebody has filled in and not sent. Its key makes that it is filed once, however often it is sent. */
export interface Draft {
  readonly key: string
  readonly units: number
  readonly fields: Readonly<Record<string, string | number | boolean>>
  readonly photos: readonly string[]
}

const nameOf = (order: string, about: string, type: string) => `aftersale.portal.draft ${order} ${about} ${type}`

export function readDraft(order: string, about: string, type: string): Draft | null {
  try {
    const kept = readKept(nameOf(order, about, type))
    return kept === null ? null : (JSON.parse(kept) as Draft)
  } catch {
    return null
  }
}

export const newDraft = (): Draft => ({ key: newKey(), units: 1, fields: {}, photos: [] })

export const keepDraft = (order: string, about: string, type: string, draft: Draft | null): void =>
  keep(nameOf(order, about, type), draft === null ? null : JSON.stringify(draft))
