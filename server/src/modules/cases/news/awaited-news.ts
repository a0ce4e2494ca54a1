import type { CaseDetail, CaseTypeDocument } from '@aftersale/contract'
import type { AwaitedMessage } from '../../../engine/index.ts'

type Typed = Pick<CaseTypeDocument, 'news'>

/** What of the news of its type a case awaits, in the order of the type; once each, however many steps await it. */
export function awaitedNews({ news = [] }: Typed, messages: readonly AwaitedMessage[]): CaseDetail['awaits'] {
  return news.flatMap(({ name, ...of }) => {
    const first = firstOf(messages, name)
    return first === undefined ? [] : [{ news: name, ...of, since: first.since }]
  })
}

/** Who has awaited this news longest: messages stand in the order of their opening. */
export const firstOf = (messages: readonly AwaitedMessage[], news: string): AwaitedMessage | undefined =>
  messages.find(({ name }) => name === news)
