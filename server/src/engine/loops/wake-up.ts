/** A pause that ends early when there is work: what was called while nobody paused ends the next pause at once. */
export interface WakeUp {
  wake(): void
  /** Resolves after so many milliseconds, or when woken; answers whether it was. */
  pause(milliseconds: number): Promise<boolean>
}

export function createWakeUp(): WakeUp {
  let isCalled = false
  let end: (() => void) | null = null
  return {
    wake: () => {
      isCalled = true
      end?.()
    },
    pause: async (milliseconds) => {
      if (!isCalled) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          end = resolve
          timer = setTimeout(resolve, milliseconds)
        })
        clearTimeout(timer)
        end = null
      }
      const wasCalled = isCalled
      isCalled = false
      return wasCalled
    },
  }
}
