import { copyFile, open, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'

export const serverLog = (dataDir: string): string => join(dataDir, 'postgres.log')

const LARGEST = 8 * 1024 * 1024

/**
 * Keeps the log within twice 8 MB. The server holds the file open for appending, so it is copied and emptied in place:
 * a renamed file would go on growing under its new name.
 */
export async function trimServerLog(dataDir: string, largest: number = LARGEST): Promise<void> {
  const file = serverLog(dataDir)
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size <= largest) return
  await copyFile(file, `${file}.1`)
  await truncate(file)
}

export const logSize = async (dataDir: string): Promise<number> =>
  (await stat(serverLog(dataDir)).catch(() => ({ size: 0 }))).size

/** What the server wrote since the log had this size; at most the last 16 KB of it. */
export async function logSince(dataDir: string, size: number): Promise<string> {
  const file = await open(serverLog(dataDir), 'r').catch(() => undefined)
  if (!file) return ''
  try {
    const end = (await file.stat()).size
    const from = Math.max(Math.min(size, end), end - 16_384)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(end - from), 0, end - from, from)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
