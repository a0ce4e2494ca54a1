import { keep, readKept } from '../text/language.ts'
import { newKey } from './call.ts'

/** What somebody writes in a case and has not sent. Its key makes that it is said once, however often it is sent. */
export interface KeptMessage {
  readonly key: string
  readonly text: string
}

const nameOf = (id: string) => `aftersale.portal.message ${id}`

export const newMessage = (): KeptMessage => ({ key: newKey(), text: '' })

export function readMessage(id: string): KeptMessage {
  try {
    const kept = readKept(nameOf(id))
    return kept === null ? newMessage() : (JSON.parse(kept) as KeptMessage)
  } catch {
    return newMessage()
  }
}

export const keepMessage = (id: string, message: KeptMessage): void =>
  keep(nameOf(id), message.text === '' ? null : JSON.stringify(message))
