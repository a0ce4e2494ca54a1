import { createRoute } from '@tanstack/react-router'
import { readPeopleFilter } from '../features/access/people/people-filter.ts'
import { readJobFilter } from '../features/processes/jobs/job-filter.ts'
import { staff } from './base-routes.ts'
import { lazyPage } from './release/lazy-page.ts'

/** One's own account. */
export const account = createRoute({
  getParentRoute: () => staff,
  path: '/account',
  component: lazyPage(() => import('../features/access/account/account-page.tsx'), 'AccountPage'),
})

const frame = createRoute({
  getParentRoute: () => staff,
  path: '/admin',
  component: lazyPage(() => import('../features/administration/administration-frame.tsx'), 'AdministrationFrame'),
})

const start = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyPage(() => import('../features/administration/administration-start.tsx'), 'AdministrationStart'),
})

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  validateSearch: readPeopleFilter,
  component: lazyPage(() => import('../features/access/people/people-page.tsx'), 'PeoplePage'),
})

const roles = createRoute({
  getParentRoute: () => frame,
  path: '/roles',
  component: lazyPage(() => import('../features/access/roles/roles-page.tsx'), 'RolesPage'),
})

const units = createRoute({
  getParentRoute: () => frame,
  path: '/units',
  component: lazyPage(() => import('../features/access/roles/units-page.tsx'), 'UnitsPage'),
})

const absences = createRoute({
  getParentRoute: () => frame,
  path: '/absences',
  component: lazyPage(() => import('../features/access/absences/absences-page.tsx'), 'AbsencesPage'),
})

const caseTypes = createRoute({
  getParentRoute: () => frame,
  path: '/case-types',
  component: lazyPage(() => import('../features/cases/types/case-types-page.tsx'), 'CaseTypesPage'),
})

const fields = createRoute({
  getParentRoute: () => frame,
  path: '/fields',
  component: lazyPage(() => import('../features/fields/fields-page.tsx'), 'FieldsPage'),
})

const words = createRoute({
  getParentRoute: () => frame,
  path: '/words',
  component: lazyPage(() => import('../features/words/words-page.tsx'), 'WordsPage'),
})

const templates = createRoute({
  getParentRoute: () => frame,
  path: '/templates',
  component: lazyPage(() => import('../features/conversations/templates/templates-page.tsx'), 'TemplatesPage'),
})

const calendars = createRoute({
  getParentRoute: () => frame,
  path: '/calendars',
  component: lazyPage(() => import('../features/calendars/calendars-page.tsx'), 'CalendarsPage'),
})

const automations = createRoute({
  getParentRoute: () => frame,
  path: '/automations',
  component: lazyPage(() => import('../features/automations/automations-page.tsx'), 'AutomationsPage'),
})

const incidents = createRoute({
  getParentRoute: () => frame,
  path: '/incidents',
  component: lazyPage(() => import('../features/processes/incidents/incidents-page.tsx'), 'IncidentsPage'),
})

const jobs = createRoute({
  getParentRoute: () => frame,
  path: '/jobs',
  validateSearch: readJobFilter,
  component: lazyPage(() => import('../features/processes/jobs/jobs-page.tsx'), 'JobsPage'),
})

const portal = createRoute({
  getParentRoute: () => frame,
  path: '/portal',
  component: lazyPage(() => import('../features/portal/portal-page.tsx'), 'PortalPage'),
})

const providers = createRoute({
  getParentRoute: () => frame,
  path: '/providers',
  component: lazyPage(() => import('../features/providers/providers-page.tsx'), 'ProvidersPage'),
})

const apiKeys = createRoute({
  getParentRoute: () => frame,
  path: '/api-keys',
  component: lazyPage(() => import('../features/access/keys/api-keys-page.tsx'), 'ApiKeysPage'),
})

const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  component: lazyPage(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
})

/** Administration, a page for each topic. */
export const administration = frame.addChildren([
  start,
  people,
  roles,
  units,
  absences,
  caseTypes,
  fields,
  words,
  templates,
  calendars,
  automations,
  portal,
  incidents,
  jobs,
  providers,
  apiKeys,
  audit,
])
