import { commandKey } from '../../../../api/command-key.ts'

/** A file that was uploaded and waits to be sent with what is being written. */
export type DraftFile = { readonly id: string; readonly name: string }

/** What people write in a case, each for other readers. */
export const KINDS = ['public', 'partner', 'note'] as const

/** What somebody writes in a case and has not sent; under its key it is sent once, however often it is tried. */
export type ReplyDraft = {
  readonly kind: (typeof KINDS)[number]
  readonly fromCustomer: boolean
  readonly text: string
  readonly files: readonly DraftFile[]
  readonly key: string
}

const keyOf = (userId: string, number: string) => `aftersale.reply.${userId}.${number}`

export const emptyDraft = (kind: ReplyDraft['kind']): ReplyDraft => ({
  kind,
  fromCustomer: false,
  text: '',
  files: [],
  key: commandKey(),
})

/** What somebody was writing in this browser; an empty draft of this kind where nothing was, or what is kept cannot be read. */
export function readReplyDraft(userId: string, number: string, first: ReplyDraft['kind']): ReplyDraft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId, number)) ?? 'null')
    return isDraft(kept) ? kept : emptyDraft(first)
  } catch {
    return emptyDraft(first)
  }
}

export function keepReplyDraft(userId: string, number: string, draft: ReplyDraft): void {
  if (draft.text === '' && draft.files.length === 0) localStorage.removeItem(keyOf(userId, number))
  else localStorage.setItem(keyOf(userId, number), JSON.stringify(draft))
}

function isDraft(kept: unknown): kept is ReplyDraft {
  if (typeof kept !== 'object' || kept === null) return false
  const { kind, text, files, key } = kept as Partial<Record<keyof ReplyDraft, unknown>>
  return (
    KINDS.some((known) => known === kind) && typeof text === 'string' && typeof key === 'string' && Array.isArray(files)
  )
}
