import { AppManifestUtils } from '@microsoft/app-manifest'
import { expect, it } from 'vitest'
import { teamsPackage } from '../../teams-package.ts'
import { APP } from './activities.ts'

it('the app package has a manifest that Microsoft’s schema takes, its English, and two icons of the right size', async () => {
  const files = await teamsPackage(APP, 'https://nova.example')
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']))
  expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([])
  expect(manifest).toMatchObject({
    manifestVersion: '1.25',
    bots: [{ botId: APP, supportsFiles: true, scopes: ['personal', 'team', 'groupChat'] }],
    composeExtensions: [{ commands: [{ title: 'Demander à Nova', fetchTask: true }] }],
    validDomains: ['nova.example'],
    webApplicationInfo: { id: APP, resource: `api://nova.example/${APP}` },
  })
  const commands = manifest.bots[0].commandLists[0].commands
  expect(
    commands.every(
      ({ title, description }: Record<string, string>) => title!.length <= 32 && description!.length <= 128,
    ),
  ).toBe(true)
  // Width and height of a PNG are its 17th to 24th bytes.
  const sizeOf = (name: string) => {
    const view = new DataView(files[name]!.buffer, files[name]!.byteOffset)
    return [view.getUint32(16), view.getUint32(20)]
  }
  expect([sizeOf('color.png'), sizeOf('outline.png')]).toEqual([
    [192, 192],
    [32, 32],
  ])
  const english = JSON.parse(new TextDecoder().decode(files['en.json']))
  expect(english['composeExtensions[0].commands[0].title']).toBe('Ask Nova')
})
