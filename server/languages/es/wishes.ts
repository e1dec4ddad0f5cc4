import { wishReader } from '../wish-reader.ts';
import { minutesAt, numberAt } from './lengths.ts';
import { mayBe, meaning, stems } from './stem.ts';
import { set } from './word-set.ts';

export const readWish = wishReader({
  possessive: /(?!)/gu,
  filling: set(
    'y o mas tambien con sin el la los las lo un una unos unas de del para por a al en mi mis su sus me se te le nos yo es ser esta estar hacer hacerme hace quiero quisiera querria necesito necesitaria gustaria puedo podria puede favor solo cita citas reserva reservar reservarme hora turno servicio sesion no si que este esta ese eso cuando dia semana hoy manana tarde noche tener tengo hay pedir ponerme darme dar haria',
  ),
  joints: set('y e mas tambien con & + luego'),
  or: set('o u'),
  no: 'no',
  not: 'no',
  why: 'que',
  speaker: 'yo',
  without: set('sin menos excepto salvo quitando olvide olvidese'),
  withoutPairs: set('vez|de lugar|de aparte|de'),
  dont: set('no'),
  wished: set('quiero quisiera necesito hace quiere necesita querria hagan haga'),
  only: set('solo solamente'),
  answers: set(
    'el la un una yo quiero quisiera necesito mejor solo perdon espere gracias eso que se puede podria es hay tengo puedo me le lo hace querria tiene',
  ),
  notOfService: set('se lo muy tan antes despues el la hasta este esta es puedo tengo'),
  ends: set('pero solo mejor porque asi sino'),
  anew: set('perdon perdone mejor digo espere corrijo realmente'),
  notAnewBefore: set('que de'),
  anewBehind: set('mejor'),
  added: set('y tambien ademas mas anada agregue con incluyendo'),
  beforeMoment: set('en dentro'),
  stems,
  meaning,
  mayBe,
  minutesAt,
  numberAt,
});
