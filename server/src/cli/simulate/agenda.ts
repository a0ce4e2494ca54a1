import type { Instant } from '@aftersale/kernel'

/** What is to happen when. */
export interface Agenda<Item> {
  add(at: Instant, item: Item): void
  /** Takes out what is due, the earliest first. */
  due(now: Instant): Item[]
}

export function openAgenda<Item>(): Agenda<Item> {
  let waiting: { readonly at: Instant; readonly item: Item }[] = []
  return {
    add: (at, item) => void waiting.push({ at, item }),
    due: (now) => {
      const due = waiting.filter(({ at }) => at <= now)
      if (due.length > 0) waiting = waiting.filter(({ at }) => at > now)
      return due.sort((a, b) => a.at - b.at).map(({ item }) => item)
    },
  }
}
