import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Runs a program of node_modules; its output is the finding when it exits with anything but 0. */
export function tool(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return async (root: string, signal: AbortSignal): Promise<string[]> => {
    const { code, output } = await outputOf(root, program, args, env, signal)
    return code === 0 ? [] : [output.trim() || `${program} exited with ${code}`]
  }
}

/** What a program of node_modules prints on both streams, and its exit code. */
function outputOf(
  root: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
) {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; output: string }>()
  const child = spawn(process.execPath, [join(root, 'node_modules/.bin', program), ...args], {
    cwd: root,
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  child.on('error', reject)
  child.on('close', (code) => resolve({ code, output }))
  return promise
}
