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
  { to: '/', text: 'home', icon: <HomeOutlined aria-hidden /> },
  { to: '/tasks', text: 'tasks', icon: <SolutionOutlined aria-hidden /> },
  { to: '/cases', text: 'cases', icon: <InboxOutlined aria-hidden /> },
  { to: '/orders', text: 'orders', icon: <ShoppingOutlined aria-hidden /> },
  { to: '/imports', text: 'imports', icon: <ImportOutlined aria-hidden /> },
] as const

const administration = [{ to: '/api-keys', text: 'apiKeys', icon: <ApiOutlined aria-hidden /> }] as const

/** What only some may see, by role. */
export const placesOf = (role: Caller['role']) => (role === 'administrator' ? administration : [])

export type Place = (typeof dailyPlaces)[number] | (typeof administration)[number]
