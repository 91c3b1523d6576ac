import type { IsoDate } from '../../src/lib/dates.ts'
import type { DemoRow } from './rows.ts'

type Kind = NonNullable<DemoRow<'tasks'>['kind']>
type Status = NonNullable<DemoRow<'tasks'>['status']>

/** Month and day of the story's year, `10-28`. */
export type TaskFact = {
  title: string
  assignee: string
  due: IsoDate
  project: string | null
  kind: Kind
  status: Status
  high: boolean
  details: string
}

const PROJECT = { N: 'CHE-2601', R: 'CHE-2602', S: 'CHE-2603', E: 'CHE-2604' } as const
type Mark = Kind | Status | 'high' | keyof typeof PROJECT

const STATUSES = new Set<string>(['open', 'doing', 'done', 'cancelled'])
const KINDS = new Set<string>(['task', 'rfi', 'inspection', 'meeting', 'purchase', 'call'])

/** `marks`: the project's letter, and what is not an ordinary open task. */
function task(due: string, assignee: string, marks: Mark[], title: string, details = ''): TaskFact {
  const project = marks.find((mark) => mark in PROJECT) as keyof typeof PROJECT | undefined
  return {
    title,
    assignee,
    due: `2026-${due}`,
    project: project ? PROJECT[project] : null,
    kind: (marks.find((mark) => KINDS.has(mark)) as Kind | undefined) ?? 'task',
    status: (marks.find((mark) => STATUSES.has(mark)) as Status | undefined) ?? 'open',
    high: marks.includes('high'),
    details,
  }
}

/** Open and past their date on the frozen day: 14 of 70. */
const LATE: TaskFact[] = [
  task('10-28', 'emilie', ['R', 'call', 'high'], 'Faire signer l’avenant AV-01 (gicleurs) par la résidence'),
  task(
    '10-26',
    'emilie',
    ['E', 'high'],
    'Préparer la première demande de paiement de l’école',
    'À remettre au CSS avant le 1er du mois.',
  ),
  task('10-30', 'steve', [], 'Remettre les heures de la semaine'),
  task('10-30', 'tyler', [], 'Submit hours for the week'),
  task('10-23', 'dany', ['R'], 'Refaire le calfeutrage des fenêtres, façade est'),
  task('10-21', 'karine', ['high'], 'Demander l’attestation de Revenu Québec de Gicleurs Nordet'),
  task('10-27', 'nadia', ['call'], 'Appeler la microbrasserie au sujet des 9 800 $ contestés'),
  task('10-19', 'julien', ['N', 'rfi'], 'RFI 14: dock leveller anchor detail'),
  task('10-29', 'luc', ['R'], 'Chiffrer les gicleurs du 2e étage'),
  task('10-22', 'emilie', ['R', 'inspection'], 'Inspection coupe-feu, corridor du 2e étage'),
  task('10-16', 'julien', ['S', 'rfi'], 'QRT 06 : linteaux du rez-de-chaussée'),
  task('10-30', 'genevieve', ['call'], 'Relancer les soumissions sans réponse'),
  task('10-15', 'karine', ['S'], 'Classer les quittances de septembre des sous-traitants'),
  task('10-28', 'marc-antoine', ['R', 'meeting'], 'Plan de rattrapage de la résidence avec Émilie'),
]

const NEXT: TaskFact[] = [
  task('11-02', 'dany', ['S', 'meeting'], 'Causerie sécurité : travail en hauteur'),
  task('11-02', 'karine', [], 'Envoyer les états de compte du mois'),
  task(
    '11-03',
    'tyler',
    ['N', 'doing'],
    '07:00 Northgate: cladding, north wall',
    'Meet Julien at gate 2, 2290 Tremont Line Road, Ottawa.',
  ),
  task('11-03', 'mamadou', ['E'], 'Terminer la démolition de l’aile B'),
  task('11-03', 'steve', ['S', 'doing'], 'Poser les fenêtres du 3e étage'),
  task('11-03', 'emilie', ['R', 'rfi'], 'QRT 11 : hauteur du plafond suspendu'),
  task('11-04', 'julien', ['N', 'inspection'], 'Roof inspection with the engineer'),
  task('11-04', 'dany', ['S', 'inspection'], 'Inspection de la charpente par la Ville'),
  task('11-04', 'nadia', [], 'Vérifier les deux factures de Béton Saint-Clair'),
  task(
    '11-05',
    'emilie',
    ['E', 'purchase', 'high'],
    'Commander les fenêtres de l’école',
    'Délai du fabricant : 20 jours ouvrables.',
  ),
  task('11-05', 'genevieve', [], 'Publier la photo du toit fini'),
  task('11-05', 'luc', ['call'], 'Appeler l’architecte pour l’aréna'),
  task('11-06', 'karine', ['N'], 'Correct the Northgate draft invoice (Ontario tax)'),
  task('11-06', 'steve', [], 'Remettre les heures de la semaine'),
  task('11-06', 'mamadou', [], 'Remettre les heures de la semaine'),
  task('11-09', 'marc-antoine', ['meeting'], 'Réunion de chantier no 12'),
  task('11-09', 'julien', ['N', 'purchase'], 'Order dock bumpers'),
  task('11-10', 'dany', ['E'], 'Couler la dalle de l’entrée', 'Béton 30 MPa, pompe réservée.'),
  task('11-10', 'nadia', [], 'Préparer la déclaration CCQ du mois', 'À remettre et à payer le 15.'),
  task('11-11', 'emilie', ['R', 'purchase'], 'Commander les portes coupe-feu'),
  task('11-12', 'julien', ['S', 'meeting'], 'Rencontre avec Réjean Vachon sur les finitions'),
  task('11-13', 'isabelle', ['meeting'], 'Rencontre trimestrielle avec la banque'),
  task('11-16', 'luc', [], 'Déposer la soumission de la caserne'),
  task('11-17', 'mamadou', [], 'Renouveler la carte ASP Construction', 'La carte expire le 22.'),
  task('11-18', 'dany', ['N', 'inspection'], 'Fall-arrest equipment check'),
  task('11-20', 'karine', [], 'Facturer les petits travaux du mois'),
  task('11-23', 'emilie', ['E'], 'Poser les clôtures de la phase 1'),
  task('11-30', 'nadia', ['high'], 'Produire la déclaration de TPS-TVQ d’août à octobre'),
]

const DONE: TaskFact[] = [
  task('10-02', 'julien', ['N', 'done'], 'Pour the slab, bay 4'),
  task('10-05', 'mamadou', ['E', 'done'], 'Mobiliser la pelle à l’école'),
  task('10-05', 'emilie', ['E', 'meeting', 'done'], 'Réunion de démarrage de l’école'),
  task('10-06', 'dany', ['S', 'meeting', 'done'], 'Causerie sécurité : échelles et échafaudages'),
  task('10-07', 'luc', ['S', 'done'], 'Chiffrer l’avenant AV-01 du 6-plex'),
  task('10-09', 'julien', ['S', 'done'], 'Faire signer l’avenant AV-01 du 6-plex'),
  task('10-09', 'steve', ['done'], 'Remettre les heures de la semaine'),
  task('10-09', 'tyler', ['done'], 'Submit hours for the week'),
  task('10-13', 'julien', ['N', 'purchase', 'done'], 'Order wall panels, lot 3'),
  task('10-13', 'emilie', ['R', 'done'], 'Ouvrir le plafond du corridor du 2e étage'),
  task('10-14', 'mamadou', ['E', 'done'], 'Couler les semelles de l’entrée'),
  task('10-14', 'karine', ['done'], 'Envoyer la déclaration CCQ de septembre'),
  task('10-15', 'nadia', ['done'], 'Rapprocher le compte courant de septembre'),
  task('10-15', 'julien', ['N', 'inspection', 'done'], 'Steel inspection, final'),
  task('10-16', 'julien', ['S', 'done'], 'Faire signer l’avenant AV-02 du 6-plex'),
  task('10-16', 'steve', ['done'], 'Remettre les heures de la semaine'),
  task('10-19', 'dany', ['S', 'purchase', 'done'], 'Commander les solives du 3e étage'),
  task('10-20', 'steve', ['R', 'done'], 'Poser le gypse du corridor, côté est'),
  task('10-20', 'genevieve', ['done'], 'Mettre la fiche du 6-plex sur le site web'),
  task('10-21', 'emilie', ['R', 'rfi', 'done'], 'QRT 10 : passage des gicleurs'),
  task('10-22', 'dany', ['N', 'meeting', 'done'], 'Toolbox talk: cold weather'),
  task('10-23', 'luc', ['done'], 'Remettre la soumission de la bibliothèque'),
  task('10-23', 'tyler', ['done'], 'Submit hours for the week'),
  task('10-26', 'julien', ['N', 'done'], 'Prepare application for payment no. 8'),
  task('10-26', 'emilie', ['R', 'done'], 'Préparer la demande de paiement no 5'),
  task('10-27', 'julien', ['S', 'done'], 'Préparer la demande de paiement no 3'),
  task('10-28', 'isabelle', ['call', 'done'], 'Appeler la directrice de la résidence'),
  task('10-30', 'nadia', ['done'], 'Fermer les livres d’octobre'),
]

export const TASKS: TaskFact[] = [...LATE, ...NEXT, ...DONE]
