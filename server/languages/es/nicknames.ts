import { nicknames } from '../nicknames.ts';

/** The first name of a line is the long one. */
export const isNickname = nicknames(
  `alberto beto berto
alejandra ale sandra jandra
alejandro ale alex jandro
alfonso poncho fonso
alfredo fredo
ana anita
andres andy
antonia tona toni
antonio tono toni
beatriz bea betty
carlos carlitos charly
carmen carmencita menchu
carolina caro
catalina cata
cecilia ceci
concepcion concha conchita
consuelo chelo
cristina cris tina
daniel dani
daniela dani
david davi
dolores lola loles
eduardo edu lalo
elena nena
enrique kike quique
ernesto neto
esperanza espe
fernando fer nando
francisca paca paqui
francisco paco pancho fran curro kiko
gabriel gabi
gabriela gabi gaby
gonzalo gonza
graciela chela
gregorio goyo
guadalupe lupe lupita
guillermo guille memo
ignacio nacho
inmaculada inma
isabel isa chabela
jesus chus chuy
joaquin quino
jorge coque
jose pepe chepe
josefa pepa
josefina pepita fina
juan juanito juancho
juana juanita
leonardo leo
lorenzo lencho
lourdes lulu
luis lucho
magdalena magda
manuel manolo manu lolo
manuela manoli manola
margarita marga mago
maria mari mary maruja
mariana mari
mercedes merche meche
miguel migue
monica moni
natalia nati
nicolas nico
patricia patri pati
pedro perico
pilar pili
rafael rafa
ramon moncho
raquel raque
ricardo richi
roberto rober beto
rocio chio
rodrigo rodri
rosario charo
salvador salva
santiago santi
sebastian sebas
sergio checo
silvia sil
sofia sofi
susana susi
teresa tere
tomas tomy
valentina vale
veronica vero
vicente chente
victoria vicky
victor vic
yolanda yoli`.split('\n'),
);
