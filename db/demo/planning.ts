import type { IsoDate } from '../../src/lib/dates.ts'
import { type DemoCalendar, type DemoPart, type DemoRow, projectId } from './rows.ts'
import { demoId } from './seed.ts'

type Fact = [
  code: string,
  name: string,
  days: number,
  after: string[],
  estimate: [number, number, number],
  trade: string,
  crew: number,
  done?: number,
]

/** Phase 1 of the school begins on Monday 30 November; the others show what is left of sites under way. */
const PLANS: Record<string, { startsOn: IsoDate; activities: Fact[] }> = {
  'CHE-2604': {
    startsOn: '2026-11-30',
    activities: [
      ['A', 'Mobilisation', 3, [], [2, 3, 4], 'manœuvre', 3],
      ['B', 'Démolition', 6, ['A'], [4, 6, 10], "opérateur d'équipement lourd", 4],
      ['C', 'Toiture', 14, ['B'], [11, 14, 22], 'couvreur', 5],
      ['D', 'Pose des fenêtres', 12, ['B', 'E'], [9, 12, 18], 'charpentier-menuisier', 4],
      ['E', 'Commande des fenêtres', 20, ['A'], [15, 20, 31], '', 0],
      ['F', 'Enveloppe', 8, ['C', 'D'], [6, 8, 13], 'charpentier-menuisier', 4],
      ['G', 'Finitions', 9, ['D'], [7, 9, 14], 'poseur de systèmes intérieurs', 4],
      ['H', 'Fermeture', 3, ['F', 'G'], [2, 3, 5], 'manœuvre', 2],
    ],
  },
  'CHE-2601': {
    startsOn: '2026-10-26',
    activities: [
      ['A', 'North wall cladding', 9, [], [7, 9, 14], 'charpentier-menuisier', 4, 600_000],
      ['B', 'Dock doors', 6, ['A'], [5, 6, 12], 'monteur-mécanicien (vitrier)', 3],
      ['C', 'Electrical rough-in', 12, [], [10, 12, 16], 'électricien', 3, 250_000],
      ['D', 'Office finishes', 10, ['C'], [8, 10, 15], 'poseur de systèmes intérieurs', 3],
      ['E', 'Paving', 5, ['B'], [4, 5, 12], "opérateur d'équipement lourd", 4],
      ['F', 'Commissioning', 4, ['D', 'E'], [3, 4, 8], '', 2],
      ['G', 'Handover', 2, ['F'], [1, 2, 3], '', 2],
    ],
  },
  'CHE-2602': {
    startsOn: '2026-10-26',
    activities: [
      ['A', 'Détour des gicleurs', 8, [], [6, 8, 14], 'mécanicien en protection-incendie', 3, 660_000],
      ['B', 'Gypse du 2e étage', 14, ['A'], [11, 14, 20], 'poseur de systèmes intérieurs', 4],
      ['C', 'Portes coupe-feu', 5, ['B'], [4, 5, 9], 'charpentier-menuisier', 2],
      ['D', 'Peinture', 12, ['B'], [9, 12, 16], 'peintre', 3],
      ['E', 'Plafonds', 8, ['B'], [6, 8, 12], 'poseur de systèmes intérieurs', 3],
      ['F', 'Finition et essais', 9, ['C', 'D', 'E'], [7, 9, 14], '', 3],
      ['G', 'Réception', 3, ['F'], [2, 3, 5], '', 2],
    ],
  },
  'CHE-2603': {
    startsOn: '2026-10-26',
    activities: [
      ['A', 'Fenêtres du 3e étage', 6, [], [5, 6, 9], 'charpentier-menuisier', 3, 500_000],
      ['B', 'Calfeutrage', 4, ['A'], [3, 4, 8], 'charpentier-menuisier', 2],
      ['C', 'Gypse et joints', 10, ['A'], [8, 10, 14], 'poseur de systèmes intérieurs', 3],
      ['D', 'Peinture', 7, ['C'], [5, 7, 10], 'peintre', 2],
      ['E', 'Menuiserie', 6, ['D'], [5, 6, 9], 'charpentier-menuisier', 2],
      ['F', 'Nettoyage et remise', 2, ['B', 'E'], [1, 2, 3], 'manœuvre', 2],
    ],
  },
}

const activityId = (project: string, code: string) => demoId(`activity ${project} ${code}`)

/** The schedules by activity: the school's is the golden case of the critical path and of Monte Carlo. */
export function planning({ day }: DemoCalendar): DemoPart {
  const activities: DemoRow<'activities'>[] = []
  const taskDependencies: DemoRow<'taskDependencies'>[] = []
  for (const [project, plan] of Object.entries(PLANS)) {
    for (const [
      position,
      [code, name, duration, after, [optimistic, likely, pessimistic], trade, crew, done],
    ] of plan.activities.entries()) {
      activities.push({
        id: activityId(project, code),
        projectId: projectId(project),
        code,
        name,
        position,
        duration,
        optimistic,
        likely,
        pessimistic,
        trade: trade || null,
        crew,
        donePpm: done ?? 0,
        startsOn: after.length ? null : day(plan.startsOn),
        actualStart: done ? day(plan.startsOn) : null,
      })
      for (const before of after) {
        taskDependencies.push({
          id: demoId(`dependency ${project} ${before} ${code}`),
          projectId: projectId(project),
          predecessorId: activityId(project, before),
          successorId: activityId(project, code),
        })
      }
    }
  }
  return { activities, taskDependencies }
}
