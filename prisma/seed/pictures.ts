import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Scope } from '@/lib/accounts/scope'
import { uploadFile, uploadFolder } from '@/lib/media/incoming.server'
import { ingestUpload } from '@/lib/media/ingest.server'
import { prisma } from '@/lib/platform/db.server'

type Picture = { file: string; name: string; folder: string; tags: string[]; altText: string }

const picture = (file: string, name: string, folder: string, tags: string, altText: string): Picture => ({
  file,
  name,
  folder,
  tags: tags.split(' '),
  altText,
})

const pictures: Picture[] = [
  picture(
    'umbrellas',
    'Rain or shine',
    'Spring',
    'store rain',
    'Umbrellas from above on a rainy night. Rain or shine: umbrellas to borrow, free.',
  ),
  picture(
    'text-lark',
    'Text LARK',
    'Workshop',
    'join qr',
    'Text LARK to 88452 for 10 % off today, then two or three good things a month.',
  ),
  picture(
    'survey',
    'How was the tune-up?',
    'Workshop',
    'survey',
    'How was the tune-up? Five faces from sad to happy. Reply with one number.',
  ),
  picture('receipt', 'Receipt', 'Workshop', 'receipt', 'A paper receipt on orange.'),
  picture(
    'appointment',
    'On the way',
    'Workshop',
    'appointment map',
    'A map with the way from the workshop to you, 12 minutes away.',
  ),
  picture(
    'fraud',
    'Was this you?',
    'Workshop',
    'alert',
    'Was this you? A card payment of $412. Reply yes or no.',
  ),
  picture(
    'night-market-1',
    'Night Market, 1 day',
    'Night Market',
    'event countdown',
    'A large 1 in light bulbs over market stalls. 1 day to Night Market.',
  ),
  picture(
    'night-market',
    'Night Market, 3 days',
    'Night Market',
    'event countdown',
    'A large 3 in light bulbs over market stalls. 3 days to Night Market.',
  ),
  picture('dusk-roast', 'Dusk roast', 'Coffee', 'coffee', 'A bag of Dusk roast coffee in evening light.'),
  picture(
    'cold-brew',
    'Cold brew is back',
    'Coffee',
    'coffee summer',
    'A tall glass of cold brew with ice. Free on Friday with any pastry.',
  ),
  picture(
    'slow-lark',
    'Slow Lark bag',
    'Coffee',
    'coffee',
    'Slow mornings: a bag of Slow Lark coffee among beans.',
  ),
  picture(
    'stitch',
    'Stitch 4,118',
    'Drift 02',
    'drift workshop',
    'A needle and thread in brown leather: stitch 4,118 of 4,200.',
  ),
  picture(
    'pick-colour',
    'You choose Drift 03',
    'Drift 02',
    'drift vote',
    'Two shoes, green A and pink B. Reply A or B by Sunday.',
  ),
  picture(
    'drift-green',
    'Drift 02 gold',
    'Drift 02',
    'drift launch',
    'Green running shoe on gold. Drift 02, Friday, 412 pairs.',
  ),
  picture(
    'drift-launch',
    'Drift 02 hero',
    'Drift 02',
    'drift launch',
    'White and rust running shoe on teal. Drift 02, Friday 20 March, $148, 412 pairs.',
  ),
  picture(
    'birthday',
    'Birthday',
    'Spring',
    'birthday',
    'A cake with three candles. Happy birthday: $15 on us.',
  ),
  picture(
    'ridge',
    'The Ridge at dusk',
    'Spring',
    'outdoor',
    'A tent and pines under a low sun. The Ridge, packable shells, four colours.',
  ),
  picture(
    'tune-up',
    'Tune-up month',
    'Workshop',
    'bike sale',
    'A bicycle on orange. Tune-up month, $49, was $70. Brakes, gears, true wheels.',
  ),
  picture('spring-sale', 'Spring sale', 'Spring', 'sale', ''),
]

/** Puts the posters into the library the way an upload does; the worker renders them. Picture name → asset id. */
export async function seedPictures(scope: Scope, userId: string): Promise<Map<string, string>> {
  const { workspaceId } = scope
  const names = [...new Set(pictures.map(({ folder }) => folder))]
  await prisma().folder.createMany({ data: names.map((name) => ({ workspaceId, name })) })
  const folders = new Map(
    (await prisma().folder.findMany({ where: { workspaceId } })).map(({ id, name }) => [name, id]),
  )
  await mkdir(uploadFolder(), { recursive: true })
  const assets = new Map<string, string>()
  for (const picture of pictures) assets.set(picture.name, await take(picture))
  return assets

  async function take({ file, name, folder, tags, altText }: Picture): Promise<string> {
    const source = path.join(import.meta.dirname, 'pictures', `${file}.jpg`)
    const id = randomBytes(16).toString('hex')
    await copyFile(source, uploadFile(id))
    const { size } = await stat(source)
    await prisma().upload.create({
      data: {
        workspaceId,
        id,
        userId,
        name: `${file}.jpg`,
        bytes: size,
        folderId: folders.get(folder) ?? null,
        receivedAt: new Date(),
      },
    })
    await ingestUpload(workspaceId, id)
    const { assetId } = await prisma().upload.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
    })
    if (!assetId) throw new Error(`The sample picture ${file} was not taken.`)
    await prisma().asset.update({
      where: { workspaceId_id: { workspaceId, id: assetId } },
      data: { name, tags, altText },
    })
    return assetId
  }
}
