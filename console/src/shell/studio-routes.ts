import { createRoute } from '@tanstack/react-router'
import { staff } from './base-routes.ts'
import { lazyPage } from './release/lazy-page.ts'

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined)

const models = createRoute({
  getParentRoute: () => staff,
  path: '/studio',
  validateSearch: (search: Readonly<Record<string, unknown>>) => {
    const [view, q] = [textOf(search['view']), textOf(search['q'])]
    return { ...(view === undefined ? {} : { view }), ...(q === undefined ? {} : { q }) }
  },
  component: lazyPage(() => import('../features/studio/list/models-page.tsx'), 'ModelsPage'),
})

const oneModel = createRoute({
  getParentRoute: () => staff,
  path: '/studio/models/$resource',
  validateSearch: (search: Readonly<Record<string, unknown>>) => {
    const [face, at] = [textOf(search['face']), textOf(search['at'])]
    return { ...(face === undefined ? {} : { face }), ...(at === undefined ? {} : { at }) }
  },
  component: lazyPage(() => import('../features/studio/model/model-page.tsx'), 'ModelPage'),
})

const running = createRoute({
  getParentRoute: () => staff,
  path: '/studio/flows/$key/running',
  validateSearch: (search: Readonly<Record<string, unknown>>) => {
    const version = Number(search['version'])
    return Number.isInteger(version) && version > 0 ? { version } : {}
  },
  component: lazyPage(() => import('../features/studio/operate/running-page.tsx'), 'RunningPage'),
})

/** Where the business is changed. */
export const studioPages = [models, oneModel, running]
