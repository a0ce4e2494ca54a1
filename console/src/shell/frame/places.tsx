import type { Caller } from '@aftersale/contract'
import {
  ApiOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  ShoppingOutlined,
  SolutionOutlined,
} from '@ant-design/icons'

/** The pages one works on all day: few enough for a thumb. */
export const dailyPlaces = [
  { to: '/', text: 'home', icon: <HomeOutlined /> },
  { to: '/tasks', text: 'tasks', icon: <SolutionOutlined /> },
  { to: '/cases', text: 'cases', icon: <InboxOutlined /> },
  { to: '/orders', text: 'orders', icon: <ShoppingOutlined /> },
  { to: '/imports', text: 'imports', icon: <ImportOutlined /> },
] as const

const administration = [{ to: '/api-keys', text: 'apiKeys', icon: <ApiOutlined /> }] as const

/** What only some may see, by role. */
export const placesOf = (role: Caller['role']) => (role === 'administrator' ? administration : [])

export type Place = (typeof dailyPlaces)[number] | (typeof administration)[number]
