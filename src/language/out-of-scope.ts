import { ERRANDS } from './out-of-scope-errands.ts'

// What people also ask an assistant and no tool of a construction firm answers; teaches the classifier where its world ends.
export const OUT_OF_SCOPE = `
quel est le sens de la vie
chante moi une chanson
dessine moi un cheval
fais un dessin de chat
draw me a picture of a cat
connais-tu une bonne blague
raconte une histoire drole
qui est le president des etats-unis
qui a inventé le téléphone
qui est le premier ministre du quebec
quelle est la capitale du bresil
combien d'habitants au japon
quelle heure est-il a tokyo
il va tu pleuvoir en fin de semaine
va-t-il neiger cette nuit
quelle température fait-il dehors
donne moi la météo
as-tu écouté la game de hockey
c'est quoi le score du match
qui a compté hier soir
une recette de lasagne
comment cuire un steak
combien de temps cuire un oeuf
quel vin avec du saumon
commande moi du poulet
trouve un bon restaurant de sushi
reserve un hotel a quebec
achete un billet d'avion pour paris
combien coute un voyage a cancun
quel film joue au cinéma
recommande moi une série
mets de la musique
joue une chanson de celine
monte le volume
allume la lumière du salon
baisse le chauffage
mets une alarme a 7 heures
pars une minuterie de dix minutes
comment dit-on merci en japonais
traduis cette phrase en italien
écris un poème sur l'hiver
écris moi une lettre d'amour
aide moi avec mon devoir de math
combien font douze fois douze
résous cette équation
explique la théorie de l'évolution
c'est quoi un trou noir
quelle est la distance jusqu'a la lune
est-ce que dieu existe
es-tu une vraie personne
quel age as-tu
ou habites-tu
qui t'a programmé
as-tu des sentiments
aimes-tu ton travail
quel est ton film préféré
j'ai mal au ventre
je suis fatigué
je suis triste aujourd'hui
mon chat a vomi
quel médicament pour la fièvre
comment maigrir vite
quels exercices pour le dos
achète des actions d'apple
quel est le cours du dollar
c'est quoi le prix du bitcoin
comment investir mon argent
numéros gagnants de la loto
mon horoscope pour demain
quel cadeau offrir à ma mère
idées de costume d'halloween
comment enlever une tache de vin
mon char part pas
ou faire changer mes pneus
l'autobus passe a quelle heure
appelle moi un uber
ouvre spotify
cherche sur google des photos de chats
qui est la plus belle vedette
la fête nationale c'est quel jour
combien de jours avant noël
parle moi de napoléon
c'était quand la deuxième guerre mondiale
combien de pattes a une araignée
tell me a joke
sing a song
what is love
who invented the light bulb
what is the capital of france
how many people live in china
what time is it in london
will it rain tomorrow
is it going to be sunny
how cold is it outside
what is the weather forecast
what was the score of the game last night
who won the hockey game
how do i cook rice
give me a recipe for cookies
find a good sushi place nearby
order me some tacos
book a hotel in boston
flights to new york
what movie should i watch
recommend a tv show
play my favorite song
turn the volume up
turn on the kitchen lights
lower the thermostat
set a timer for ten minutes
wake me up at six
how do you say thank you in japanese
translate this sentence to french
write a love letter
help me with my math homework
what is twelve times twelve
explain quantum physics
what is a black hole
how far is the moon
does god exist
are you a real person
how old are you
where do you live
who made you
do you have feelings
what is your favorite color
my stomach hurts
i am so tired
i feel sad
my cat is sick
what medicine should i take for a cold
how to lose weight
stock price of tesla
how should i invest my savings
lottery numbers
my horoscope
gift ideas for my wife
how to remove a wine stain
my car will not start
when is the next bus
call me a cab
open youtube
search the web for cat pictures
when is thanksgiving
how many days until christmas
tell me about napoleon
when did world war two end
how many legs does a spider have
flip a coin
roll the dice
what does serendipity mean
spell necessary
define irony
what is my name
do you speak chinese
change your voice
what's the wifi password
who is the richest man in the world
how much does a tesla cost
what year is it on mars
can dogs eat chocolate
best hiking trails near here
what is the speed of light
how do planes fly
qui est ton père
quelle est la vitesse de la lumière
pile ou face
c'est quoi la définition de l'ironie
comment épeler rhododendron
les chiens peuvent-ils manger du chocolat
ou acheter des souliers de course
quel est le mot de passe du wifi
mon téléphone est brisé
mon imprimante marche pas
l'internet est lent
j'ai faim on mange quoi
c'est quoi le menu de la cantine
qui veut un café
bonne fête nova
je t'aime
tu es belle
veux-tu sortir avec moi
`
  .trim()
  .split('\n')
  .concat(ERRANDS)
