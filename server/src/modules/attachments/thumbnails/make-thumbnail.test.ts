import sharp from 'sharp'
import { expect, test } from 'vitest'
import { PDF, PIXEL_GIF } from '../../../../test/attachment-files.ts'
import { makeThumbnail } from './make-thumbnail.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

const madeOf = async (content: Buffer) => {
  const made = await makeThumbnail(content)
  return made === null ? null : sharp(Buffer.from(made.content)).metadata()
}

test.each([
  [await picture(2_000, 1_000).jpeg().toBuffer(), 480, 240],
  [await picture(100, 1_200).png().toBuffer(), 40, 480],
  [await picture(30, 20).webp().toBuffer(), 30, 20],
  [PIXEL_GIF, 1, 1],
])('pictures become small, and never larger: %#', async (content, width, height) => {
  expect(await madeOf(content)).toMatchObject({ format: 'webp', width, height })
})

test('where and how it was taken does not stay; which side is up does', async () => {
  const located = await picture(200, 100)
    .withExif({ IFD0: { Make: 'A telephone' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(located.includes('A telephone')).toBe(true)
  const made = await madeOf(located)
  expect(made).toMatchObject({ width: 100, height: 200 })
  expect(made?.exif).toBeUndefined()
})

test('of a film of pictures the first one counts', async () => {
  const frames = await sharp([await picture(9, 9).png().toBuffer(), await picture(9, 9).negate().png().toBuffer()], {
    join: { animated: true },
  })
    .gif()
    .toBuffer()
  expect((await madeOf(frames))?.pages).toBeUndefined()
})

const large = await picture(9_000, 6_000).png({ compressionLevel: 9 }).toBuffer()
const jpeg = await picture(400, 400).jpeg().toBuffer()

test.each([
  ['unpacks to more than it should', large],
  ['is cut short', jpeg.subarray(0, jpeg.length - 200)],
  ['has nothing but its beginning', jpeg.subarray(0, 8)],
  ['is no picture', PDF],
  ['is a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
])('what %s has no thumbnail', async (_, content) => {
  expect(await makeThumbnail(content)).toBeNull()
})
