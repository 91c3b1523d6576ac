import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import { timeEntries } from './hours.ts'
import { type DemoCalendar, type DemoPart, type DemoRow, personId, projectId } from './rows.ts'
import { demoId } from './seed.ts'
import { TASKS } from './task-facts.ts'

function tasks(calendar: DemoCalendar): DemoRow<'tasks'>[] {
  return TASKS.map((fact, i) => {
    const dueDate = calendar.day(fact.due)
    return {
      id: demoId(`task ${i + 1}`),
      createdAt: calendar.at(addDays(dueDate, -18), '08:30'),
      title: fact.title,
      details: fact.details,
      kind: fact.kind,
      projectId: fact.project ? projectId(fact.project) : null,
      assigneeId: personId(fact.assignee),
      createdBy: personId(fact.assignee === 'marc-antoine' ? 'isabelle' : 'marc-antoine'),
      dueDate,
      priority: fact.high ? 'high' : 'normal',
      status: fact.status,
      doneAt: fact.status === 'done' ? calendar.at(dueDate, '15:00') : null,
    }
  })
}

const LOGS: [date: IsoDate, project: string, author: string, weather: string, workers: number, text: string][] = [
  [
    '2026-10-13',
    'CHE-2602',
    'emilie',
    'Nuageux, 8 °C',
    9,
    'Plafond du corridor du 2e étage ouvert : les gicleurs ne passent pas où le plan les montre. Gicleurs Nordet attend l’avenant mais commence le détour.',
  ],
  [
    '2026-10-14',
    'CHE-2604',
    'mamadou',
    'Pluie, 6 °C',
    7,
    'Semelles de l’entrée coulées, 34 m³. Pompe en retard de 40 minutes.',
  ],
  [
    '2026-10-20',
    'CHE-2602',
    'steve',
    'Ensoleillé, 9 °C',
    8,
    'Gypse du corridor côté est. Attente de 3 h : les gicleurs ne sont pas terminés au-dessus du plafond.',
  ],
  [
    '2026-10-22',
    'CHE-2601',
    'julien',
    'Clear, 5 °C',
    14,
    'North wall cladding at 60%. Electrical rough-in started in the office bay.',
  ],
  [
    '2026-10-26',
    'CHE-2603',
    'dany',
    'Nuageux, 4 °C',
    6,
    'Charpente du 3e étage fermée. Livraison des fenêtres reçue, 18 unités.',
  ],
  [
    '2026-10-27',
    'CHE-2604',
    'mamadou',
    'Ensoleillé, 6 °C',
    8,
    'Démolition de l’aile B à 60 %. Livraison de 22 m³ de béton.',
  ],
  [
    '2026-10-28',
    'CHE-2602',
    'emilie',
    'Pluie, 5 °C',
    10,
    'Gicleurs du corridor : détour terminé aux deux tiers. L’avenant n’est toujours pas signé.',
  ],
  [
    '2026-10-29',
    'CHE-2603',
    'dany',
    'Ensoleillé, 3 °C',
    6,
    'Pose de fenêtres au 2e étage, 8 unités. Calfeutrage à suivre dès qu’il fait plus de 5 °C.',
  ],
  ['2026-10-29', 'CHE-2601', 'julien', 'Wind, 4 °C', 13, 'Cladding stopped at noon for wind. Dock 3 frames set.'],
  [
    '2026-10-30',
    'CHE-2603',
    'dany',
    'Ensoleillé, 5 °C',
    6,
    'Pose de fenêtres au 2e et au 3e étage, 10 unités; il en reste pour lundi.',
  ],
  [
    '2026-10-30',
    'CHE-2604',
    'mamadou',
    'Nuageux, 4 °C',
    8,
    'Tri des débris, conteneurs vidés. Clôture abîmée par le vent, réparée.',
  ],
]

/** Two recordables in the year, one of them with 14 lost days; the others do not count in the rates. */
const INCIDENTS: [
  date: IsoDate,
  project: string,
  kind: DemoRow<'incidents'>['kind'],
  lostDays: number,
  text: string,
][] = [
  ['2025-12-09', 'CHE-2502', 'first-aid', 0, 'Écharde à la main, nettoyée et pansée sur place.'],
  ['2026-03-24', 'CHE-2601', 'near-miss', 0, 'Panel slipped from the forks; nobody in the area.'],
  ['2026-06-16', 'CHE-2601', 'recordable', 0, 'Hand cut by sheet metal, four stitches, back at work the same day.'],
  ['2026-08-18', 'CHE-2603', 'lost-time', 14, 'Chute d’un escabeau, entorse à la cheville.'],
  ['2026-10-15', 'CHE-2602', 'first-aid', 0, 'Poussière dans l’œil, rincée sur place.'],
]

const DEFICIENCIES: [
  project: string,
  title: string,
  location: string,
  status: DemoRow<'deficiencies'>['status'],
  due: IsoDate,
][] = [
  ['CHE-2602', 'Calfeutrage manquant aux fenêtres', 'façade est', 'open', '2026-10-23'],
  ['CHE-2602', 'Joint de gypse fissuré', 'escalier B', 'open', '2026-11-09'],
  ['CHE-2601', 'Panel scratched', 'north wall, bay 2', 'fixed', '2026-10-20'],
  ['CHE-2603', 'Solive à renforcer', 'logement 5', 'open', '2026-11-06'],
  ['CHE-2503', 'Drain de plancher bruyant', 'salle de brassage', 'verified', '2026-02-13'],
]

/** What people do on the sites: tasks, hours, logs, incidents, deficiencies. */
export function work(calendar: DemoCalendar): DemoPart {
  return {
    tasks: tasks(calendar),
    timeEntries: timeEntries(calendar),
    siteLogs: LOGS.map(([date, project, author, weather, workers, text], i) => ({
      id: demoId(`site log ${i + 1}`),
      createdAt: calendar.at(calendar.day(date), '16:00'),
      projectId: projectId(project),
      date: calendar.day(date),
      authorId: personId(author),
      weather,
      workers,
      text,
    })),
    incidents: INCIDENTS.map(([date, project, kind, lostDays, description], i) => ({
      id: demoId(`incident ${i + 1}`),
      createdAt: calendar.at(calendar.day(date), '14:00'),
      projectId: projectId(project),
      date: calendar.day(date),
      kind,
      description,
      lostDays,
      reportedBy: personId('dany'),
    })),
    deficiencies: DEFICIENCIES.map(([project, title, location, status, due], i) => ({
      id: demoId(`deficiency ${i + 1}`),
      projectId: projectId(project),
      title,
      location,
      status,
      assigneeId: personId('dany'),
      dueDate: calendar.day(due),
      closedAt: status === 'open' ? null : calendar.at(calendar.day(due), '11:00'),
    })),
  }
}
