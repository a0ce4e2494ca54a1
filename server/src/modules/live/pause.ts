/** A pause that ends early when it is told to, also before it begins. */
export interface Pause {
  end(): void
  /** Resolves after so many milliseconds, when it is ended, or when the signal is aborted. */
  forUpTo(milliseconds: number): Promise<void>
}

export function createPause(over: AbortSignal): Pause {
  let isEnded = false
  let resume: (() => void) | null = null
  const end = () => {
    isEnded = true
    resume?.()
  }
  over.addEventListener('abort', end, { once: true })
  return {
    end,
    forUpTo: async (milliseconds) => {
      if (!isEnded && !over.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          resume = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        resume = null
      }
      isEnded = false
    },
  }
}
