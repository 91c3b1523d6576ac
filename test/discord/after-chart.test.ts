import { expect, test } from 'vitest'
import { renderSvg } from '../../src/chart/svg.ts'
import { CHARTS } from '../gallery-charts.ts'

test('discord.js loads after a chart was drawn in the same process', async () => {
  await renderSvg(CHARTS.bar, 'fr')
  const { REST } = await import('../../adapters/discord/sdk.ts')
  expect(new REST().setToken('token')).toBeInstanceOf(REST)
})
