import { type Caller, type KnownRefusal, permissionEntry, type Route } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { admits, type SourceScope } from '../modules/access/index.ts'
import { withSeenSources } from '../platform/seen-sources.ts'

export type ScopeOf = (
  caller: Caller,
  permission: Exclude<Route['permission'], undefined | 'own-account'>,
) => Promise<SourceScope>

/**
 * Serves a call within the shops that the caller's roles reach: a body that names others is refused, and records of others are
 * not there while it is served. Whose permission is about the company as a whole is served as is; cases ask by themselves.
 */
export async function withinReach<T>(
  { permission }: Route,
  { caller, body }: { readonly caller: Caller | undefined; readonly body: unknown },
  scopeOf: ScopeOf,
  serve: () => Promise<T>,
): Promise<Result<T, KnownRefusal<'access.source-outside'>>> {
  if (caller === undefined || permission === undefined || permission === 'own-account') return accept(await serve())
  const { reach } = permissionEntry(permission)
  if (reach === 'company') return accept(await serve())
  const scope = await scopeOf(caller, permission)
  if (scope.kind === 'all') return accept(await serve())
  const outside = [...new Set(sourcesIn(body))].filter((source) => !admits(scope, source))
  if (outside.length > 0) return refuse({ code: 'access.source-outside', sources: outside.slice(0, 20) })
  return accept(await (reach === 'records' ? withSeenSources(scope, serve) : serve()))
}

/** The shops that a body names, its own or those of its items. */
function sourcesIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return []
  const { source, items } = body as { readonly source?: unknown; readonly items?: unknown }
  const own = typeof source === 'string' ? [source] : []
  return Array.isArray(items)
    ? [...own, ...items.flatMap((item) => sourcesIn({ source: (item as { source?: unknown } | null)?.source }))]
    : own
}
