/** Gives back what was put in, the least first. */
export class Heap<T> {
  readonly #items: { readonly cost: number; readonly value: T }[] = []

  put(cost: number, value: T): void {
    const items = this.#items
    let at = items.length
    items.push({ cost, value })
    while (at > 0) {
      const up = (at - 1) >> 1
      if (this.#costAt(up) <= this.#costAt(at)) return
      this.#swap(up, at)
      at = up
    }
  }

  take(): { readonly cost: number; readonly value: T } | undefined {
    const items = this.#items
    const [first] = items
    const last = items.pop()
    if (first === undefined || last === undefined || items.length === 0) return first
    items[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (this.#costAt(left) < this.#costAt(least)) least = left
      if (this.#costAt(right) < this.#costAt(least)) least = right
      if (least === at) return first
      this.#swap(least, at)
      at = least
    }
  }

  #costAt = (at: number): number => this.#items[at]?.cost ?? Infinity

  #swap(one: number, other: number): void {
    const [first, second] = [this.#items[one], this.#items[other]]
    if (first === undefined || second === undefined) return
    this.#items[one] = second
    this.#items[other] = first
  }
}
