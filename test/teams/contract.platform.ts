import { adapterContract } from '../adapters/contract.ts'
import { openHarness } from './harness.ts'

adapterContract('teams', openHarness)
