import type { Phrasing } from './phrasings.ts'

/** Who types, then each of their messages in one thread with who must answer it and what the answer shows. */
export type Talk = [as: string, ...turns: Phrasing[]]

export const TALKS: Talk[] = [
  [
    'nadia',
    ['qui nous doit de l argent', 'receivables.ageing'],
    ['pis vachon leduc?', 'receivables.ageing|receivables.client_statement', 'Vachon'],
  ],
  [
    'isabelle',
    ['cpi du crepuscule', 'evm.compute', '0,91'],
    ['et pour Northgate', 'evm.compute', 'CHE-2601'],
    ['pis le 6plex', 'evm.compute', 'CHE-2603'],
  ],
  [
    'isabelle',
    ['how is the residence doing', 'projects.health_report', 'CHE-2602'],
    ['same for the warehouse', 'projects.health_report', 'CHE-2601'],
  ],
  [
    'karine',
    ['facture 54 h de peinture a 60 $ a la clinique boréal', 'invoices.create_draft', '3 240,00'],
    ['non, 45 pas 54', 'invoices.update_draft|invoices.create_draft', '2 700,00'],
  ],
  [
    'karine',
    ['facture de 2 000 $ à la coop pour du calfeutrage', 'invoices.create_draft', '2 000,00'],
    ['annule ça', 'invoices.discard_draft'],
  ],
  [
    'karine',
    ['bill Northgate 900 for cleaning', 'invoices.create_draft', '900.00'],
    ['make it 950', 'invoices.update_draft|invoices.create_draft', '950.00'],
    ['add 120 for travel', 'invoices.add_line', '1,070.00'],
  ],
  [
    'karine',
    ['prépare une facture', 'invoices.create_draft'],
    ['la microbrasserie', 'invoices.create_draft', 'facture'],
    ['4 h de plomberie à 95', 'invoices.create_draft', '380,00'],
  ],
  [
    'karine',
    ['prépare une facture', 'invoices.create_draft'],
    ['la coop', 'invoices.create_draft'],
    ['c est quoi la tvq deja sur 200', 'tax.determine_rate', '19,95'],
    ['ok, 2h de nettoyage a 50', 'invoices.create_draft', '100,00'],
  ],
  ['dany', ['mets 8h', 'timesheets.log_hours'], ['le crepuscule', 'timesheets.log_hours', 'CHE-2602']],
  [
    'dany',
    ['8h au crepuscule ajd', 'timesheets.log_hours', '8'],
    ['non 9', 'timesheets.correct|timesheets.log_hours', '9'],
  ],
  ['dany', ['5h a northgate hier', 'timesheets.log_hours', '5'], ['annule', 'timesheets.remove']],
  [
    'dany',
    ['mes heures cette semaine', 'timesheets.my_hours'],
    ['pis la semaine passée', 'timesheets.my_hours'],
    ['and for steve', 'timesheets.my_hours', 'Steve'],
  ],
  [
    'nadia',
    ['taxes en ontario sur 1000', 'tax.determine_rate', '1 130,00'],
    ['pis au quebec', 'tax.determine_rate', '1 149,75'],
    ['et sur 250', 'tax.determine_rate', '287,44'],
  ],
  [
    'nadia',
    ['relance la microbrasserie', 'receivables.send_reminder', 'Débâcle'],
    ['laisse faire', 'approvals.record_decision'],
  ],
  [
    'isabelle',
    ['rappelle moi d appeler la banque', 'chat.schedule_reminder'],
    ['jeudi 10h', 'chat.schedule_reminder', '10 h'],
  ],
  ['isabelle', ['graphique des revenus', 'kpis.chart'], ['en barres', 'kpis.chart'], ['par client', 'kpis.chart']],
  ['isabelle', ['rapport de la semaine', 'reports.build'], ['en pdf', 'reports.build|reports.export']],
  [
    'emilie',
    ['ajoute une tache: commander le gypse', 'tasks.create_from_chat', 'gypse'],
    ['pour vendredi', 'tasks.update_status|tasks.create_from_chat', '6 nov'],
    ['donne la a dany', 'tasks.update_status', 'Dany'],
  ],
  ['emilie', ['mes taches', 'tasks.list_mine'], ['celles en retard', 'tasks.list_mine']],
  [
    'emilie',
    ['mets l avancement', 'evm.update_progress'],
    ['crepuscule 47 %', 'evm.update_progress', '47', 'CHE-2602'],
  ],
  [
    'karine',
    ['note de crédit sur la 2026-0148', 'invoices.issue_credit_note'],
    ['500', 'invoices.issue_credit_note', '574,88'],
  ],
  [
    'karine',
    ['bill the school board 700 for snow removal', 'invoices.create_draft'],
    ['actually 750', 'invoices.update_draft|invoices.create_draft', '750.00'],
    ['send it', 'approvals.record_decision', '750.00'],
  ],
  [
    'nadia',
    ['poste le rapport hebdo chaque lundi 8h', 'reports.schedule_post', 'canal|8 h'],
    ['plutot 7h30', 'reports.schedule_post|schedules.change', 'canal|7 h 30'],
  ],
  ['isabelle', ['liste les chantiers', 'projects.list'], ['the second one', 'projects.health_report|projects.list']],
  ['isabelle', ['marge par client', 'finance.margin_by_client'], ['par projet', 'finance.margin_by_client']],
  ['isabelle', ['why did revenue drop', 'kpis.explain_change'], ['and last quarter?', 'kpis.explain_change']],
  [
    'karine',
    [
      'prepare an invoice for Northgate: 24 h of labour at $68, crane rental $1,450, 10% holdback',
      'invoices.create_draft',
      'Which project',
    ],
    ['the warehouse', 'invoices.create_draft', '3,134.39'],
  ],
  [
    'karine',
    ['invoice the clinic $2,400 for painting, net 15', 'invoices.create_draft', 'Nov 17', '2,759.40'],
    ['no, net 45', 'invoices.create_draft', 'Dec 17'],
  ],
]

/** Who types a message of several parts, and who must answer each, in any order. */
export const SEVERAL: [as: string, text: string, ...tools: string[]][] = [
  ['dany', '8h au 6plex hier pis 6h au crepuscule ajd', 'timesheets.log_hours', 'timesheets.log_hours'],
  ['isabelle', 'cpi du crepuscule pis qui nous doit de l argent', 'evm.compute', 'receivables.ageing'],
  ['isabelle', 'show me the aging and the weekly report', 'receivables.ageing', 'reports.build'],
  [
    'karine',
    'facture 600 $ de nettoyage à la coop et rappelle-moi vendredi de vérifier le paiement',
    'invoices.create_draft',
    'chat.schedule_reminder',
  ],
  [
    'emilie',
    'ajoute une tache commander les portes, pis montre moi mes taches',
    'tasks.create_from_chat',
    'tasks.list_mine',
  ],
  ['nadia', 'ya tu des approbations en attente? et notre ratio courant?', 'approvals.list', 'finance.ratios'],
  [
    'nadia',
    'Statement for Northgate. Also what tax applies in Alberta on 900?',
    'receivables.client_statement',
    'tax.determine_rate',
  ],
  [
    'isabelle',
    'ca va comment le 6plex, pis on finit le crepuscule a combien',
    'projects.health_report',
    'evm.forecast_final_cost',
  ],
  ['dany', 'my hours this week, and who is missing theirs', 'timesheets.my_hours', 'timesheets.missing'],
  ['karine', 'trouve la 2026-0148 puis fais un crédit de 100 $ dessus', 'invoices.find', 'invoices.issue_credit_note'],
  ['isabelle', 'graphique des revenus et marge par client svp', 'kpis.chart', 'finance.margin_by_client'],
  [
    'nadia',
    'inscris 4311,56 de vachon leduc, ensuite envoie moi leur état de compte',
    'payments.record',
    'receivables.client_statement',
  ],
  ['isabelle', 'liste les projets, pis les rapports programmés', 'projects.list', 'schedules.list'],
  [
    'isabelle',
    'compare the jobs and remind me tomorrow to call Julien',
    'projects.compare_portfolio',
    'chat.schedule_reminder',
  ],
  [
    'dany',
    'mets 3h a northgate ajd et ajoute une tache pour luc: vérifier les ancrages',
    'timesheets.log_hours',
    'tasks.create_from_chat',
  ],
]
