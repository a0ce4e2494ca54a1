import type { Words } from '../document/part.ts'

/** What work is about: how people look for it. */
export type WorkTopic = 'money' | 'goods' | 'stock' | 'cases' | 'clocks'

/** What a form asks before work comes into a flow. */
export interface WorkInput {
  readonly name: string
  readonly label: Words
  /** `money` is given in yuan and kept in minor units. */
  readonly kind: 'money' | 'number' | 'percent' | 'flag'
  /** FEEL that stands where nothing is filled in, and how people call that; null: it must be filled in. */
  readonly unless: { readonly feel: string; readonly words: Words } | null
}

/** Automatic work as it can be put into a flow: what it is called, what it asks, what it needs from the steps before. */
export interface WorkOffer {
  readonly key: string
  /** Of the service task. */
  readonly type: string
  readonly topic: WorkTopic
  readonly name: Words
  readonly hint: Words
  readonly inputs: readonly WorkInput[]
  /** The variable that the work reads, and the FEEL that makes it; inputs stand in it as `{name}`. */
  readonly reads: { readonly target: string; readonly feel: string } | null
  /** Variables that it brings, by FEEL over what the work answers. */
  readonly brings: Readonly<Record<string, string>>
}

/** What an input says: the FEEL that was filled in, or that stands where nothing is. */
const inputFeel = ({ unless }: WorkInput, given: string | undefined): string | null =>
  given === undefined || given.trim() === '' ? (unless?.feel ?? null) : given

/** The FEEL of what the work reads, with the inputs in their places; null where one that must be is missing. */
export function readsOf({ reads, inputs }: WorkOffer, given: Readonly<Record<string, string>>): string | null {
  let feel = reads?.feel ?? ''
  for (const input of inputs) {
    const value = inputFeel(input, given[input.name])
    if (value === null) return null
    feel = feel.replaceAll(`{${input.name}}`, value)
  }
  return feel
}
