import { type Bilingual, labelIn } from '@aftersale/kernel'

/** What of an element of bpmn-moddle is looked at here. */
export interface Drawn {
  readonly $type: string
  readonly id?: string
  name?: string | undefined
  text?: string | undefined
  readonly extensionElements?: { readonly values?: readonly Extension[] } | undefined
}

interface Extension {
  readonly $type: string
  readonly properties?: readonly { readonly name?: string; readonly value?: string }[]
}

/** Key of the property of the dialect in which an element keeps its Chinese name. */
export const CHINESE_NAME = 'name:zh-CN'

/** The Chinese name that an element has of its own; null: none. */
export function chineseName({ extensionElements }: Drawn): string | null {
  const properties = (extensionElements?.values ?? []).flatMap((one) =>
    one.$type === 'zeebe:Properties' ? (one.properties ?? []) : [],
  )
  return properties.find(({ name }) => name === CHINESE_NAME)?.value || null
}

/** The name of an element as the reader reads it; empty where it has none. */
export function nameIn(element: Drawn, language: keyof Bilingual): string {
  const drawn = element.name ?? ''
  if (language === 'zh-CN') return chineseName(element) ?? labelIn(drawn, language)
  return labelIn(drawn, language)
}
