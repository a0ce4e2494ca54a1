import { createRandom } from './random.ts'

export type Customer = { readonly number: string; readonly name: string; readonly phone: string }

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华文玉兰红梅鑫宇欣怡子涵浩然雨桐梓萱思远一诺佳']
const PHONE_STARTS = ['133', '135', '136', '138', '139', '150', '158', '159', '177', '186', '188', '199']

/** The customer of a number from 0: always the same for one seed. Phones come masked, as platforms hand them out. */
export function customerOf(seed: number, place: number): Customer {
  const random = createRandom(seed, `customer ${place}`)
  const given = random.chance(0.75) ? random.pick(GIVEN) + random.pick(GIVEN) : random.pick(GIVEN)
  return {
    number: `KH${String(place + 1).padStart(7, '0')}`,
    name: random.pick(SURNAMES) + given,
    phone: `${random.pick(PHONE_STARTS)}****${String(random.whole(0, 9999)).padStart(4, '0')}`,
  }
}
