import { MESSAGES } from '../loops/topic.ts'
import type { Scope } from './messages.store.ts'

/** What there is to look at anew: a message, an instance that waits for one, a correlation key that is free again. */
type News = 'message' | 'waiting' | 'freed'

/** More news than this at once, or a longer name, and everything is looked at: a notification has its bounds. */
const MOST_NEWS = 100
const LONGEST = 500

/** The topics that tell of it. */
export function messageTopics(news: News, names: readonly string[]): string[] {
  const distinct = [...new Set(names)]
  const isTooMuch = distinct.length > MOST_NEWS || distinct.some((name) => name.length > LONGEST)
  return isTooMuch ? [MESSAGES] : distinct.map((name) => `${MESSAGES} ${news} ${name}`)
}

/** What the topics tell to look at; null: everything. */
export function scopesOf(topics: ReadonlySet<string>): Scope[] {
  const names: Record<News, string[]> = { message: [], waiting: [], freed: [] }
  for (const topic of topics) {
    const [, news, name] = /^messages (message|waiting|freed) (.*)$/s.exec(topic) ?? []
    if (news === undefined || name === undefined) return [null]
    names[news as News].push(name)
  }
  return [
    ...(names.message.length > 0 ? [{ messageIds: names.message }] : []),
    ...(names.waiting.length > 0 ? [{ instanceIds: names.waiting }] : []),
    ...(names.freed.length > 0 ? [{ correlationKeys: names.freed }] : []),
  ]
}
