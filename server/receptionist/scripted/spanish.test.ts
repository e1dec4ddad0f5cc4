/** Whole calls in Spanish, with the real tools. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BusinessProfile } from '../../business/business.ts';
import { TestShop } from '../tools/testing.ts';
import { ring } from './testing-calls.ts';

const SERVICES: Readonly<Record<string, string>> = {
  Haircut: 'Corte de pelo',
  'Beard trim': 'Arreglo de barba',
  'Haircut and beard': 'Corte y barba',
};

let shop: TestShop;
let business: BusinessProfile;
beforeAll(async () => {
  shop = await TestShop.open();
  const services = shop.business.services.map((each) => ({
    ...each,
    name: SERVICES[each.name] ?? each.name,
  }));
  business = { ...shop.business, language: 'es-US', services };
});
beforeEach(() => shop.clear());
afterAll(() => shop.db.close());

const say = (...lines: readonly string[]) => ring(shop, lines, undefined, business);
const FRIDAY = '2030-04-05T14:00';

test('a caller books a haircut', async () => {
  const { replies, bookings, hungUp } = await say(
    'Hola, buenos días, quería cortarme el pelo el martes a las tres',
    'sí, por favor',
    'María García López',
    'no, nada más, gracias, adiós',
  );
  expect(replies[0]).toMatch(
    /^Para Corte de pelo, mañana a las 3 de la tarde con \w+ está libre\. ¿Se la reservo\?$/,
  );
  expect(replies[1]).toBe('¿A qué nombre la pongo?');
  expect(replies[2]).toMatch(/^Listo, María García López: .+, el martes 2 de abril a las 3 de la tarde\./);
  expect({ bookings, hungUp }).toEqual({
    bookings: ['María García López, Haircut, Tue 15:00'],
    hungUp: true,
  });
});

test('a caller asks for free times, and chooses one', async () => {
  const { replies, bookings } = await say(
    'quisiera una cita para un corte de pelo',
    'el miércoles por la tarde',
    'la primera',
    'a nombre de José Muñoz',
  );
  expect(replies[0]).toBe('¿Qué día y a qué hora quiere la cita de Corte de pelo?');
  expect(replies[1]).toMatch(/^Tengo el miércoles 3 de abril a las 12 del mediodía.+ ¿Cuál prefiere\?$/);
  expect(bookings).toEqual(['José Muñoz, Haircut, Wed 12:00']);
});

test('a caller moves an appointment', async () => {
  await shop.appointment(FRIDAY);
  const { replies, bookings } = await say(
    'Quiero cambiar mi cita al jueves a las once',
    'María López',
    'sí',
    'no, gracias',
  );
  expect(replies[0]).toBe('Por supuesto. ¿A qué nombre está la cita?');
  expect(replies[2]).toMatch(/^Hecho: ahora es .+, el jueves 4 de abril a las 11 de la mañana\./);
  expect(bookings).toEqual(['Maria Lopez, Haircut, Thu 11:00']);
});

test('a caller cancels an appointment', async () => {
  await shop.appointment(FRIDAY);
  const { replies, bookings } = await say('Necesito cancelar mi cita', 'María López', 'sí, cancélela');
  expect(replies[1]).toContain('¿La cancelo?');
  expect(replies[2]).toMatch(/^Queda cancelada: /);
  expect(bookings).toEqual(['-Maria Lopez, Haircut, Fri 14:00']);
});

test('a caller leaves a message', async () => {
  const { replies, messages } = await say(
    '¿Puedo dejar un mensaje?',
    'Que me he dejado la bufanda en la tienda',
    'Ana Ruiz',
  );
  expect(replies).toEqual([
    'Por supuesto. ¿Qué mensaje les paso?',
    '¿Y cómo se llama usted?',
    'Gracias, Ana Ruiz. Lo he pasado, y le llamarán. ¿Algo más?',
  ]);
  expect(messages).toEqual(['Ana Ruiz: Que me he dejado la bufanda en la tienda']);
});

test('a caller in danger hears whom to call', async () => {
  const { replies } = await say('mi padre no puede respirar');
  expect(replies).toEqual(['Esto parece una emergencia. Por favor, cuelgue ahora y llame al 911.']);
});

describe('where English is answered first, and Spanish is spoken, too,', () => {
  const both = (...lines: readonly string[]) =>
    ring(shop, lines, undefined, { ...business, language: 'en-US', alsoSpeaks: ['es-US'] });

  test('a caller is answered in the language of their first words', async () => {
    const { replies } = await both('Hola, quisiera una cita para cortarme el pelo mañana por la tarde');
    expect(replies[0]).toMatch(/^Tengo mañana .+ ¿Cuál prefiere\?$|^Para Corte de pelo, tengo mañana /);
  });

  test('a caller gets the language that they ask for, at any time', async () => {
    const { replies } = await both(
      'I would like to leave a message',
      'do you speak Spanish?',
      'in English, please',
    );
    expect(replies[1]).toBe('Claro que sí, hablemos en español. ¿En qué puedo ayudarle?');
    expect(replies[2]).toBe('Of course, let us speak English. How can I help you?');
  });

  test('danger is heard in both languages', async () => {
    const { replies } = await both('mi padre no puede respirar');
    expect(replies[0]).toContain('llame al 911');
  });

  test('a language that is not spoken changes nothing', async () => {
    const { replies } = await both('Guten Tag, ich möchte einen Termin haben');
    expect(replies[0]).toContain('I only speak English');
  });
});
