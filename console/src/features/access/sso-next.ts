const NAME = 'aftersale.next'

/** Keeps where somebody was going while they are away at the identity provider. */
export function keepNext(next: string | undefined): void {
  if (next === undefined) sessionStorage.removeItem(NAME)
  else sessionStorage.setItem(NAME, next)
}

/** Where they were going, once. */
export function takeNext(): string | undefined {
  const next = sessionStorage.getItem(NAME)
  sessionStorage.removeItem(NAME)
  return next ?? undefined
}
