import { type Bilingual, labelInBoth, languageBehind } from '@aftersale/kernel'
import { isPlainObject, type PlainObject } from '../plain-object.ts'

/** A text of a form of which one language was changed and the other still says what it said. */
export interface FormTextBehind {
  /** Where in the newer edition, as problems say it: `components[2].components[0].label`. */
  readonly at: string
  readonly language: keyof Bilingual
  /** What both languages say now. */
  readonly words: Bilingual
}

/**
 * Texts of the newer edition of a schema of which only one language was changed. Fields are the same ones by their ids, options by
 * their values. Files that are no schemas have none.
 */
export function formTextsBehind(before: string, after: string): FormTextBehind[] {
  const was = new Map(textsOf(before).map(({ key, text }) => [key, text]))
  return textsOf(after).flatMap(({ key, at, text }) => {
    const [old, words] = [was.get(key), labelInBoth(text)]
    const language = old === undefined ? null : languageBehind(labelInBoth(old), words)
    return language === null ? [] : [{ at, language, words }]
  })
}

interface Text {
  /** What it is of, wherever that stands. */
  readonly key: string
  readonly at: string
  readonly text: string
}

const READ = ['label', 'description', 'text'] as const

function textsOf(content: string): Text[] {
  try {
    const schema: unknown = JSON.parse(content)
    return isPlainObject(schema) ? textsIn(schema, '') : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function textsIn(owner: PlainObject, path: string): Text[] {
  return listed(owner['components']).flatMap(([component, index]) => {
    const at = `${path}components[${index}]`
    const id = String(component['id'] ?? component['key'] ?? at)
    const own = READ.flatMap((name): Text[] => {
      const text = component[name]
      return typeof text === 'string' ? [{ key: `${id} ${name}`, at: `${at}.${name}`, text }] : []
    })
    const options = listed(component['values']).flatMap(([{ value, label }, place]): Text[] => {
      return typeof label === 'string'
        ? [{ key: `${id} option ${value}`, at: `${at}.values[${place}].label`, text: label }]
        : []
    })
    return [...own, ...options, ...textsIn(component, `${at}.`)]
  })
}

const listed = (value: unknown): (readonly [PlainObject, number])[] =>
  Array.isArray(value) ? value.flatMap((one: unknown, at) => (isPlainObject(one) ? [[one, at] as const] : [])) : []
