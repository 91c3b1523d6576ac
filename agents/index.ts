import { armand } from './construction/armand-sst.ts'
import { bastien } from './construction/bastien-appels-offres.ts'
import { bernadette } from './construction/bernadette-permis.ts'
import { celeste } from './construction/celeste-meteo.ts'
import { clement } from './construction/clement-qrt.ts'
import { coralie } from './construction/coralie-metre.ts'
import { etienne } from './construction/etienne-estimation.ts'
import { fabien } from './construction/fabien-equipes.ts'
import { gaston } from './construction/gaston-chantier.ts'
import { hector } from './construction/hector-valeur-acquise.ts'
import { loic } from './construction/loic-echeancier.ts'
import { maelle } from './construction/maelle-codes-couts.ts'
import { marguerite } from './construction/marguerite-avenants.ts'
import { noemie } from './construction/noemie-plans-bim.ts'
import { odile } from './construction/odile-fermeture.ts'
import { ophelie } from './construction/ophelie-risques-delais.ts'
import { pierre } from './construction/pierre-construction.ts'
import { rosalie } from './construction/rosalie-qualite.ts'
import { sylvain } from './construction/sylvain-sous-traitance.ts'
import { thierry } from './construction/thierry-equipement.ts'
import { yolande } from './construction/yolande-cnesst.ts'
import { anselme } from './customer-service/anselme-garanties.ts'
import { gabrielle } from './customer-service/gabrielle-service-client.ts'
import { juliette } from './customer-service/juliette-satisfaction.ts'
import { samuel } from './customer-service/samuel-plaintes.ts'
import { delphine } from './executive/delphine-approbations.ts'
import { mastermind } from './executive/mastermind.ts'
import { maxence } from './executive/maxence-alertes.ts'
import { nova } from './executive/nova.ts'
import { solene } from './executive/solene-strategie.ts'
import { benoit } from './finance/benoit-conciliation.ts'
import { carmen } from './finance/carmen-recouvrement.ts'
import { chantal } from './finance/chantal-budgets.ts'
import { edgar } from './finance/edgar-travaux-en-cours.ts'
import { felix } from './finance/felix-recus.ts'
import { gilberte } from './finance/gilberte-financement.ts'
import { ignace } from './finance/ignace-retenues.ts'
import { iris } from './finance/iris-anomalies.ts'
import { josette } from './finance/josette-fournisseurs.ts'
import { lucie } from './finance/lucie-demandes-paiement.ts'
import { margaux } from './finance/margaux-previsions.ts'
import { mireille } from './finance/mireille-paie.ts'
import { olivier } from './finance/olivier-tresorerie.ts'
import { raphael } from './finance/raphael-facturation.ts'
import { rejean } from './finance/rejean-ccq.ts'
import { therese } from './finance/therese-taxes.ts'
import { victoria } from './finance/victoria-finances.ts'
import { berenice } from './hr/berenice-productivite.ts'
import { florence } from './hr/florence-absences.ts'
import { gedeon } from './hr/gedeon-formation.ts'
import { helene } from './hr/helene-rh.ts'
import { mathis } from './hr/mathis-recrutement.ts'
import { normand } from './hr/normand-conventions.ts'
import { sacha } from './hr/sacha-temps.ts'
import { adele } from './it-data/adele-ti.ts'
import { damien } from './it-data/damien-acces.ts'
import { kenza } from './it-data/kenza-integrations.ts'
import { lila } from './it-data/lila-donnees.ts'
import { nathan } from './it-data/nathan-indicateurs.ts'
import { simone } from './it-data/simone-rapports.ts'
import { yannick } from './it-data/yannick-cybersecurite.ts'
import { clara } from './knowledge/clara-analyse-fichiers.ts'
import { edith } from './knowledge/edith-comptes-rendus.ts'
import { oscar } from './knowledge/oscar-images.ts'
import { theodore } from './knowledge/theodore-savoir.ts'
import { apolline } from './legal/apolline-hypotheques.ts'
import { blaise } from './legal/blaise-vie-privee.ts'
import { capucine } from './legal/capucine-francisation.ts'
import { cedric } from './legal/cedric-contrats.ts'
import { eleonore } from './legal/eleonore-juridique.ts'
import { octave } from './legal/octave-reclamations.ts'
import { suzanne } from './legal/suzanne-licences.ts'
import { alizee } from './marketing/alizee-contenu.ts'
import { ariane } from './marketing/ariane-marque.ts'
import { colette } from './marketing/colette-evenements.ts'
import { hugo } from './marketing/hugo-seo.ts'
import { jade } from './marketing/jade-reseaux.ts'
import { sophie } from './marketing/sophie-marketing.ts'
import { tristan } from './marketing/tristan-portfolio.ts'
import { valentin } from './marketing/valentin-publicite.ts'
import { antoine } from './operations/antoine-operations.ts'
import { gustave } from './operations/gustave-livraisons.ts'
import { lionel } from './operations/lionel-prix-fournisseurs.ts'
import { ludovic } from './operations/ludovic-outils.ts'
import { martine } from './operations/martine-achats.ts'
import { perrine } from './operations/perrine-inventaire.ts'
import { estelle } from './real-estate/estelle-pro-forma.ts'
import { renaud } from './real-estate/renaud-immobilier.ts'
import { violette } from './real-estate/violette-baux.ts'
import { arnaud } from './sales/arnaud-soumissions.ts'
import { camille } from './sales/camille-prospects.ts'
import { ines } from './sales/ines-crm.ts'
import { philippe } from './sales/philippe-ventes.ts'
import { vincent } from './sales/vincent-pipeline.ts'

/** Everybody who answers. */
export const agents = [
  mastermind,
  nova,
  delphine,
  maxence,
  solene,
  edith,
  theodore,
  clara,
  oscar,
  sacha,
  normand,
  florence,
  berenice,
  gedeon,
  helene,
  mathis,
  raphael,
  lucie,
  ignace,
  olivier,
  chantal,
  benoit,
  iris,
  gilberte,
  edgar,
  carmen,
  therese,
  victoria,
  mireille,
  rejean,
  margaux,
  josette,
  felix,
  hector,
  pierre,
  loic,
  fabien,
  rosalie,
  gaston,
  armand,
  yolande,
  thierry,
  celeste,
  bernadette,
  ophelie,
  etienne,
  bastien,
  maelle,
  marguerite,
  sylvain,
  clement,
  noemie,
  coralie,
  odile,
  nathan,
  simone,
  adele,
  kenza,
  damien,
  yannick,
  lila,
  sophie,
  jade,
  valentin,
  tristan,
  hugo,
  alizee,
  ariane,
  colette,
  ines,
  vincent,
  arnaud,
  camille,
  philippe,
  eleonore,
  apolline,
  blaise,
  cedric,
  suzanne,
  octave,
  capucine,
  renaud,
  ludovic,
  perrine,
  violette,
  gabrielle,
  anselme,
  samuel,
  juliette,
  estelle,
  antoine,
  lionel,
  martine,
  gustave,
]
