type Close = () => unknown

const closing: Close[] = []

/**
 * Calls it after the last test of the file that runs, the last given first. A hook of the runner's own would not do: a helper
 * is loaded once for all files that a worker runs, and within a hook another is dropped without a word.
 */
export const closeAfterFile = (close: Close): void => void closing.push(close)

/** One after the other: what was opened later stands on what was opened before. */
export async function closeAll(): Promise<void> {
  const failed: unknown[] = []
  for (let close = closing.pop(); close !== undefined; close = closing.pop()) {
    try {
      await close()
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, 'something that a test file opened did not close')
}
