import { type Aftersale, type OpenOptions, openAftersale } from '../main.ts'
import { openLog } from '../platform/log.ts'
import { outageOf } from '../platform/outage.ts'
import type { Context } from './frame/index.ts'

/** Opens the program for a command, does the work, and closes it whatever happens; what fails around it is put into words. */
export async function withAftersale<T>(
  context: Pick<Context, 'env' | 'dataDir' | 'verbose'>,
  options: Pick<OpenOptions, 'pack' | 'clock'> & { readonly level?: 'info' },
  work: (aftersale: Aftersale) => Promise<T>,
): Promise<T> {
  // A command that ends has its own sentence for whatever goes wrong; a log is for what goes on.
  const log = openLog({ level: context.verbose ? 'info' : (options.level ?? 'fatal') })
  const { pack, clock } = options
  const aftersale = await openAftersale({
    env: context.env,
    dataDir: context.dataDir,
    log,
    pack,
    ...(clock !== undefined && { clock }),
  })
  try {
    return await work(aftersale)
  } catch (error) {
    throw (await outageOf(error, aftersale.connection)) ?? error
  } finally {
    await aftersale.close()
  }
}
