import type { Permission } from '@aftersale/contract'
import {
  BranchesOutlined,
  CarOutlined,
  DatabaseOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  PayCircleOutlined,
  SettingOutlined,
  ShoppingOutlined,
  SolutionOutlined,
  TagsOutlined,
  TeamOutlined,
} from '@ant-design/icons'

/** Pages by what one comes for. `may`: any of these permissions opens it; none: everybody. */
const placeGroups = [
  {
    group: 'work',
    places: [
      { to: '/', text: 'home', icon: <HomeOutlined aria-hidden />, may: [] },
      { to: '/tasks', text: 'tasks', icon: <SolutionOutlined aria-hidden />, may: ['tasks.see'] },
      { to: '/cases', text: 'cases', icon: <InboxOutlined aria-hidden />, may: ['cases.see'] },
    ],
  },
  {
    group: 'records',
    places: [
      { to: '/orders', text: 'orders', icon: <ShoppingOutlined aria-hidden />, may: ['orders.see'] },
      { to: '/customers', text: 'customers', icon: <TeamOutlined aria-hidden />, may: ['customers.see'] },
      { to: '/products', text: 'products', icon: <TagsOutlined aria-hidden />, may: ['products.see'] },
      { to: '/stock', text: 'stock', icon: <DatabaseOutlined aria-hidden />, may: ['stock.see'] },
      { to: '/refunds', text: 'refunds', icon: <PayCircleOutlined aria-hidden />, may: ['refunds.see'] },
      { to: '/parcels', text: 'parcels', icon: <CarOutlined aria-hidden />, may: ['parcels.see'] },
      { to: '/imports', text: 'imports', icon: <ImportOutlined aria-hidden />, may: ['imports.see'] },
    ],
  },
  {
    group: 'administration',
    places: [
      { to: '/studio', text: 'studio', icon: <BranchesOutlined aria-hidden />, may: ['flows.draft', 'flows.deploy'] },
      {
        to: '/admin',
        text: 'admin',
        icon: <SettingOutlined aria-hidden />,
        may: [
          'persons.manage',
          'roles.see',
          'settings.see',
          'automations.see',
          'incidents.see',
          'providers.see',
          'api-keys.manage',
          'audit.see',
        ],
      },
    ],
  },
] as const

type PlaceGroup = (typeof placeGroups)[number]
export type Place = PlaceGroup['places'][number]
export type PlacesSeen = { readonly group: PlaceGroup['group']; readonly places: readonly Place[] }

/** What somebody with these permissions sees, groups without a place left out. */
export const placesFor = (permissions: readonly Permission[]): readonly PlacesSeen[] =>
  placeGroups
    .map(({ group, places }): PlacesSeen => ({ group, places: places.filter((place) => isOpen(place, permissions)) }))
    .filter(({ places }) => places.length > 0)

function isOpen({ may }: { readonly may: readonly Permission[] }, permissions: readonly Permission[]): boolean {
  return may.length === 0 || may.some((permission) => permissions.includes(permission))
}

/** Whether the page at this path belongs to a place. Everything lies below home, and nothing belongs to it. */
export const isWithin = (path: string, place: Place['to']): boolean =>
  path === place || (place !== '/' && path.startsWith(`${place}/`))
