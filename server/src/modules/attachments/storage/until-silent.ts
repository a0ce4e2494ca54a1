/**
 * Hands on what comes, until nothing has come for so many milliseconds: then, and where the reader goes away first, the
 * sender is given up.
 */
export async function* untilSilent(
  body: ReadableStream<Uint8Array>,
  silence: number,
  giveUp: () => void,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const timer = setTimeout(giveUp, silence)
      const { done, value } = await reader.read().finally(() => clearTimeout(timer))
      if (done) return
      yield value
    }
  } finally {
    giveUp()
  }
}
